'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { IMPORT_KINDS, type ImportKind, type Mapping } from '@/lib/ingest/mapping';
import { Card } from '../ui/card';
import { Combobox, type ComboboxOption } from '../ui/combobox';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { countryOptions, currencyOptions, timeZoneOptions } from '../ui/locale-choices';
import { Select } from '../ui/select';

/** Letters of an event's or a purpose's name. */
const NAME_MAX = 80;

interface Props {
  readonly mapping: Mapping;
  readonly onKind: (kind: ImportKind) => void;
  readonly onChange: (mapping: Mapping) => void;
}

type Default = 'defaultCountry' | 'defaultCurrency' | 'timeZone' | 'eventType' | 'consentPurpose';

const without = (mapping: Mapping, key: Default): Mapping => {
  const { [key]: _, ...rest } = mapping;
  return rest;
};

/** Kind of file and what holds for all its rows. */
export const KindForm = ({ mapping, onKind, onChange }: Props) => {
  const t = useTranslations('sources');
  const locale = useLocale();
  const choices = useMemo(
    () => ({ country: countryOptions(locale), currency: currencyOptions(locale), zone: timeZoneOptions() }),
    [locale],
  );
  const { kind } = mapping;
  const set = (key: Default, value: string): void => onChange(value === '' ? without(mapping, key) : { ...mapping, [key]: value });
  const text = (key: Default, label: string) => (
    <Field label={label} key={key}>
      <Input
        defaultValue={mapping[key] ?? ''}
        maxLength={NAME_MAX}
        onBlur={(event) => {
          const value = event.target.value.trim();
          if (value !== (mapping[key] ?? '')) set(key, value);
        }}
      />
    </Field>
  );
  const choice = (key: Default, label: string, options: readonly ComboboxOption[]) => (
    <Field label={label} key={key}>
      <Combobox options={options} value={mapping[key] ?? null} onValueChange={(value) => set(key, value ?? '')} />
    </Field>
  );
  return (
    <Card title={t('about')} description={t('aboutText')}>
      <div className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2 lg:grid-cols-4" key={kind}>
        <Field label={t('kindLabel')}>
          <Select
            options={IMPORT_KINDS.map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kindHint.${value}`) }))}
            value={kind}
            onValueChange={onKind}
          />
        </Field>
        {kind === 'events' ? text('eventType', t('eventType')) : null}
        {kind === 'survey' ? text('eventType', t('surveyName')) : null}
        {mapping.columns.some(({ target }) => target.startsWith('consent:')) ? text('consentPurpose', t('consentPurpose')) : null}
        {kind === 'spend' ? null : choice('defaultCountry', t('defaultCountry'), choices.country)}
        {kind === 'people' || kind === 'consents' ? null : choice('defaultCurrency', t('defaultCurrency'), choices.currency)}
        {kind === 'people' || kind === 'spend' ? null : choice('timeZone', t('timeZone'), choices.zone)}
      </div>
    </Card>
  );
};
