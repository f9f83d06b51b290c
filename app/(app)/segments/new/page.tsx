import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SegmentEditor } from '@/components/segments/segment-editor';
import { roleIncludes } from '@/lib/core/roles';
import { RULE_VERSION, type Rule } from '@/lib/segments/rule';
import { TEMPLATES, templateRule } from '@/lib/segments/templates';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { segmentFields } from '@/lib/server/segments/segment-fields';
import { saveSegmentAction } from '../actions';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('segments'))('newSegment') });

const BLANK: Rule = { version: RULE_VERSION, root: { combinator: 'and', rules: [] } };

const NewSegmentPage = async ({ searchParams }: { readonly searchParams: Promise<{ template?: string }> }) => {
  const ctx = await getPageContext();
  const [t, catalog, params] = await Promise.all([getTranslations('segments'), segmentFields(ctx), searchParams]);
  const template = TEMPLATES.find((known) => known === params.template);
  const draftKey = `${ctx.actor.userId} new ${template ?? ''}`;
  return (
    <SegmentEditor
      key={draftKey}
      title={t('newSegment')}
      catalog={catalog}
      id={null}
      draftKey={draftKey}
      newest={null}
      name={template ? t(`template.${template}`) : ''}
      description=""
      rule={(template && templateRule(template, catalog)) ?? BLANK}
      canSave={roleIncludes(ctx.actor.role, 'marketer')}
      save={saveSegmentAction}
    />
  );
};

export default NewSegmentPage;
