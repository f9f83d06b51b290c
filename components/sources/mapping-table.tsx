'use client';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ColumnPreview, ImportPreview } from '@/lib/ingest/import-preview';
import type { ColumnMapping, Mapping } from '@/lib/ingest/mapping';
import type { Column } from '../data-table/column';
import { DataTable } from '../data-table/data-table';
import { Badge } from '../ui/badge';
import { CellView } from './cell-view';
import { ColumnTarget } from './column-target';
import { useSourceWords } from './use-source-words';

interface Props {
  readonly mapping: Mapping;
  readonly preview: ImportPreview;
  readonly onChange: (column: ColumnMapping) => void;
}

interface Row {
  readonly column: ColumnMapping;
  readonly seen: ColumnPreview;
}

const SURE = 0.85;
const LIKELY = 0.65;
/** Columns on one page; files with more are rare. */
const PAGE = 100;

const Confidence = ({ value }: { readonly value: number | undefined }) => {
  const t = useTranslations('sources');
  if (value === 1) return <Badge>{t('confidence.chosen')}</Badge>;
  if ((value ?? 0) >= SURE) return <Badge tone="good">{t('confidence.high')}</Badge>;
  return (value ?? 0) >= LIKELY ? <Badge>{t('confidence.middle')}</Badge> : <Badge tone="warn">{t('confidence.low')}</Badge>;
};

const Fit = ({ row, sampleRows }: { readonly row: Row; readonly sampleRows: number }) => {
  const t = useTranslations('sources');
  const format = useFormatter();
  const { issueName } = useSourceWords();
  if (row.column.target === 'ignore') return <span className="text-faint">{t('ignored')}</span>;
  const share = format.number(sampleRows === 0 ? 0 : row.seen.filled / sampleRows, { style: 'percent', maximumFractionDigits: 0 });
  const issues = Object.entries(row.seen.issues);
  const bad = issues.reduce((sum, [, count]) => sum + count, 0);
  return (
    <span className="flex flex-col py-1 whitespace-nowrap">
      <span className="text-soft tabular-nums">{t('filled', { share })}</span>
      {bad === 0 ? (
        <span className="inline-flex items-center gap-1 text-xs text-faint max-sm:justify-end">
          <CircleCheck aria-hidden="true" className="size-3" />
          {t('noIssues')}
        </span>
      ) : (
        <span
          className="inline-flex items-center gap-1 text-xs text-danger max-sm:justify-end"
          title={issues.map(([code]) => issueName(code)).join('\n')}
        >
          <CircleAlert aria-hidden="true" className="size-3" />
          {t('notUnderstood', { count: bad })}
        </span>
      )}
    </span>
  );
};

/** Every column of a file: what it means, how sure that is, how well its values fit, and examples raw → clean. */
export const MappingTable = ({ mapping, preview, onChange }: Props) => {
  const t = useTranslations('sources');
  const rows = useMemo(
    () =>
      preview.header.map((header, column): Row => {
        const chosen = mapping.columns.find((item) => item.column === column) ?? { column, header, target: 'ignore' };
        const seen = preview.columns[column] ?? { column, filled: 0, issues: {}, examples: [] };
        return { column: chosen, seen };
      }),
    [mapping, preview],
  );
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        id: 'column',
        header: t('column'),
        onPhone: 'title',
        cell: (row) => (
          <span dir="auto" className="font-medium break-words">
            {row.column.header}
          </span>
        ),
      },
      { id: 'means', header: t('means'), cell: (row) => <ColumnTarget kind={mapping.kind} column={row.column} onChange={onChange} /> },
      { id: 'sure', header: t('sure'), cell: (row) => <Confidence value={row.column.confidence} /> },
      { id: 'fit', header: t('fit'), cell: (row) => <Fit row={row} sampleRows={preview.sampleRows} /> },
      {
        id: 'example',
        header: t('example'),
        cell: (row) => (
          <ul className="flex min-w-0 flex-col gap-0.5 py-1">
            {row.seen.examples.slice(0, 2).map((cell) => (
              <li key={cell.raw} className="line-clamp-2 max-w-110">
                <CellView cell={cell} isIgnored={row.column.target === 'ignore'} />
              </li>
            ))}
          </ul>
        ),
      },
    ],
    [t, mapping.kind, onChange, preview.sampleRows],
  );
  return (
    <DataTable
      label={t('columns')}
      counted={t('columnCount', { count: rows.length })}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.column.column)}
      pageSize={PAGE}
      urlKey="c"
    />
  );
};
