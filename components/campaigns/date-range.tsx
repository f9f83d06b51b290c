'use client';
import { CalendarDays, ChevronDown } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { addDays } from '@/lib/core/days';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Popover } from '../ui/popover';

/** First and last day, `YYYY-MM-DD`; null where the range is open. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

interface Props {
  readonly value: DayRange;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly onChange: (range: DayRange) => void;
}

const PRESETS = [30, 90, 365] as const;

/** A range of days: one button that says it in words, and behind it the usual ranges and any other. */
export const DateRange = ({ value, today, onChange }: Props) => {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const [open, setOpen] = useState(false);
  const { from, to } = value;
  const firstOf = (days: number): string => addDays(today, 1 - days);
  const preset = PRESETS.find((days) => from === firstOf(days) && to === today);
  const dayText = (day: string): string => format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  const rangeText = (): string => {
    if (preset) return t('lastDays', { days: preset });
    if (from && to) return t('fromTo', { from: dayText(from), to: dayText(to) });
    if (from) return t('fromDay', { from: dayText(from) });
    return to ? t('toDay', { to: dayText(to) }) : t('allTime');
  };
  const choose = (range: DayRange): void => {
    setOpen(false);
    onChange(range);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t('dateRange')}
      trigger={
        <Button>
          <CalendarDays aria-hidden="true" />
          <span className="sr-only">{t('dateRange')}: </span>
          {rangeText()}
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      <div className="flex w-80 max-w-full flex-col gap-3">
        <div className="flex flex-wrap gap-1.5">
          {PRESETS.map((days) => (
            <Chip
              key={days}
              label={t('lastDays', { days })}
              selected={preset === days}
              onClick={() => choose({ from: firstOf(days), to: today })}
            >
              {t('lastDays', { days })}
            </Chip>
          ))}
          <Chip label={t('allTime')} selected={!from && !to} onClick={() => choose({ from: null, to: null })}>
            {t('allTime')}
          </Chip>
        </div>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('from')}>
            <Input type="date" value={from ?? ''} onChange={(e) => onChange({ from: e.target.value || null, to })} />
          </Field>
          <Field label={t('to')}>
            <Input type="date" value={to ?? ''} onChange={(e) => onChange({ from, to: e.target.value || null })} />
          </Field>
        </div>
      </div>
    </Popover>
  );
};
