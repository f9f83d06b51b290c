'use client';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { standardField } from '@/lib/standardize/fields';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Names of fields and their values as people of the language write them. */
export const useFieldWords = () => {
  const fields = useTranslations('fields');
  const t = useTranslations('profiles');
  const stages = useTranslations('segments.stage');
  const format = useFormatter();
  const locale = useLocale();
  const countries = useMemo(() => new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }), [locale]);

  const fieldName = useCallback(
    (key: string): string => {
      const known = standardField(key);
      return known ? fields(known.key) : key.replace(/^custom:/, '').replaceAll('_', ' ');
    },
    [fields],
  );

  const valueText = useCallback(
    (key: string, value: string | number | boolean): string => {
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      if (typeof value === 'number') return format.number(value);
      if (key === 'stage' && stages.has(value)) return stages(value);
      if (key === 'country' && /^[A-Z]{2}$/.test(value)) return countries.of(value) ?? value;
      if (ISO_DAY.test(value)) return format.dateTime(new Date(`${value}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
      if (ISO_TIME.test(value)) return format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'short' });
      return value;
    },
    [countries, format, stages, t],
  );

  /** Type of an event in words: known ones are translated, others shown as their source calls them. */
  const eventType = useCallback(
    (type: string): string => (t.has(`eventTypes.${type}`) ? t(`eventTypes.${type}`) : type.replaceAll('_', ' ')),
    [t],
  );

  /** Name of a property of an event: those every order or lead can have are translated. */
  const propertyName = useCallback(
    (key: string): string => (t.has(`properties.${key}`) ? t(`properties.${key}`) : key.replaceAll('_', ' ')),
    [t],
  );

  return { fieldName, valueText, eventType, propertyName };
};
