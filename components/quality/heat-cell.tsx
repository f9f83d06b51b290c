'use client';
import Link from 'next/link';
import type { Dimension } from '@/lib/quality/dimensions';
import type { TotalScore } from '@/lib/quality/score';
import { heatClass } from '../charts/score-tone';
import { cn } from '../ui/cn';
import { type HeatView, rowsHref } from './quality-params';
import { useQualityWords } from './use-quality-words';

interface Props {
  /** Undefined: the source does not have the field. */
  readonly total: TotalScore | undefined;
  readonly view: HeatView;
  readonly sourceId: number;
  readonly field: string;
  /** What the number is about, for assistive technology. */
  readonly label: string;
}

/** The dimension whose rows explain the number: the one shown, else the one that lowers the total most. */
const dimensionOf = (total: TotalScore, view: HeatView): Dimension | null => {
  if (view !== 'total') return view;
  const lossOf = (part: TotalScore['parts'][number]): number => (part.score === null ? -1 : part.weight * (100 - part.score));
  return [...total.parts].sort((a, b) => lossOf(b) - lossOf(a))[0]?.dimension ?? null;
};

/** One number of the heat table: its colour, its formula on hover, its rows on click. */
export const HeatCell = ({ total, view, sourceId, field, label }: Props) => {
  const { scoreText, measureText, formulaText } = useQualityWords();
  const part = total?.parts.find((p) => p.dimension === view);
  const score = view === 'total' ? (total?.score ?? null) : (part?.score ?? null);
  const dimension = total ? dimensionOf(total, view) : null;
  if (!total || score === null || dimension === null)
    return (
      <td className="h-9 border-b px-1 text-center text-xs text-faint">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{scoreText(null)}</span>
      </td>
    );
  const formula = view === 'total' || !part ? formulaText(total) : measureText(part);
  return (
    <td className="h-9 border-b p-0.5">
      <Link
        href={rowsHref({ source: sourceId, field, dimension })}
        title={formula}
        aria-label={`${label}: ${scoreText(score)}`}
        className={cn(
          'grid h-8 min-w-16 place-items-center rounded-sm text-sm tabular-nums hover:outline-2 hover:-outline-offset-2 hover:outline-control',
          heatClass(score),
        )}
      >
        {scoreText(score)}
      </Link>
    </td>
  );
};
