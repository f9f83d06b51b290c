'use client';
import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { COUNTRY_ALIASES } from '@/lib/standardize/country-aliases';
import { foldText } from '@/lib/standardize/fold-text';
import { countryOptions } from '../ui/locale-choices';

/** Values that stand as codes in the data, and as names on the screen. */
export interface ValueWords {
  /** `US` → United States. */
  readonly nameOf: (value: string) => string | undefined;
  /** United States, usa → `US`; anything else stays. */
  readonly valueOf: (text: string) => string;
}

/** Codes of countries by their names in the reader's language and in English, and by what they are commonly called. */
export const countryCodesByName = (locale: string): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(COUNTRY_ALIASES).flatMap(([code, names]) => names.map((name) => [foldText(name), code] as const)),
    ...[...countryOptions('en'), ...countryOptions(locale)].flatMap(({ value, label }) => [
      [foldText(label), value] as const,
      [foldText(value), value] as const,
    ]),
  ]);

/** Names of the values of a field; undefined for a field whose values are what they are called. */
export const useValueWords = (field: string): ValueWords | undefined => {
  const locale = useLocale();
  return useMemo(() => {
    if (field !== 'country') return undefined;
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    // Made when first asked for: it looks at every country.
    let codes: ReadonlyMap<string, string> | null = null;
    return {
      nameOf: (value) => (/^[A-Z]{2}$/.test(value) ? names.of(value) : undefined),
      valueOf: (text) => {
        codes ??= countryCodesByName(locale);
        return codes.get(foldText(text)) ?? text;
      },
    };
  }, [field, locale]);
};
