'use client';
import { useTranslations } from 'next-intl';
import type { ImportPreview } from '@/lib/ingest/import-preview';
import type { Mapping } from '@/lib/ingest/mapping';
import { Badge } from '../ui/badge';
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
            <tr key={row.row} className="group">
              <th
                scope="row"
                className="border-b px-3 py-1.5 text-left align-baseline font-normal text-faint tabular-nums group-last:border-b-0"
              >
                {row.row}
                {row.refusal ? (
                  <Badge tone="warn" className="ml-2">
                    {t('refused', { reason: issueName(row.refusal) })}
                  </Badge>
                ) : null}
              </th>
              {used.map(({ column }) => (
                <td key={column} className="max-w-90 border-b px-3 py-1.5 align-baseline group-last:border-b-0">
                  <CellView cell={row.cells[column] ?? { raw: '', clean: null, issue: null }} isIgnored={false} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
