'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { TotalScore } from '@/lib/quality/score';
import { Dial } from '../charts/dial';
import { scoreTone, TONE_STROKE } from '../charts/score-tone';
import { rowsHref } from './quality-params';
import { useQualityWords } from './use-quality-words';

interface Props {
  readonly total: TotalScore;
  readonly timelyDays: number;
  /** Beside the formula, e.g. the button that changes the weights. */
  readonly actions?: ReactNode;
}

/** The total score with its formula, and one line per dimension with numbers and weight. */
export const ScoreCard = ({ total, timelyDays, actions }: Props) => {
  const t = useTranslations('quality');
  const { scoreText, measureText, formulaText } = useQualityWords();
  return (
    <section
      aria-labelledby="total-score"
      className="flex flex-wrap items-center gap-x-10 gap-y-6 rounded-lg border bg-surface p-5 max-sm:justify-center"
    >
      <Dial value={total.score}>
        <span className="text-2xl leading-9 font-semibold tracking-tight tabular-nums">{scoreText(total.score)}</span>
        <h2 id="total-score" className="text-xs font-normal text-faint">
          {t('dimensions.total')}
        </h2>
      </Dial>
      <div className="flex min-w-0 flex-1 basis-96 flex-col gap-4">
        <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
          {total.parts.map((part) => (
            <li key={part.dimension} className="flex min-w-0 flex-col gap-1">
              <div className="flex items-baseline justify-between gap-3 text-sm">
                <Link
                  href={rowsHref({ dimension: part.dimension })}
                  className="rounded-sm font-medium underline decoration-control/50 underline-offset-3 hover:decoration-ink"
                >
                  {t(`dimensions.${part.dimension}`)}
                </Link>
                <span className="tabular-nums">
                  <b className="font-semibold">{scoreText(part.score)}</b>{' '}
                  <span className="text-xs text-faint">{t('weight', { weight: part.weight })}</span>
                </span>
              </div>
              <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-hover">
                <div
                  className="h-full rounded-full"
                  style={{ width: `${part.score ?? 0}%`, background: TONE_STROKE[scoreTone(part.score)] }}
                />
              </div>
              <p className="text-xs text-soft tabular-nums">{measureText(part)}</p>
              <p className="text-xs text-faint">{t(`dimensionHints.${part.dimension}`, { days: timelyDays })}</p>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-3">
          <p className="min-w-0 text-xs text-faint">
            <span className="font-medium text-soft">{t('formulaLabel')} </span>
            <span className="tabular-nums">{formulaText(total)}</span>
            <br />
            {t('formulaHint')}
          </p>
          {actions}
        </div>
      </div>
    </section>
  );
};
