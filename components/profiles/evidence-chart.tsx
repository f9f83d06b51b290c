'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { SuggestionDetail } from '@/lib/identity/suggestion-view';
import { type WaterfallStep, waterfall } from '@/lib/identity/waterfall';
import { cn } from '../ui/cn';
import { useLikelihood } from './use-likelihood';

/** Weights smaller than this are drawn as nothing. */
const NOTHING_BITS = 0.05;

const barColour = (step: WaterfallStep): string => {
  if (step.key === 'prior') return 'bg-control';
  if (step.key === 'result') return 'bg-accent';
  return step.to >= step.from ? 'bg-good' : 'bg-danger';
};

/** How each field moved the odds, as a waterfall from "any two records" to the score; the numbers stand beside the bars. */
export const EvidenceChart = ({ suggestion }: { readonly suggestion: SuggestionDetail }) => {
  const t = useTranslations('merges');
  const comparisons = useTranslations('identity.comparison');
  const format = useFormatter();
  const likelihood = useLikelihood();
  const evidence = suggestion.evidence.filter((e) => Math.abs(e.weight) >= NOTHING_BITS);
  const { steps, least, most } = waterfall(suggestion.score, evidence);
  const width = most - least || 1;
  const place = (bits: number): number => ((bits - least) / width) * 100;
  const label = (step: WaterfallStep): string =>
    step.key === 'prior' || step.key === 'result' ? t(`steps.${step.key}`) : comparisons.has(step.key) ? comparisons(step.key) : step.key;
  const factor = (step: WaterfallStep): string => {
    if (step.key === 'result') return likelihood(suggestion.score);
    const bits = step.to - step.from;
    const times = 2 ** Math.abs(bits);
    const digits = times < 10 ? { maximumFractionDigits: 1 } : { maximumSignificantDigits: 2 };
    const number = format.number(times, { ...digits, notation: times < 10_000 ? 'standard' : 'compact' });
    if (step.key === 'prior') return bits < 0 ? `1 : ${number}` : `${number} : 1`;
    return `${bits >= 0 ? '×' : '÷'} ${number}`;
  };
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="sr-only">{t('evidence')}</caption>
      <colgroup>
        <col className="w-24 sm:w-36" />
        <col />
        <col className="w-20" />
      </colgroup>
      <tbody>
        {steps.map((step) => {
          const [left, right] = [place(Math.min(step.from, step.to)), place(Math.max(step.from, step.to))];
          return (
            <tr key={step.key}>
              <th
                scope="row"
                className={cn('h-7 pr-3 text-left font-normal', step.key === 'result' ? 'font-medium text-ink' : 'text-soft')}
              >
                {label(step)}
              </th>
              <td className="relative">
                <div aria-hidden="true" className="relative h-7">
                  <div className="absolute inset-y-0 w-px bg-line" style={{ left: `${place(0)}%` }} />
                  <div
                    className={cn('absolute inset-y-1.5 min-w-0.5 rounded-[2px]', barColour(step))}
                    style={{ left: `${left}%`, width: `${right - left}%` }}
                  />
                </div>
              </td>
              <td className="pl-3 text-right whitespace-nowrap tabular-nums">{factor(step)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
