'use client';
import { useTranslations } from 'next-intl';
import { AGGREGATES, type Condition, type Rank } from '@/lib/segments/rule';
import { fieldLabel, propertyLabel, type Translate } from '@/lib/segments/sentence';
import { Select } from '../ui/select';
import { useBuilder } from './builder-context';
import { draftRank } from './drafts';
import { AddFilterButton, FilterList } from './filter-list';
import { NumberInput } from './number-input';
import { aggregatedNames } from './property-tests';
import { useDataWords } from './use-data-words';
import { WindowEditor } from './window-editor';
import { YesNoSelect } from './yes-no-select';

type Top = Extract<Condition, { kind: 'top' }>;
type EventRank = Exclude<Rank, { field: string }>;

interface Props {
  readonly condition: Top;
  readonly onChange: (condition: Top) => void;
}

const FUNCTIONS = ['count', ...AGGREGATES] as const;

const EventRankEditor = ({ by, onChange }: { readonly by: EventRank; readonly onChange: (by: EventRank) => void }) => {
  const t = useTranslations('segments');
  const { catalog } = useBuilder();
  const properties = catalog.events.find((event) => event.type === by.type)?.properties ?? [];
  const names = aggregatedNames(by.fn, by.of, properties);
  const choose = (fn: EventRank['fn']): void => {
    const { of, ...rest } = by;
    onChange(fn === 'count' ? { ...rest, fn } : { ...rest, fn, of: of ?? 'amount' });
  };
  return (
    <>
      <Select
        aria-label={t('rankFunction')}
        options={FUNCTIONS.map((fn) => ({ value: fn, label: t(fn === 'count' ? 'countOfEvents' : `measures.${fn}`) }))}
        value={by.fn}
        onValueChange={choose}
        className="w-auto min-w-28"
      />
      {by.fn === 'count' ? null : (
        <Select
          aria-label={t('aggregateOf')}
          options={names.map((name) => ({ value: name, label: propertyLabel(name, t as Translate) }))}
          value={by.of ?? null}
          onValueChange={(of) => onChange({ ...by, of })}
          className="w-auto min-w-28"
        />
      )}
      <WindowEditor window={by.window} onChange={(window) => onChange({ ...by, window })} />
      <AddFilterButton filters={by.where} properties={properties} onChange={(where) => onChange({ ...by, where })} />
    </>
  );
};

/** The people with the highest or lowest value of a field, or of a number of their events. */
export const TopEditor = ({ condition, onChange }: Props) => {
  const t = useTranslations('segments');
  const { catalog } = useBuilder();
  const { eventType } = useDataWords();
  const { by } = condition;
  const fields = catalog.fields.filter((field) => field.family === 'number' || field.family === 'date');
  const options = [
    ...catalog.events.map(({ type }) => ({ value: `event|${type}`, label: eventType(type) })),
    ...fields.map(({ name }) => ({ value: `field|${name}`, label: fieldLabel(name, t as Translate) })),
    { value: 'field|record_count', label: t('subject.record_count') },
  ];
  const choose = (value: string): void => {
    const name = value.slice(value.indexOf('|') + 1);
    onChange({ ...condition, by: value.startsWith('event|') ? draftRank(name, 'count') : { field: name } });
  };
  return (
    <div className="flex min-w-0 basis-full flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <YesNoSelect
          label={t('didOrNot')}
          value={condition.in}
          yes={t('topIn')}
          no={t('topNotIn')}
          onChange={(isIn) => onChange({ ...condition, in: isIn })}
        />
        <NumberInput label={t('topCount')} value={condition.n} whole min={1} onChange={(n) => onChange({ ...condition, n })} />
        <Select
          aria-label={t('topOrder')}
          options={[
            { value: 'highest', label: t('topHighest') },
            { value: 'lowest', label: t('topLowest') },
          ]}
          value={condition.order}
          onValueChange={(order) => onChange({ ...condition, order })}
          className="w-auto min-w-28"
        />
        <Select
          aria-label={t('rankBy')}
          options={options}
          value={'field' in by ? `field|${by.field}` : `event|${by.type}`}
          onValueChange={choose}
          className="w-auto min-w-32"
        />
        {'field' in by ? null : <EventRankEditor by={by} onChange={(next) => onChange({ ...condition, by: next })} />}
      </div>
      {'field' in by ? null : (
        <FilterList
          filters={by.where}
          properties={catalog.events.find((event) => event.type === by.type)?.properties ?? []}
          onChange={(where) => onChange({ ...condition, by: { ...by, where } })}
        />
      )}
    </div>
  );
};
