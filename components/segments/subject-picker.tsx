'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { fieldLabel, plainName, type Translate } from '@/lib/segments/sentence';
import { Combobox, type ComboboxOption } from '../ui/combobox';
import { usePercent } from '../ui/use-percent';
import { useBuilder } from './builder-context';
import { useDataWords } from './use-data-words';

interface Props {
  /** `trait|city`, `event|order`, `lead`…; '' for none. */
  readonly value: string;
  readonly onChange: (subject: string) => void;
}

const GROUPS = ['identity', 'descriptive', 'behavioural', 'attitudinal', 'custom', 'profile'] as const;

/** What a condition is about, found by typing: fields with how many people have them, events with how many there are, and the rest. */
export const SubjectPicker = ({ value, onChange }: Props) => {
  const t = useTranslations('segments');
  const percent = usePercent();
  const { catalog } = useBuilder();
  const { eventType, purposeName, channelName } = useDataWords();
  const options = useMemo((): ComboboxOption[] => {
    const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
    const share = (filled: number): string => t('filledBy', { share: percent(catalog.people === 0 ? 0 : filled / catalog.people) });
    const fields = GROUPS.flatMap((group) =>
      catalog.fields
        .filter((field) => field.group === group)
        .map((field) => ({
          value: `trait|${field.name}`,
          label: capital(fieldLabel(field.name, t as Translate)),
          alias: field.name,
          hint: field.top[0] ? `${share(field.filled)} · ${field.top[0].value}` : share(field.filled),
          group: t(`group.${group}`),
        })),
    );
    const events = catalog.events.map((event) => ({
      value: `event|${event.type}`,
      label: capital(eventType(event.type)),
      alias: event.type,
      hint: t('eventCount', { count: event.count }),
      group: t('group.event'),
    }));
    const consents = catalog.consents.map(({ purpose, channel }) => ({
      value: `consent|${purpose}:${channel}`,
      label: t('consentTo', { purpose: purposeName(purpose), channel: channelName(channel) }),
      group: t('group.consent'),
    }));
    const others = (['sequence', 'lead', 'source', 'segment', 'record_count', 'top', 'bucket'] as const).map((kind) => ({
      value: kind,
      label: t(`subject.${kind}`),
      group: t('group.other'),
    }));
    return [...events, ...fields, ...consents, ...others];
  }, [catalog, t, percent, eventType, purposeName, channelName]);
  const known = options.some((option) => option.value === value);
  const shown = known || value === '' ? options : [{ value, label: plainName(value.slice(value.indexOf('|') + 1)) }, ...options];
  return (
    <Combobox
      aria-label={t('subjectLabel')}
      placeholder={t('chooseSubject')}
      options={shown}
      value={value === '' ? null : value}
      startsOpen={value === ''}
      onValueChange={(next) => next && next !== value && onChange(next)}
      className="w-64 max-sm:w-full"
    />
  );
};
