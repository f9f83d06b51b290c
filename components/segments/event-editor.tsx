'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Condition, Measure, PropertyFilter, Window } from '@/lib/segments/rule';
import { propertyLabel, type Translate } from '@/lib/segments/sentence';
import { NUMBER_OPS, type NumberTest, type PropertyTest, TEXT_OPS } from '@/lib/segments/value-tests';
import type { BuilderProperty } from '@/lib/segments/views';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { useBuilder } from './builder-context';
import { draftTest } from './drafts';
import { NumberInput } from './number-input';
import { TestEditor } from './test-editor';

type EventCondition = Extract<Condition, { kind: 'event' }>;

interface Props {
  readonly condition: EventCondition;
  readonly onChange: (condition: EventCondition) => void;
}

const AGGREGATES = ['sum', 'avg', 'min', 'max'] as const;
const COUNTS = ['at_least', 'at_most', 'exactly'] as const;
const MEASURES = [...COUNTS, 'first', 'last', ...AGGREGATES] as const;
const WINDOWS = ['ever', 'last', 'more_than', 'between'] as const;
const COMPARES = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between'] as const satisfies readonly NumberTest['op'][];

const measureKey = (measure: Measure): (typeof MEASURES)[number] =>
  measure.kind === 'count' ? measure.op : measure.kind === 'aggregate' ? measure.fn : measure.kind;

const draftMeasure = (key: (typeof MEASURES)[number], before: Measure): Measure => {
  if (key === 'first' || key === 'last') return { kind: key };
  const op = COUNTS.find((count) => count === key);
  if (op) return { kind: 'count', op, n: before.kind === 'count' ? before.n : 1 };
  const fn = AGGREGATES.find((aggregate) => aggregate === key) ?? 'sum';
  return before.kind === 'aggregate' ? { ...before, fn } : { kind: 'aggregate', fn, of: 'amount', test: { op: 'gte', value: 100 } };
};

const draftWindow = (kind: Window['kind'], before: Window): Window => {
  if (kind === 'ever') return { kind };
  if (kind === 'between') return { kind, from: '', to: '' };
  return { kind, days: 'days' in before ? before.days : 90 };
};

const MeasureEditor = ({ condition, onChange, numbers }: Props & { readonly numbers: readonly string[] }) => {
  const t = useTranslations('segments');
  const { measure } = condition;
  const set = (next: Measure): void => onChange({ ...condition, measure: next });
  return (
    <>
      <Select
        aria-label={t('measure')}
        options={MEASURES.map((key) => ({ value: key, label: t(`measures.${key}`) }))}
        value={measureKey(measure)}
        onValueChange={(key) => set(draftMeasure(key, measure))}
        className="w-auto min-w-28"
      />
      {measure.kind === 'count' ? (
        <span className="inline-flex items-center gap-2 whitespace-nowrap">
          <NumberInput label={t('times')} value={measure.n} whole min={0} onChange={(n) => set({ ...measure, n })} className="w-18" />
          <span className="text-sm text-faint">{t('times')}</span>
        </span>
      ) : null}
      {measure.kind === 'aggregate' ? (
        <>
          <Select
            aria-label={t('aggregateOf')}
            options={numbers.map((name) => ({ value: name, label: propertyLabel(name, t as Translate) }))}
            value={measure.of}
            onValueChange={(of) => set({ ...measure, of })}
            className="w-auto min-w-28"
          />
          <TestEditor subject={measure.of} ops={COMPARES} test={measure.test} onChange={(test) => set({ ...measure, test })} />
        </>
      ) : null}
    </>
  );
};

const WindowEditor = ({ condition, onChange }: Props) => {
  const t = useTranslations('segments');
  const { window, measure } = condition;
  const set = (next: Window): void => onChange({ ...condition, window: next });
  const isMoment = measure.kind === 'first' || measure.kind === 'last';
  return (
    <>
      <Select
        aria-label={t('window')}
        options={WINDOWS.map((kind) => ({ value: kind, label: t(`windows.${isMoment && kind === 'ever' ? 'anyTime' : kind}`) }))}
        value={window.kind}
        onValueChange={(kind) => set(draftWindow(kind, window))}
        className="w-auto min-w-28"
      />
      {'days' in window ? (
        <span className="inline-flex items-center gap-2 whitespace-nowrap">
          <NumberInput label={t('days')} value={window.days} whole min={0} onChange={(days) => set({ ...window, days })} className="w-20" />
          <span className="text-sm text-faint">{t(window.kind === 'last' ? 'days' : 'daysAgo')}</span>
        </span>
      ) : null}
      {window.kind === 'between' ? (
        <>
          <Input
            type="date"
            aria-label={t('from')}
            value={window.from}
            onChange={(e) => set({ ...window, from: e.target.value })}
            className="w-38"
          />
          <span className="text-sm text-faint">{t('to')}</span>
          <Input
            type="date"
            aria-label={t('to')}
            value={window.to}
            onChange={(e) => set({ ...window, to: e.target.value })}
            className="w-38"
          />
        </>
      ) : null}
    </>
  );
};

