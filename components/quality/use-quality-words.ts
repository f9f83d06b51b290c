'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { FieldFill } from '@/lib/quality/field-list';
import type { ScorePart, TotalScore } from '@/lib/quality/score';
import { formulaOf, shownScore } from '@/lib/quality/score';
import { standardField } from '@/lib/standardize/fields';

/** Words for fields, issues, scores and formulas in the reader's language. */
export const useQualityWords = () => {
  const t = useTranslations('quality');
  const fields = useTranslations('fields');
  const profiles = useTranslations('profiles');
  const format = useFormatter();
  /** A field of a person: standard fields by their name, custom traits by their key. */
  const fieldName = useCallback(
    (key: string): string => {
      const known = standardField(key);
      return known ? fields(known.key) : key.replace(/^custom:/, '').replaceAll('_', ' ');
    },
    [fields],
  );
  /** A type of event inside a sentence: known ones in the language, others as their source calls them. */
  const eventType = useCallback(
    (key: string): string =>
      profiles.has(`eventTypes.${key}`) ? profiles(`eventTypes.${key}`).toLocaleLowerCase() : key.replaceAll('_', ' '),
    [profiles],
  );
  /** Any line of the field list. */
  const rowName = useCallback(
    (row: Pick<FieldFill, 'kind' | 'key'>): string => {
      if (row.kind === 'trait') return fieldName(row.key);
      if (row.kind === 'event') return t('event', { type: eventType(row.key) });
      const dot = row.key.indexOf('.');
      return t('property', { type: eventType(row.key.slice(0, dot)), property: row.key.slice(dot + 1).replaceAll('_', ' ') });
    },
    [eventType, fieldName, t],
  );
  /** A score with one decimal, or "no data". */
  const scoreText = useCallback(
    (score: number | null): string =>
      score === null ? t('noData') : format.number(shownScore(score), { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    [format, t],
  );
  const measureText = (part: Pick<ScorePart, 'passing' | 'applicable' | 'score'>): string =>
    part.score === null
      ? t('noData')
      : t('measure', { passing: format.number(part.passing), applicable: format.number(part.applicable), score: scoreText(part.score) });
  const formulaText = useCallback((total: TotalScore): string => formulaOf(total, scoreText) || t('noData'), [scoreText, t]);
  return { fieldName, rowName, scoreText, measureText, formulaText };
};
