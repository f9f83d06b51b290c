import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SegmentEditor } from '@/components/segments/segment-editor';
import { CrumbName } from '@/components/ui/crumb';
import { Notice } from '@/components/ui/notice';
import { roleIncludes } from '@/lib/core/roles';
import { RULE_VERSION, type Rule } from '@/lib/segments/rule';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { getSegment } from '@/lib/server/segments/get-segment';
import { segmentFields } from '@/lib/server/segments/segment-fields';
import { saveSegmentAction } from '../../actions';
import { orNotFound, segmentIdOf } from '../../segment-id';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('segments'))('edit') });

const BLANK: Rule = { version: RULE_VERSION, root: { combinator: 'and', rules: [] } };

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ version?: string }>;
}

const EditSegmentPage = async ({ params, searchParams }: Props) => {
  const ctx = await getPageContext();
  const id = segmentIdOf((await params).id);
  const { version: asked } = await searchParams;
  const version = asked && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : undefined;
  const [t, segment, catalog] = await Promise.all([
    getTranslations('segments'),
    orNotFound(getSegment(ctx, { id, ...(version ? { version } : {}) })),
    segmentFields(ctx),
  ]);
  const draftKey = `${ctx.actor.userId} ${id} ${version ?? ''}`;
  return (
    <>
      <CrumbName name={segment.name} />
      <SegmentEditor
        key={draftKey}
        title={segment.name}
        notice={version ? <Notice>{t('editingVersion', { version })}</Notice> : null}
        catalog={{ ...catalog, segments: catalog.segments.filter((other) => other.id !== id) }}
        id={id}
        draftKey={draftKey}
        newest={segment.newest}
        name={segment.name}
        description={segment.description}
        rule={segment.rule ?? BLANK}
        canSave={roleIncludes(ctx.actor.role, 'marketer')}
        save={saveSegmentAction}
      />
    </>
  );
};

export default EditSegmentPage;
