'use client';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ImportPreview } from '@/lib/ingest/import-preview';
import type { ImportView, SameFile } from '@/lib/ingest/import-view';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Notice } from '../ui/notice';
import { PageHeader } from '../ui/page-header';
import { CheckCard } from './check-card';
import { DialectForm } from './dialect-form';
import type { DraftActions } from './draft-actions';
import { KindForm } from './kind-form';
import { MappingTable } from './mapping-table';
import { PreviewTable } from './preview-table';
import { useDraft } from './use-draft';

interface Props {
  readonly view: ImportView;
  readonly firstPreview: ImportPreview;
  readonly sameFiles: readonly SameFile[];
  readonly actions: DraftActions;
}

/** A draft: how the file is read, what its columns mean, what the import would do. */
export const DraftWizard = ({ view, firstPreview, sameFiles, actions }: Props) => {
  const t = useTranslations('sources');
  const errors = useTranslations('errors');
  const format = useFormatter();
  const router = useRouter();
  const draft = useDraft(view, firstPreview, actions);
  const [showsRows, setShowsRows] = useState(false);
  const { mapping, preview } = draft;
  const [same] = sameFiles;
  const discard = async () => {
    const result = await actions.cancel({ importId: view.id });
    if (result.ok) router.push('/sources');
    return result;
  };
  return (
    <>
      <PageHeader
        title={t('draftTitle', { source: view.source.name })}
        description={t('draftText')}
        actions={
          <ConfirmDialog
            trigger={<Button variant="ghost">{t('discard')}</Button>}
            title={t('discard')}
            description={t('discardText')}
            confirm={t('discard')}
            tone="danger"
            action={discard}
          />
        }
      />
      {same ? (
        <Notice title={t('sameFile')}>
          {t('sameFileText', {
            name: same.name,
            source: same.source,
            date: format.dateTime(new Date(same.at), { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </Notice>
      ) : null}
      {preview.headerProblems.length > 0 ? (
        <Notice tone="warn" title={t('headerChanged')}>
          <ul className="list-disc pl-4">
            {preview.headerProblems.slice(0, 5).map((problem) => (
              <li key={JSON.stringify(problem)}>
                {errors(errors.has(problem.key) ? problem.key : 'unexpected', { id: '', ...problem.values })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="grid gap-4 xl:grid-cols-2">
        <DialectForm
          key={JSON.stringify(preview.dialect)}
          dialect={preview.dialect}
          pending={draft.isReading}
          onApply={draft.changeDialect}
        />
        <KindForm mapping={mapping} onKind={draft.changeKind} onChange={draft.setMapping} />
      </div>
      <section className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <div>
            <h2 className="text-lg">{t('columns')}</h2>
            <p className="text-sm text-faint">
              {t('columnsText', {
                mapped: mapping.columns.filter(({ target }) => target !== 'ignore').length,
                total: preview.header.length,
                sample: preview.sampleRows,
              })}
            </p>
          </div>
          <Button aria-expanded={showsRows} onClick={() => setShowsRows(!showsRows)}>
            {showsRows ? t('hidePreview') : t('showPreview')}
          </Button>
        </div>
        {showsRows ? (
          <>
            <p className="text-sm text-faint">{t('previewText')}</p>
            <PreviewTable preview={preview} mapping={mapping} />
          </>
        ) : null}
        <MappingTable mapping={mapping} preview={preview} onChange={draft.changeColumn} />
      </section>
      <CheckCard
        dryRun={draft.dryRun}
        isStale={draft.isStale}
        problems={preview.problems}
        failure={draft.failure}
        busy={draft.isChecking ? 'checking' : draft.isStarting ? 'starting' : null}
        onCheck={draft.check}
        onStart={draft.start}
      />
    </>
  );
};
