'use client';
import { type NumberFormatOptions, useFormatter, useTranslations } from 'next-intl';
import { cn } from './cn';
import { usePercent } from './use-percent';

interface Props {
  /** Null: not known, shown as a dash. */
  readonly value: number | null | undefined;
  /** `percent` takes 0 to 1; `score` has one decimal; `money` needs `currency` and drops the cents of thousands, `amount` never does. */
  readonly kind?: 'count' | 'decimal' | 'score' | 'percent' | 'money' | 'amount' | 'compact';
  /** ISO 4217. */
  readonly currency?: string;
  /** Marks an estimate with ≈. */
  readonly approximate?: boolean;
  readonly className?: string;
}

const optionsOf = (
  kind: Exclude<Props['kind'], 'percent' | undefined>,
  currency: string | undefined,
  value: number,
): NumberFormatOptions => {
  if (kind === 'score') return { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  if (kind === 'amount') return currency ? { style: 'currency', currency } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  if (kind === 'money' && currency) return { style: 'currency', currency, maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : 2 };
  if (kind === 'compact') return { notation: 'compact', maximumFractionDigits: 1 };
  return { maximumFractionDigits: kind === 'count' ? 0 : 2 };
};

/** A number as people of the language write it, in figures of equal width. */
export const Figure = ({ value, kind = 'count', currency, approximate = false, className }: Props) => {
  const format = useFormatter();
  const t = useTranslations('ui');
  const percent = usePercent();
  if (value === null || value === undefined || !Number.isFinite(value))
    return (
      <span className={cn('text-faint', className)}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t('unknown')}</span>
      </span>
    );
  return (
    <span className={cn('whitespace-nowrap tabular-nums', className)}>
      {approximate ? <span title={t('estimate')}>≈ </span> : null}
      {kind === 'percent' ? percent(value) : format.number(value, optionsOf(kind, currency, value))}
    </span>
  );
};
