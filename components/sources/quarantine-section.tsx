'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import type { QuarantinedRow, QuarantinePage } from '@/lib/ingest/import-preview';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { buttonClass } from '../ui/button-class';
import { Chip } from '../ui/chip';
import { quarantineParsers } from './quarantine-params';
import { useSourceWords } from './use-source-words';

interface Props {
  readonly importId: number;
  readonly page: QuarantinePage;
  readonly mayDownload: boolean;
  readonly showsFile: boolean;
}

/** What a reason is about: the value as it came, or how many cells there were. */
const ReasonRaw = ({ reason }: { readonly reason: QuarantinedRow['reasons'][number] }) => {
  const t = useTranslations('sources');
  if (!reason.raw) return null;
  const [found, expected] = reason.code.startsWith('cells_') ? reason.raw.split(' / ') : [];
  if (found && expected)
    return <span className="ml-2 text-xs whitespace-nowrap text-faint tabular-nums">{t('cellCounts', { found, expected })}</span>;
  return <span className="ml-2 font-mono text-xs break-all text-faint">{reason.raw.slice(0, 120)}</span>;
};

/** The rows an import refused, with their reasons and their text as it came. */
export const QuarantineSection = ({ importId, page, mayDownload, showsFile }: Props) => {
  const t = useTranslations('sources');
  const { fieldName, issueName } = useSourceWords();
  const [params, setParams] = useQueryStates(quarantineParsers, { shallow: false, history: 'push' });
  const columns = useMemo((): Column<QuarantinedRow>[] => {
    const file: Column<QuarantinedRow> = {
      id: 'file',
      header: t('file'),
      cell: (row) => <span className="break-all">{row.fileName}</span>,
    };
    return [
      { id: 'row', header: t('row'), align: 'right', width: '5rem', onPhone: 'title', cell: (row) => row.row },
      ...(showsFile ? [file] : []),
      {
        id: 'reason',
        header: t('reason'),
        cell: (row) => (
          <ul className="flex flex-col py-1">
            {row.reasons.map((reason) => (
              <li key={`${reason.field} ${reason.code} ${reason.raw}`}>
                {reason.field ? t('issueLine', { field: fieldName(reason.field), issue: issueName(reason.code) }) : issueName(reason.code)}
                <ReasonRaw reason={reason} />
              </li>
            ))}
          </ul>
        ),
      },
      {
        id: 'raw',
        header: t('raw'),
        cell: (row) =>
          row.raw === null ? (
            <span className="text-faint">{t('hiddenRaw')}</span>
          ) : (
            <code dir="auto" className="line-clamp-3 font-mono text-xs break-all whitespace-pre-wrap">
              {row.raw}
            </code>
          ),
      },
    ];
  }, [t, fieldName, issueName, showsFile]);
  return (
    <section id="quarantine" className="flex min-w-0 scroll-mt-16 flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-lg">{t('quarantineTitle')}</h2>
          <p className="text-sm text-faint">{t('quarantineText')}</p>
        </div>
        {mayDownload ? (
          <a href={`/api/imports/${importId}/quarantine`} download className={buttonClass()}>
            <Download aria-hidden="true" />
            {t('download')}
          </a>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <Chip label={t('allReasons')} selected={params.reason === ''} onClick={() => void setParams({ reason: null, page: null })}>
          {t('allReasons')}
        </Chip>
        {page.reasons.map(({ code, rows }) => (
          <Chip
            key={code}
            label={issueName(code)}
            selected={params.reason === code}
            onClick={() => void setParams({ reason: code, page: null })}
          >
            <span className="max-w-60 truncate" title={issueName(code)}>
              {issueName(code)}
            </span>{' '}
            <span className="text-faint tabular-nums">{rows}</span>
          </Chip>
        ))}
      </div>
      <DataTable
        label={t('quarantineTitle')}
        columns={columns}
        rows={page.rows}
        rowKey={(row) => row.id}
        total={page.total}
        pageSize={page.pageSize}
      />
    </section>
  );
};
