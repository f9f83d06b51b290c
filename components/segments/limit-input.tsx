'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Select } from '../ui/select';
import { LIMIT_UNITS, type LimitUnit, limitUnit, MINUTES_OF } from './limit-unit';
import { NumberInput } from './number-input';

interface Props {
  readonly label: string;
  /** In minutes; undefined for no limit. */
  readonly value: number | undefined;
  readonly onChange: (minutes: number | undefined) => void;
}

/** A length of time, in minutes, hours or days as the reader likes. */
export const LimitInput = ({ label, value, onChange }: Props) => {
  const t = useTranslations('segments');
  const [kept, setKept] = useState<LimitUnit>(limitUnit(value));
  const unit = limitUnit(value, kept);
  const change = (count: number, next: LimitUnit): void => onChange(Number.isFinite(count) ? count * MINUTES_OF[next] : undefined);
  const count = value === undefined ? Number.NaN : value / MINUTES_OF[unit];
  return (
    <span className="inline-flex items-center gap-2">
      <NumberInput label={label} value={count} whole min={1} onChange={(n) => change(n, unit)} className="w-20" />
      <Select
        aria-label={t('limitUnit')}
        options={LIMIT_UNITS.map((name) => ({ value: name, label: t(`limitUnits.${name}`) }))}
        value={unit}
        onValueChange={(next) => {
          setKept(next);
          change(count, next);
        }}
        className="w-auto min-w-24"
      />
    </span>
  );
};
