import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { CellPreview } from '@/lib/ingest/import-preview';
import { cn } from '../ui/cn';
import { Diff } from '../ui/diff';
import { useSourceWords } from './use-source-words';

interface Props {
  readonly cell: CellPreview;
  /** The column is not imported: only the raw text counts. */
  readonly isIgnored: boolean;
  /** `stacked` puts the clean text under the raw one, for tables of many columns. */
  readonly layout?: 'inline' | 'stacked';
}

const RAW = 'font-mono text-sm break-words whitespace-pre-wrap';

/** One value: as it is, changed (raw → clean), not understood (with the reason) or missing. */
export const CellView = ({ cell, isIgnored, layout = 'inline' }: Props) => {
  const t = useTranslations('sources');
  const { issueName } = useSourceWords();
  if (cell.raw.trim() === '') return <span className="text-faint">–</span>;
  if (isIgnored)
    return (
      <span dir="auto" className={cn(RAW, 'text-faint')}>
        {cell.raw}
      </span>
    );
  if (cell.issue)
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-2">
        <span dir="auto" className={RAW}>
          {cell.raw}
        </span>
        <span className="inline-flex items-baseline gap-1 text-xs text-danger">
          <CircleAlert aria-hidden="true" className="size-3 shrink-0 self-center" />
          {issueName(cell.issue)}
        </span>
      </span>
    );
  if (cell.clean === null)
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-2">
        <span dir="auto" className={cn(RAW, 'text-faint line-through')}>
          {cell.raw}
        </span>
        <span className="text-xs text-faint">{t('missing')}</span>
      </span>
    );
  if (cell.clean === cell.raw)
    return (
      <span dir="auto" className={RAW}>
        {cell.raw}
      </span>
    );
  return <Diff before={cell.raw} after={cell.clean} layout={layout} />;
};
