import { EyeOff, Users } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { loadTableParams, parseSort } from '@/components/data-table/table-params';
import { ProfileTable } from '@/components/profiles/profile-table';
import { AsOf } from '@/components/ui/as-of';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { listProfiles, PROFILE_SORTS } from '@/lib/server/profiles/list-profiles';

const PAGE_SIZE = 50;

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('profiles'))('title') });

const ProfilesPage = async ({ searchParams }: { readonly searchParams: Promise<SearchParams> }) => {
  const ctx = await getPageContext();
  const [t, params] = await Promise.all([getTranslations('profiles'), loadTableParams(searchParams)]);
  const sort = parseSort(params.sort, PROFILE_SORTS) ?? { column: 'last_seen' as const, descending: true };
  const query = params.q.slice(0, 200);
  const page = await listProfiles(ctx, {
    query,
    sort: sort.column,
    descending: sort.descending,
    page: Math.min(Math.max(1, params.page), 100_000),
    pageSize: PAGE_SIZE,
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            {page.masked ? <Badge icon={<EyeOff aria-hidden="true" />}>{t('masked')}</Badge> : null}
            <span className="text-sm text-soft tabular-nums">{t(query ? 'found' : 'people', { count: page.total })}</span>
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
