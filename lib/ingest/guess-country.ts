import { standardizeCountry } from '../standardize/standardize-country.ts';
import type { InspectedColumn } from './inspect-columns.ts';
import { shareLooking } from './looks-like.ts';

const CHINESE_MOBILE = /^1[3-9]\d{9}$/;

/**
 * The country to read national phone numbers and amounts of date order with: the one nearly all rows name, the United States
 * where the states are theirs, China where the mobile numbers are. Undefined when the file does not show it.
 */
export const guessCountry = (columns: readonly InspectedColumn[]): string | undefined => {
  const of = (concept: string): readonly string[] =>
    columns.filter((column) => column.concept === concept).flatMap((column) => column.telling);
  const countries = of('country')
    .map((value) => standardizeCountry(value))
    .flatMap((result) => (result.ok ? [result.value] : []));
  if (countries.length > 0) {
    const counts = new Map<string, number>();
    for (const country of countries) counts.set(country, (counts.get(country) ?? 0) + 1);
    const [top, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    return (count ?? 0) >= countries.length * 0.9 ? top : undefined;
  }
  const states = of('state');
  if (states.length >= 3 && shareLooking('us_state', states) >= 0.9) return 'US';
  const phones = of('phone').map((value) => value.trim());
  return phones.length >= 3 && phones.filter((phone) => CHINESE_MOBILE.test(phone)).length >= phones.length * 0.8 ? 'CN' : undefined;
};
