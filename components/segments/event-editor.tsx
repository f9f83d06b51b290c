'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Condition, Measure, PropertyFilter } from '@/lib/segments/rule';
import { propertyLabel, type Translate } from '@/lib/segments/sentence';
import type { BuilderProperty } from '@/lib/segments/views';
import { Select } from '../ui/select';
import { useBuilder } from './builder-context';
import { AddFilterButton, FilterList } from './filter-list';
import { draftMeasure, isOnce, MEASURES, type MeasureKey, measureKey } from './measures';
import { NumberInput } from './number-input';
import { aggregatedNames } from './property-tests';
import { COMPARES, TestEditor } from './test-editor';
import { WindowEditor } from './window-editor';
import { YesNoSelect } from './yes-no-select';

type EventCondition = Extract<Condition, { kind: 'event' }>;

interface Props {
  readonly condition: EventCondition;
  readonly onChange: (condition: EventCondition) => void;
}

const MeasureEditor = ({ condition, onChange, properties }: Props & { readonly properties: readonly BuilderProperty[] }) => {
  const t = useTranslations('segments');
  const { measure } = condition;
  const [isNumbered, setNumbered] = useState(!isOnce(measure));
  const set = (next: Measure): void => onChange({ ...condition, measure: next });
  const choose = (next: MeasureKey): void => {
    setNumbered(next !== 'once');
    set(draftMeasure(next, measure));
  };
  const key = measureKey(measure, isNumbered);
  return (
    <>
      <Select
        aria-label={t('measure')}
        options={MEASURES.map((value) => ({ value, label: t(`measures.${value === 'once' && !condition.did ? 'onceNot' : value}`) }))}
        value={key}
        onValueChange={choose}
        className="w-auto min-w-28"
      />
      {measure.kind === 'count' && key !== 'once' ? (
        <span className="inline-flex items-center gap-2 whitespace-nowrap">
          <NumberInput
            label={t('howManyTimes')}
            value={measure.n}
            whole
            min={0}
            onChange={(n) => set({ ...measure, n })}
            className="w-18"
          />
          <span className="text-sm text-faint">{t('times', { n: measure.n })}</span>
        </span>
      ) : null}
      {measure.kind === 'aggregate' ? (
        <>
          <Select
            aria-label={t('aggregateOf')}
            options={aggregatedNames(measure.fn, measure.of, properties).map((name) => ({
              value: name,
              label: propertyLabel(name, t as Translate),
            }))}
            value={measure.of}
            onValueChange={(of) => set({ ...measure, of })}
            className="w-auto min-w-28"
          />
          <TestEditor
            subject={propertyLabel(measure.of, t as Translate)}
            ops={COMPARES}
            test={measure.test}
            onChange={(test) => set({ ...measure, test })}
          />
        </>
      ) : null}
    </>
  );
};

/** What somebody did or did not do: how often or how much, when, with which properties. */
export const EventEditor = ({ condition, onChange }: Props) => {
  const t = useTranslations('segments');
  const { catalog } = useBuilder();
  const properties = catalog.events.find((event) => event.type === condition.type)?.properties ?? [];
  const { measure, window, where } = condition;
  const isMoment = measure.kind === 'first' || measure.kind === 'last';
  const setWhere = (next: PropertyFilter[]): void => onChange({ ...condition, where: next });
  const setHas = (has: PropertyFilter[]): void => {
    if (isMoment) onChange({ ...condition, measure: has.length > 0 ? { ...measure, has } : { kind: measure.kind } });
  };
  return (
    <div className="flex min-w-0 basis-full flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <YesNoSelect
          label={t('didOrNot')}
          value={condition.did}
          yes={t('did')}
          no={t('didNot')}
          onChange={(did) => onChange({ ...condition, did })}
        />
        <MeasureEditor key={condition.type} condition={condition} onChange={onChange} properties={properties} />
        <WindowEditor window={window} isMoment={isMoment} onChange={(next) => onChange({ ...condition, window: next })} />
        <AddFilterButton filters={where} properties={properties} onChange={setWhere} />
      </div>
      <FilterList filters={where} properties={properties} onChange={setWhere} />
      {isMoment ? (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <span className="text-sm text-faint">{t('thatOneHas')}</span>
            <AddFilterButton filters={measure.has ?? []} properties={properties} onChange={setHas} />
          </div>
          <FilterList filters={measure.has ?? []} properties={properties} onChange={setHas} />
        </>
      ) : null}
    </div>
  );
};
