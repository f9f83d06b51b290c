import { EyeOff, Users } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { parseSort } from '@/components/data-table/table-params';
import { loadProfileParams } from '@/components/profiles/profile-params';
import { ProfileTable } from '@/components/profiles/profile-table';
import { SourceChip } from '@/components/profiles/source-chip';
import { AsOf } from '@/components/ui/as-of';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { runPageVerb } from '@/lib/server/auth/run-page-verb';
import { listProfiles, PROFILE_SORTS } from '@/lib/server/profiles/list-profiles';
import { getSource } from '@/lib/server/sources/get-source';

const PAGE_SIZE = 50;

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('profiles'))('title') });

const ProfilesPage = async ({ searchParams }: { readonly searchParams: Promise<SearchParams> }) => {
  const ctx = await getPageContext();
  const [t, params] = await Promise.all([getTranslations('profiles'), loadProfileParams(searchParams)]);
  const sort = parseSort(params.sort, PROFILE_SORTS) ?? { column: 'last_seen' as const, descending: true };
  const source = params.source ? await runPageVerb(getSource(ctx, { sourceId: params.source })) : null;
  const page = await listProfiles(ctx, {
    query: params.q,
    ...(source ? { source: source.id } : {}),
    sort: sort.column,
    descending: sort.descending,
    page: params.page,
    pageSize: PAGE_SIZE,
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        filters={source ? <SourceChip name={source.name} /> : undefined}
        actions={
          <>
            {page.masked ? <Badge icon={<EyeOff aria-hidden="true" />}>{t('masked')}</Badge> : null}
            <span className="text-sm text-soft tabular-nums">{t(params.q || source ? 'found' : 'people', { count: page.total })}</span>
            <AsOf at={page.asOf} />
          </>
        }
      />
      <ProfileTable
        rows={page.rows}
        total={page.total}
        pageSize={PAGE_SIZE}
        empty={
          <EmptyState
            icon={<Users aria-hidden="true" />}
            title={t('emptyTitle')}
            description={t('emptyText')}
            action={
              <ButtonLink href="/sources" variant="primary">
                {t('emptyAction')}
              </ButtonLink>
            }
          />
        }
      />
    </>
  );
};

export default ProfilesPage;
