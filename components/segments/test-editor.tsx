'use client';
import { useTranslations } from 'next-intl';
import { CALENDAR_UNITS, NUMBER_OPS, type NumberTest, type TraitTest } from '@/lib/segments/value-tests';
import type { ValueCount } from '@/lib/segments/views';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { draftTest } from './drafts';
import { NumberInput } from './number-input';
import { TextInput } from './text-input';
import type { ValueWords } from './use-value-words';
import { ValuesInput } from './values-input';

interface Props<T extends TraitTest> {
  /** What is tested, for the names of the controls. */
  readonly subject: string;
  readonly ops: readonly T['op'][];
  readonly test: T;
  readonly onChange: (test: T) => void;
  readonly suggestions?: readonly ValueCount[];
  readonly words?: ValueWords | undefined;
}

type Numbers = Extract<TraitTest, { op: 'in' | 'not_in' }>;
type Period = Extract<TraitTest, { op: 'in_period' }>;

/** Comparisons of a number that is always there. */
export const COMPARES = NUMBER_OPS.filter((op): op is NumberTest['op'] => op !== 'blank' && op !== 'not_blank');

const isNumbers = (test: { readonly op: string }): test is Numbers => test.op === 'in' || test.op === 'not_in';

/** A period of the calendar, counted from the present one. */
const PeriodEditor = ({ test, onChange }: { readonly test: Period; readonly onChange: (test: Period) => void }) => {
  const t = useTranslations('segments');
  return (
    <>
      <Select
        aria-label={t('periodUnit')}
        options={CALENDAR_UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
        value={test.unit}
        onValueChange={(unit) => onChange({ ...test, unit })}
        className="w-auto min-w-24"
      />
      <NumberInput
        label={t('periodOffset')}
        value={test.offset}
        whole
        onChange={(offset) => onChange({ ...test, offset })}
        className="w-18"
      />
    </>
  );
};

const DAY_OPS: readonly string[] = ['before', 'after', 'on'];

/** Operator and values of one test. */
export const TestEditor = <T extends TraitTest>({ subject, ops, test, onChange, suggestions = [], words }: Props<T>) => {
  const t = useTranslations('segments');
  const label = t('valueOf', { subject });
  const change = (part: object): void => onChange({ ...test, ...part } as T);
  return (
    <>
      <Select
        aria-label={t('operatorOf', { subject })}
        options={ops.map((op) => ({ value: op, label: t(`op.${op as string}`) }))}
        value={test.op}
        onValueChange={(op) => onChange(draftTest(op, test) as T)}
        className="w-auto min-w-32"
      />
      {'values' in test ? (
        isNumbers(test) ? (
          <ValuesInput
            label={label}
            values={test.values.map(String)}
            onChange={(values) => change({ values: values.map(Number).filter(Number.isFinite) })}
          />
        ) : (
          <ValuesInput
            label={label}
            values={test.values}
            suggestions={suggestions}
            words={words}
            onChange={(values) => change({ values })}
          />
        )
      ) : null}
      {test.op === 'size' ? (
        <TestEditor subject={t('op.size')} ops={COMPARES} test={test.test} onChange={(inner) => change({ test: inner })} />
      ) : null}
      {test.op === 'in_period' ? <PeriodEditor test={test} onChange={(next) => change(next)} /> : null}
      {'value' in test && typeof test.value === 'number' ? (
        <NumberInput label={label} value={test.value} onChange={(value) => change({ value })} />
      ) : null}
      {'value' in test && typeof test.value === 'string' ? (
        DAY_OPS.includes(test.op) ? (
          <Input
            type="date"
            aria-label={label}
            value={test.value}
            onChange={(event) => change({ value: event.target.value })}
            className="w-38"
          />
        ) : (
          <TextInput
            label={label}
            value={test.value}
            suggestions={suggestions}
            words={words}
            placeholder={t('value')}
            onChange={(value) => change({ value })}
          />
        )
      ) : null}
      {test.op === 'between' || test.op === 'not_between' ? (
        <>
          <NumberInput label={t('from')} value={test.from} onChange={(from) => change({ from })} />
          <span className="text-sm text-faint">{t('to')}</span>
          <NumberInput label={t('to')} value={test.to} onChange={(to) => change({ to })} />
        </>
      ) : null}
      {test.op === 'between_dates' ? (
        <>
          <Input
            type="date"
            aria-label={t('from')}
            value={test.from}
            onChange={(event) => change({ from: event.target.value })}
            className="w-38"
          />
          <span className="text-sm text-faint">{t('to')}</span>
          <Input
            type="date"
            aria-label={t('to')}
            value={test.to}
            onChange={(event) => change({ to: event.target.value })}
            className="w-38"
          />
        </>
      ) : null}
      {'days' in test ? (
        <span className="inline-flex items-center gap-2 whitespace-nowrap">
          <NumberInput label={t('days')} value={test.days} whole min={0} onChange={(days) => change({ days })} className="w-20" />
          <span className="text-sm text-faint">{t('days')}</span>
        </span>
      ) : null}
    </>
  );
};
