import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { DraftWizard } from '@/components/sources/draft-wizard';
import { ImportActions } from '@/components/sources/import-actions';
import { ImportDetails } from '@/components/sources/import-details';
import { ImportProgress } from '@/components/sources/import-progress';
import { ImportResult } from '@/components/sources/import-result';
import { loadQuarantineParams } from '@/components/sources/quarantine-params';
import { QuarantineSection } from '@/components/sources/quarantine-section';
import { StatusBadge } from '@/components/sources/status-badge';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { roleIncludes } from '@/lib/core/roles';
import { type ImportView, isBusy } from '@/lib/ingest/import-view';
import { getPageContext } from '@/lib/server/auth/get-page-context';
import { runPageVerb } from '@/lib/server/auth/run-page-verb';
import type { Context } from '@/lib/server/context';
import { findSameFiles } from '@/lib/server/imports/find-same-files';
import { getImport } from '@/lib/server/imports/get-import';
import { getImportProgress } from '@/lib/server/imports/get-import-progress';
import { listQuarantine } from '@/lib/server/imports/list-quarantine';
import { previewImport } from '@/lib/server/imports/preview-import';
import {
  cancelAction,
  changeDialectAction,
  checkAction,
  previewAction,
  proposeKindAction,
  repeatAction,
  startAction,
  undoAction,
} from './actions';

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** Higher page numbers in the address are typing errors. */
const PAGES_MAX = 100_000;

const DRAFT_ACTIONS = {
  preview: previewAction,
  changeDialect: changeDialectAction,
  proposeKind: proposeKindAction,
  check: checkAction,
  start: startAction,
  cancel: cancelAction,
};

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: `${(await getTranslations('sources'))('import')} #${(await params).id}`,
});

const Draft = async ({ ctx, view }: { readonly ctx: Context; readonly view: ImportView }) => {
  const importId = view.id;
  const [preview, sameFiles] = await Promise.all([previewImport(ctx, { importId }), findSameFiles(ctx, { importId })]);
  // A new reading of the file starts the page's state anew.
  const key = JSON.stringify([preview.dialect, view.header]);
  return <DraftWizard key={key} view={view} firstPreview={preview} sameFiles={sameFiles} actions={DRAFT_ACTIONS} />;
};

const ImportPage = async ({ params, searchParams }: Props) => {
  const ctx = await getPageContext();
  const view = await runPageVerb(getImport(ctx, { importId: Number((await params).id) }));
  const mayWrite = roleIncludes(ctx.actor.role, 'marketer');
  if (view.status === 'draft' && mayWrite) return <Draft ctx={ctx} view={view} />;
  const t = await getTranslations('sources');
  const { reason, page } = await loadQuarantineParams(searchParams);
  const [progress, quarantine] = await Promise.all([
    getImportProgress(ctx, { importId: view.id }),
    listQuarantine(ctx, { importId: view.id, code: reason.slice(0, 60), page: Math.min(Math.max(1, page), PAGES_MAX) }),
  ]);
  return (
    <>
      <PageHeader
        crumb={view.source.name}
        title={
          <span className="inline-flex flex-wrap items-center gap-3">
            {t(isBusy(view.status) ? 'progressTitle' : 'resultTitle', { source: view.source.name })}
            <StatusBadge status={view.status} />
          </span>
        }
        actions={<ImportActions view={view} {...(mayWrite ? { undo: undoAction } : {})} />}
      />
      {view.status === 'draft' ? <Notice>{t('notAllowed')}</Notice> : null}
      {isBusy(view.status) ? <ImportProgress importId={view.id} first={progress} {...(mayWrite ? { cancel: cancelAction } : {})} /> : null}
      {isBusy(view.status) || view.status === 'draft' ? null : <ImportResult view={view} {...(mayWrite ? { repeat: repeatAction } : {})} />}
      {quarantine.reasons.length > 0 ? (
        <QuarantineSection importId={view.id} page={quarantine} mayDownload={mayWrite} showsFile={view.files.length > 1} />
      ) : null}
      <ImportDetails view={view} />
    </>
  );
};

export default ImportPage;
