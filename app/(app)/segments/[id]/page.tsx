import { Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { loadTableParams, parseSort } from '@/components/data-table/table-params';
import { ArchiveButton } from '@/components/segments/archive-button';
import { ExportMenu } from '@/components/segments/export-menu';
import { MembersTable } from '@/components/segments/members-table';
import { SegmentHead } from '@/components/segments/segment-head';
import { VersionsList } from '@/components/segments/versions-list';
import { WhyPanel } from '@/components/segments/why-panel';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { roleIncludes } from '@/lib/core/roles';
import { MEMBER_SORTS } from '@/lib/segments/views';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { getSegment } from '@/lib/server/segments/get-segment';
import { listSegmentMembers } from '@/lib/server/segments/list-segment-members';
import { segmentFields } from '@/lib/server/segments/segment-fields';
import { segmentVersions } from '@/lib/server/segments/segment-versions';
import { searchPeopleAction } from '../../actions';
import { archiveSegmentAction, explainMembershipAction, restoreSegmentAction } from '../actions';
import { orNotFound, segmentIdOf } from '../segment-id';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('segments'))('segment') });

const PAGE_SIZE = 50;

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

const SegmentPage = async ({ params, searchParams }: Props) => {
  const ctx = await getPageContext();
  const id = segmentIdOf((await params).id);
  const table = await loadTableParams(searchParams);
  const sort = parseSort(table.sort, MEMBER_SORTS);
  const [t, segment, members, versions, catalog] = await Promise.all([
    getTranslations('segments'),
    orNotFound(getSegment(ctx, { id })),
    orNotFound(
      listSegmentMembers(ctx, {
        segmentId: id,
        sort: sort?.column ?? 'name',
        descending: sort?.descending ?? false,
        skip: (table.page - 1) * PAGE_SIZE,
        limit: PAGE_SIZE,
      }),
    ),
    orNotFound(segmentVersions(ctx, { id })),
    segmentFields(ctx),
  ]);
  const canEdit = roleIncludes(ctx.actor.role, 'marketer');
  const named = { sources: catalog.sources, segments: catalog.segments };
  return (
    <>
      <PageHeader
        crumb={segment.name}
        title={segment.name}
        description={segment.description}
        actions={
          <>
            {canEdit ? (
              <ArchiveButton
                archived={segment.archived}
                archive={archiveSegmentAction.bind(null, id)}
                restore={restoreSegmentAction.bind(null, id)}
              />
            ) : null}
            {canEdit && segment.issues.length === 0 ? <ExportMenu id={id} /> : null}
            <ButtonLink href={`/segments/${id}/edit`} variant="primary">
              <Pencil aria-hidden="true" />
              {t(canEdit ? 'edit' : 'openRule')}
            </ButtonLink>
          </>
        }
      />
      <SegmentHead segment={segment} {...named} />
      <div className="grid min-w-0 items-start gap-6 2xl:grid-cols-[minmax(0,1fr)_22rem] 2xl:grid-rows-[auto_1fr]">
        {segment.rule ? (
          <Card title={t('whyTitle')} description={t('whyPurpose')} className="2xl:col-start-2">
            <WhyPanel
              rule={segment.rule}
              {...named}
              findPeople={searchPeopleAction}
              explain={explainMembershipAction.bind(null, segment.rule, id)}
            />
          </Card>
        ) : null}
        <div className="min-w-0 2xl:col-start-1 2xl:row-span-2 2xl:row-start-1">
          <MembersTable rows={members.rows} total={members.total} pageSize={PAGE_SIZE} />
        </div>
        <Card title={t('versions')} className="2xl:col-start-2">
          <VersionsList id={id} versions={versions} {...named} canEdit={canEdit} />
        </Card>
      </div>
    </>
  );
};

export default SegmentPage;
