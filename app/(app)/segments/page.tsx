import { Filter, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SegmentsTable } from '@/components/segments/segments-table';
import { TemplateList } from '@/components/segments/template-list';
import { AsOf } from '@/components/ui/as-of';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { roleIncludes } from '@/lib/core/roles';
import { TEMPLATES, templateRule } from '@/lib/segments/templates';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { listSegments } from '@/lib/server/segments/list-segments';
import { segmentFields } from '@/lib/server/segments/segment-fields';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('segments'))('title') });

const SegmentsPage = async ({ searchParams }: { readonly searchParams: Promise<{ archived?: string }> }) => {
  const ctx = await getPageContext();
  const archived = (await searchParams).archived === '1';
  const [t, list, catalog] = await Promise.all([getTranslations('segments'), listSegments(ctx, { archived }), segmentFields(ctx)]);
  const canSave = roleIncludes(ctx.actor.role, 'marketer');
  const templates = TEMPLATES.filter((template) => templateRule(template, catalog) !== null);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t.rich('purpose', { together: (words) => <span className="whitespace-nowrap">{words}</span> })}
        actions={
          <>
            <AsOf at={list.asOf} />
            <ButtonLink href={archived ? '/segments' : '/segments?archived=1'} variant="ghost">
              {t(archived ? 'showLive' : 'showArchived')}
            </ButtonLink>
            <ButtonLink href="/segments/new" variant="primary">
              <Plus aria-hidden="true" />
              {t(canSave ? 'newSegment' : 'tryRule')}
            </ButtonLink>
          </>
        }
      />
      {list.segments.length > 0 ? (
        <SegmentsTable segments={list.segments} sources={catalog.sources} />
      ) : (
        <EmptyState
          icon={<Filter aria-hidden="true" />}
          title={t(archived ? 'noArchived' : 'emptyTitle')}
          description={t(archived ? 'noArchivedText' : 'emptyText')}
        />
      )}
      {archived ? null : <TemplateList templates={templates} />}
    </>
  );
};

export default SegmentsPage;
