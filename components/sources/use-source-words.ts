'use client';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { standardField } from '@/lib/standardize/fields';

/** Words for the meanings of columns, fields in issues, and issue codes, in the reader's language. */
export const useSourceWords = () => {
  const t = useTranslations('sources');
  const fields = useTranslations('fields');
  const issues = useTranslations('issues');
  /** What a column means, from its target: `field:email` → "E-mail". */
  const targetName = useCallback(
    (target: string): string => {
      if (target === 'ignore' || target === 'key') return t(`target.${target}`);
      const [group = '', name = ''] = target.split(':');
      const known = group === 'field' ? standardField(name) : undefined;
      if (known) return fields(known.key);
      if (group === 'custom' || group === 'prop') return t(`target.${group}`, { name: name.replaceAll('_', ' ') });
      const key = `target.${group}.${name}`;
      return t.has(key) ? t(key) : target;
    },
    [t, fields],
  );
  /** The field of an issue: a standard field's key, or a target. */
  const fieldName = useCallback(
    (field: string): string => {
      const known = standardField(field);
      return known ? fields(known.key) : field.includes(':') || field === 'key' ? targetName(field) : field;
    },
    [fields, targetName],
  );
  const issueName = useCallback((code: string): string => (issues.has(code) ? issues(code) : code.replaceAll('_', ' ')), [issues]);
  return { targetName, fieldName, issueName };
};
