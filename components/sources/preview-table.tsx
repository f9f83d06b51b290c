'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import type { ImportPreview } from '@/lib/ingest/import-preview';
import type { Mapping } from '@/lib/ingest/mapping';
import { cn } from '../ui/cn';
import { CellView } from './cell-view';
import { useSourceWords } from './use-source-words';

interface Props {
  readonly preview: ImportPreview;
  readonly mapping: Mapping;
}

/** A region that scrolls must be reachable with the keyboard. */
const REACHABLE = { tabIndex: 0 } as const;

/** The first rows as they will be, raw → clean in every cell; only the columns that are imported. */
export const PreviewTable = ({ preview, mapping }: Props) => {
  const t = useTranslations('sources');
  const { targetName, issueName } = useSourceWords();
  const used = mapping.columns.filter(({ target, column }) => target !== 'ignore' && column < preview.header.length);
  return (
    <section aria-label={t('previewTitle')} {...REACHABLE} className="relative max-h-120 overflow-auto rounded-lg border bg-surface">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t('previewTitle')}</caption>
        <thead>
          <tr className="text-left text-xs text-faint">
            <th scope="col" className="sticky top-0 z-10 border-b bg-canvas px-3 py-1.5 font-medium">
              {t('row')}
            </th>
            {used.map(({ column, header, target }) => (
              <th key={column} scope="col" className="sticky top-0 z-10 border-b bg-canvas px-3 py-1.5 font-medium whitespace-nowrap">
                <span dir="auto" className="block">
                  {header}
                </span>
                <span className="block font-normal text-soft">{targetName(target)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <Fragment key={row.row}>
              <tr>
                <th
                  scope="row"
                  className={cn('px-3 py-1.5 text-left align-baseline font-normal text-faint tabular-nums', !row.refusal && 'border-b')}
                >
                  {row.row}
                </th>
                {used.map(({ column }) => (
                  <td key={column} className={cn('max-w-90 min-w-36 px-3 py-1.5 align-baseline', !row.refusal && 'border-b')}>
                    <CellView cell={row.cells[column] ?? { raw: '', clean: null, issue: null }} isIgnored={false} layout="stacked" />
                  </td>
                ))}
              </tr>
              {row.refusal ? (
                <tr>
                  <td className="border-b" />
                  <td colSpan={used.length} className="border-b px-3 pb-1.5 text-xs text-warn">
                    <span className="inline-flex items-start gap-1">
                      <TriangleAlert aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
                      {t('refused', { reason: issueName(row.refusal) })}
                    </span>
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
};
