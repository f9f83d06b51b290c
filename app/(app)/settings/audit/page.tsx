import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { loadTableParams } from '@/components/data-table/table-params';
import { AuditTable } from '@/components/settings/audit-table';
import { listAudit } from '@/lib/server/audit/list-audit';
import { getPageContext } from '@/lib/server/auth/get-page-context';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('settings'))('audit') });

const PAGE_SIZE = 50;

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const AuditPage = async ({ searchParams }: Props) => {
  const ctx = await getPageContext('admin');
  const { q, page } = await loadTableParams(searchParams);
  const { rows, total } = await listAudit(ctx, { page: Math.max(1, page), pageSize: PAGE_SIZE, search: q });
  return <AuditTable rows={rows} total={total} pageSize={PAGE_SIZE} />;
};

export default AuditPage;