interface FilterProps {
  readonly filter: PropertyFilter;
  readonly properties: readonly BuilderProperty[];
  readonly onChange: (filter: PropertyFilter) => void;
  readonly onRemove: () => void;
}

const FilterRow = ({ filter, properties, onChange, onRemove }: FilterProps) => {
  const t = useTranslations('segments');
  const isNumber = 'value' in filter.test ? typeof filter.test.value === 'number' : 'from' in filter.test;
  const chosen =
    properties.find((p) => p.name === filter.property && (p.kind === 'number') === isNumber) ??
    properties.find((p) => p.name === filter.property);
  const key = chosen ? `${chosen.kind}|${chosen.name}` : null;
  const choose = (next: string): void => {
    const property = properties.find((p) => `${p.kind}|${p.name}` === next);
    if (!property) return;
    onChange({ property: property.name, test: draftTest(property.kind === 'number' ? 'gte' : 'is') as PropertyTest });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-sm text-faint">{t('where')}</span>
      <Select
        aria-label={t('propertyName')}
        placeholder={t('propertyName')}
        options={properties.map((p) => ({ value: `${p.kind}|${p.name}`, label: propertyLabel(p.name, t as Translate) }))}
        value={key}
        onValueChange={choose}
        className="w-auto min-w-28"
      />
      <TestEditor
        subject={filter.property}
        ops={chosen?.kind === 'number' ? NUMBER_OPS : TEXT_OPS}
        test={filter.test}
        suggestions={chosen?.top ?? []}
        onChange={(test) => onChange({ ...filter, test })}
      />
      <Button variant="ghost" size="icon-sm" aria-label={t('removeFilter')} onClick={onRemove}>
        <X aria-hidden="true" />
      </Button>
    </div>
  );
};

/** What somebody did or did not do: how often or how much, when, with which properties. */
export const EventEditor = ({ condition, onChange }: Props) => {
  const t = useTranslations('segments');
  const { catalog } = useBuilder();
  const properties = catalog.events.find((event) => event.type === condition.type)?.properties ?? [];
  const numbers = properties.filter((p) => p.kind === 'number').map((p) => p.name);
  const setWhere = (where: PropertyFilter[]): void => onChange({ ...condition, where });
  const addFilter = (): void => {
    const first = properties.find((p) => p.kind === 'text' && p.name !== 'currency') ?? properties[0];
    if (first)
      setWhere([...condition.where, { property: first.name, test: draftTest(first.kind === 'number' ? 'gte' : 'is') as PropertyTest }]);
  };
  return (
    <div className="flex min-w-0 basis-full flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label={t('didOrNot')}
          options={[
            { value: 'did', label: t('did') },
            { value: 'didNot', label: t('didNot') },
          ]}
          value={condition.did ? 'did' : 'didNot'}
          onValueChange={(value) => onChange({ ...condition, did: value === 'did' })}
          className="w-auto min-w-28"
        />
        <MeasureEditor condition={condition} onChange={onChange} numbers={numbers} />
        <WindowEditor condition={condition} onChange={onChange} />
        <Button variant="ghost" size="sm" onClick={addFilter} disabled={properties.length === 0}>
          <Plus aria-hidden="true" />
          {t('addFilter')}
        </Button>
      </div>
      {condition.where.map((filter, index) => (
        <FilterRow
          // biome-ignore lint/suspicious/noArrayIndexKey: filters have no identity of their own
          key={index}
          filter={filter}
          properties={properties}
          onChange={(next) => setWhere(condition.where.map((old, i) => (i === index ? next : old)))}
          onRemove={() => setWhere(condition.where.filter((_, i) => i !== index))}
        />
      ))}
    </div>
  );
};
