import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { loadTableParams } from '@/components/data-table/table-params';
import { loadAuditParams } from '@/components/settings/audit-params';
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
  const [{ q, page }, { action, person }] = await Promise.all([loadTableParams(searchParams), loadAuditParams(searchParams)]);
  const log = await listAudit(ctx, { page, pageSize: PAGE_SIZE, search: q, action, actor: person });
  return <AuditTable {...log} pageSize={PAGE_SIZE} />;
};

export default AuditPage;
