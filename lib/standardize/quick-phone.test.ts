import fc from 'fast-check';
import { type CountryCode, getCountries, getCountryCallingCode, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { quickPhone } from './quick-phone.ts';

const byLibrary = (text: string, country: CountryCode | undefined): string | undefined => {
  const number = parsePhoneNumberFromString(text, { extract: false, ...(country ? { defaultCountry: country } : {}) });
  return number?.isValid() && !number.ext ? number.number : undefined;
};

const countries = getCountries();
const country = fc.oneof(
  fc.constantFrom<CountryCode>('US', 'DE', 'GB', 'CN', 'FR', 'IT', 'CA', 'AR', 'BR', 'RU'),
  fc.constantFrom(...countries),
);
const separators = fc.constantFrom('', ' ', '-', '.', '/', ' (', ') ', ') - ');

/** Numbers that are near valid ones: an example of a country with some digits changed, its prefixes put before it, in many spellings. */
const near = fc
  .tuple(country, fc.array(fc.tuple(fc.nat(14), fc.nat(9)), { maxLength: 6 }), fc.constantFrom('', '0', '1', '8', '00', '011'), fc.nat(2))
  .map(([of, changes, before, way]) => {
    const digits = [...(getExampleNumber(of, examples)?.nationalNumber ?? '2015550123')];
    for (const [at, digit] of changes) if (at < digits.length) digits[at] = String(digit);
    const national = before + digits.join('');
    return way === 0 ? national : way === 1 ? `+${getCountryCallingCode(of)}${national}` : `${getCountryCallingCode(of)}${national}`;
  });

const spelled = fc.tuple(near, fc.array(fc.tuple(fc.nat(12), separators), { maxLength: 4 })).map(([digits, cuts]) => {
  let text = digits;
  for (const [at, separator] of cuts) if (at > 1) text = text.slice(0, at) + separator + text.slice(at);
  return text;
});

describe('quickPhone', () => {
  it('agrees with the library wherever it gives a number', () => {
    let read = 0;
    fc.assert(
      fc.property(spelled, fc.option(country, { nil: undefined }), (text, of) => {
        const quick = quickPhone(text, of);
        if (quick === undefined) return;
        read += 1;
        expect({ text, of, number: quick }).toEqual({ text, of, number: byLibrary(text, of) });
      }),
      { numRuns: 40_000, seed: 11 },
    );
    expect(read).toBeGreaterThan(2_000);
  });

  it.each([
    ['(503) 155-0123', 'US', undefined],
    ['(503) 234-5678', 'US', '+15032345678'],
    ['1-503-234-5678', 'US', '+15032345678'],
    ['030 12345678', 'DE', '+493012345678'],
    ['+49 30 12345678', undefined, '+493012345678'],
    ['030 12345678 x12', 'DE', undefined],
  ])('reads %s in %s', (text, of, number) => {
    expect(quickPhone(text, of)).toBe(number);
  });
});
