import type { ComboboxOption } from './combobox';

/** ISO 3166-1 alpha-2 codes with a name in CLDR, found by asking for every pair of letters. */
const countryCodes = (): string[] => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const notCountries = new Set([
    'AC',
    'CP',
    'CQ',
    'DG',
    'EA',
    'EU',
    'EZ',
    'IC',
    'QO',
    'TA',
    'UN',
    'XA',
    'XB',
    'ZZ',
    'AN',
    'BU',
    'CS',
    'DD',
    'FX',
    'NT',
    'QU',
    'SU',
    'TP',
    'YD',
    'YU',
    'ZR',
    'UK',
    'HV',
    'DY',
    'NH',
    'RH',
    'VD',
  ]);
  return letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => !notCountries.has(code) && names.of(code) !== undefined);
};

const byLabel = (locale: string) => {
  const collator = new Intl.Collator(locale);
  return (a: ComboboxOption, b: ComboboxOption) => collator.compare(a.label, b.label);
};

/** Countries in the user's language, sorted as that language sorts. */
export const countryOptions = (locale: string): readonly ComboboxOption[] => {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countryCodes()
    .map((code) => ({ value: code, label: names.of(code) ?? code, hint: code }))
    .sort(byLabel(locale));
};

/** Currencies in the user's language. */
export const currencyOptions = (locale: string): readonly ComboboxOption[] => {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency')
    .map((code) => ({ value: code, label: names.of(code) ?? code, hint: code }))
    .sort(byLabel(locale));
};

/** Time zones by their IANA names. */
export const timeZoneOptions = (): readonly ComboboxOption[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')].map((name) => ({
    value: name,
    label: name.replaceAll('_', ' '),
  }));
