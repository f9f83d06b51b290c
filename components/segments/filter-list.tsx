'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PropertyFilter } from '@/lib/segments/rule';
import { propertyLabel, type Translate } from '@/lib/segments/sentence';
import type { BuilderProperty } from '@/lib/segments/views';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { firstTest, opsOfProperty, propertyOf } from './property-tests';
import { TestEditor } from './test-editor';

interface FilterProps {
  readonly filter: PropertyFilter;
  readonly properties: readonly BuilderProperty[];
  readonly onChange: (filter: PropertyFilter) => void;
  readonly onRemove: () => void;
}

const FilterRow = ({ filter, properties, onChange, onRemove }: FilterProps) => {
  const t = useTranslations('segments');
  const chosen = propertyOf(filter, properties);
  const key = chosen ? `${chosen.kind}|${chosen.name}` : null;
  const choose = (next: string): void => {
    const property = properties.find((p) => `${p.kind}|${p.name}` === next);
    if (property) onChange({ property: property.name, test: firstTest(property.kind) });
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
        subject={propertyLabel(filter.property, t as Translate)}
        ops={opsOfProperty(chosen?.kind ?? 'text', filter.test)}
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

interface ListProps {
  readonly filters: readonly PropertyFilter[];
  readonly properties: readonly BuilderProperty[];
  readonly onChange: (filters: PropertyFilter[]) => void;
}

/** A button that adds a filter on a property. */
export const AddFilterButton = ({ filters, properties, onChange }: ListProps) => {
  const t = useTranslations('segments');
  const add = (): void => {
    const first = properties.find((p) => p.kind === 'text' && p.name !== 'currency') ?? properties[0];
    if (first) onChange([...filters, { property: first.name, test: firstTest(first.kind) }]);
  };
  return (
    <Button variant="ghost" size="sm" onClick={add} disabled={properties.length === 0}>
      <Plus aria-hidden="true" />
      {t('addFilter')}
    </Button>
  );
};

/** Filters on the properties of an event, one below the other. */
export const FilterList = ({ filters, properties, onChange }: ListProps) => (
  <>
    {filters.map((filter, index) => (
      <FilterRow
        // biome-ignore lint/suspicious/noArrayIndexKey: filters have no identity but their place
        key={index}
        filter={filter}
        properties={properties}
        onChange={(next) => onChange(filters.map((other, i) => (i === index ? next : other)))}
        onRemove={() => onChange(filters.filter((_, i) => i !== index))}
      />
    ))}
  </>
);
