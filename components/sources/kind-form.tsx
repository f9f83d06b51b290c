'use client';
import { useTranslations } from 'next-intl';
import { IMPORT_KINDS, type ImportKind, type Mapping } from '@/lib/ingest/mapping';
import { Card } from '../ui/card';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';

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
  const { kind } = mapping;
  const set = (key: Default, value: string): void => onChange(value === '' ? without(mapping, key) : { ...mapping, [key]: value });
  const text = (key: Default, label: string, more: { maxLength: number; upper?: boolean; complete?: number }) => (
    <Field label={label} key={key}>
      <Input
        defaultValue={mapping[key] ?? ''}
        maxLength={more.maxLength}
        onBlur={(event) => {
          const value = more.upper ? event.target.value.trim().toUpperCase() : event.target.value.trim();
          if (value === (mapping[key] ?? '') || (more.complete && value !== '' && value.length !== more.complete)) return;
          set(key, value);
        }}
      />
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
        {kind === 'events' ? text('eventType', t('eventType'), { maxLength: 80 }) : null}
        {kind === 'survey' ? text('eventType', t('surveyName'), { maxLength: 80 }) : null}
        {mapping.columns.some(({ target }) => target.startsWith('consent:'))
          ? text('consentPurpose', t('consentPurpose'), { maxLength: 80 })
          : null}
        {kind === 'spend' ? null : text('defaultCountry', t('defaultCountry'), { maxLength: 2, upper: true, complete: 2 })}
        {kind === 'people' || kind === 'consents'
          ? null
          : text('defaultCurrency', t('defaultCurrency'), { maxLength: 3, upper: true, complete: 3 })}
        {kind === 'people' || kind === 'spend' ? null : text('timeZone', t('timeZone'), { maxLength: 64 })}
      </div>
    </Card>
  );
};
