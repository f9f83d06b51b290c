import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStandardizer } from './create-standardizer.ts';
import { decideDecimal } from './decide-decimal.ts';
import { STANDARD_FIELDS, VALUE_TYPES } from './fields.ts';
import { isMissing } from './is-missing.ts';
import { standardizeCountry } from './standardize-country.ts';
import { standardizeName } from './standardize-name.ts';
import { standardizeNumber } from './standardize-number.ts';
import { standardizePostalCode } from './standardize-postal-code.ts';
import { standardizeValue } from './standardize-value.ts';

const FIELDS = [...STANDARD_FIELDS, ...VALUE_TYPES.map((type) => ({ key: `custom:${type}`, type, multi: false }))];
const OPTIONS = { defaultCountry: 'US', dateOrder: 'dmy', timeZone: 'Europe/Berlin' } as const;

describe('standardizeNumber', () => {
  it.each([
    ['1.234,56', undefined, 1234.56],
    ['1,234.56', undefined, 1234.56],
    ['(123)', undefined, -123],
    ['€ 12', undefined, 12],
    ['￥1,299.00', undefined, 1299],
    ['1.5万', undefined, 15000],
    ['40 %', undefined, 40],
    ['12,5', undefined, 12.5],
    ["1'234.50", undefined, 1234.5],
    ['1.234', ',', 1234],
    ['1,234', '.', 1234],
    ['-0', undefined, 0],
  ] as const)('%s (decimal sign %s) is %d', (raw, decimal, expected) => {
    expect(standardizeNumber(raw, decimal)).toEqual({ ok: true, value: expected });
  });

  it.each(['12abc', '0x10', '1-2', 'Infinity', 'x', '1.2.3'])('%s is refused', (raw) => {
    expect(standardizeNumber(raw).ok).toBe(false);
  });

  it('decides the decimal sign by the column', () => {
    expect(decideDecimal(['426,64', '1.171'])).toBe(',');
    expect(decideDecimal(['129.696', '2.5'])).toBe('.');
    expect(decideDecimal(['1', '2'])).toBeUndefined();
  });
});

describe('standardizeCountry', () => {
  it.each([
    ['EIRE', 'IE'],
    ['UK', 'GB'],
    ['U.S.A.', 'US'],
    ['中国', 'CN'],
    ['Vereinigte Staaten', 'US'],
    ['RSA', 'ZA'],
    ['de', 'DE'],
    ['The Netherlands', 'NL'],
  ])('%s is %s', (raw, expected) => {
    expect(standardizeCountry(raw)).toEqual({ ok: true, value: expected });
  });

  it('knows no country of that name', () => {
    expect(standardizeCountry('European Community').ok).toBe(false);
  });
});

describe('standardizePostalCode', () => {
  it.each([
    ['8014', 'US', '08014'],
    ['501', 'US', '00501'],
    ['70116.0', 'US', '70116'],
    ['902101234', 'US', '90210-1234'],
    ['4011', 'AU', '4011'],
    ['1067', 'DE', '01067'],
    ['sw1a 1aa', 'GB', 'SW1A 1AA'],
    ['8014', undefined, '8014'],
  ])('%s in %s is %s', (raw, country, expected) => {
    expect(standardizePostalCode(raw, country)).toBe(expected);
  });
});

describe('isMissing', () => {
  it.each([
    ['email', 'test@test.com', true],
    ['email', 'anna@test.com', false],
    ['phone', '000-000-0000', true],
    ['phone', '1234567890', true],
    ['phone', '504-621-8927', false],
    ['given_name', 'asdf', true],
    ['given_name', 'N/A', true],
    ['family_name', 'Null', false],
    ['family_name', 'NULL', true],
    ['city', '未知', true],
    ['city', '-', true],
    ['gender', 'Select', true],
    ['birth_date', '1900-01-01', true],
    ['company', 'None', true],
  ])('%s %s: %s', (key, raw, expected) => {
    const field = STANDARD_FIELDS.find((candidate) => candidate.key === key);
    expect(field && isMissing(raw, field)).toBe(expected);
  });
});

describe('standardizeValue', () => {
  const email = { key: 'email', type: 'email', multi: true } as const;

  it('keeps what is good of a list and names the rest', () => {
    expect(standardizeValue('A@x.com; b@x.com;broken', email)).toEqual({
      value: ['a@x.com', 'b@x.com'],
      issue: { field: 'email', code: 'email_invalid', raw: 'A@x.com; b@x.com;broken' },
    });
  });

  it('keeps the raw value of an issue', () => {
    expect(standardizeValue('Atlantis', { key: 'country', type: 'country', multi: false })).toEqual({
      value: 'Atlantis',
      issue: { field: 'country', code: 'country_unknown', raw: 'Atlantis' },
    });
  });

  it('undoes identifiers that became floating point numbers', () => {
    expect(standardizeValue('17850.0', { key: 'external_id', type: 'text', multi: false })).toEqual({ value: '17850' });
  });

  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('N/A', '12/31/2024', 'Dr. X', '(1)', '13:61', '2024-13-01', 'a@b.c', '+1', '１２', '是', '1e400', '€', "d'", 'IV'),
  );

  it('never throws, and a value or an issue is all it gives', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), cell, (field, raw) => {
        const { value, issue } = standardizeValue(raw, field, OPTIONS);
        if (isMissing(raw, field)) expect({ value, issue }).toEqual({ value: undefined, issue: undefined });
        if (issue !== undefined) expect(issue.raw).toBe(raw);
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('changes nothing when done twice', () => {
    const stable = FIELDS.filter(({ type }) => type !== 'options' && type !== 'phone');
    fc.assert(
      fc.property(fc.constantFrom(...stable), cell, (field, raw) => {
        const once = standardizeValue(raw, field, OPTIONS).value;
        if (once === undefined || typeof once === 'number') return;
        const again = standardizeValue(Array.isArray(once) ? once.join(';') : String(once), field, OPTIONS).value;
        expect(again).toEqual(once);
      }),
      { numRuns: 3000 },
    );
  });

  const PIECES = [
    ',',
    ' ',
    ' ',
    '(',
    ')',
    '"',
    '-',
    '.',
    "'",
    'Anna',
    'MEIER',
    'geb.',
    'née',
    'of',
    'Earl',
    '1st',
    'Dr.',
    'Mr',
    'PhD',
    'MD',
    'Jr.',
    'III',
    'van',
    '王',
    '小明',
    '先生',
    '·',
    '’',
  ];
  const nameLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

  it('changes nothing of a name when done twice, whatever its commas, brackets and titles', () => {
    fc.assert(
      fc.property(fc.constantFrom('full_name', 'given_name', 'family_name'), nameLike, (key, raw) => {
        const once = standardizeName(raw, key);
        expect(standardizeName(once, key)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['ﬀion', 'given_name', 'name', 'Ffion'],
    ['ΐ', 'given_name', 'name', 'Ϊ́'],
    ['Smith, John,', 'full_name', 'name', 'John Smith'],
    ['],A(', 'full_name', 'name', 'A'],
    ['ΐ', 'postal_code', 'text', 'Ϊ́'],
    ['A  ', 'country', 'country', undefined],
    [' Atlantis ', 'country', 'country', 'Atlantis'],
  ] as const)('standardises %j of %s once and for all', (raw, key, type, expected) => {
    expect(standardizeValue(raw, { key, type, multi: false }, OPTIONS).value).toBe(expected);
    if (expected) expect(standardizeValue(expected, { key, type, multi: false }, OPTIONS).value).toBe(expected);
  });

  it('gives the same with and without its memory', () => {
    const phone = { key: 'phone', type: 'phone', multi: true } as const;
    const standardize = createStandardizer(phone, { defaultCountry: 'DE' });
    for (const [raw, country] of [
      ['030 12345678', undefined],
      ['504-621-8927', 'US'],
      ['030 12345678', undefined],
      ['504-621-8927', undefined],
    ] as const) {
      expect(standardize(raw, country)).toEqual(standardizeValue(raw, phone, { defaultCountry: country ?? 'DE' }));
    }
  });
});

describe('hostile text', () => {
  const VECTORS = join(process.cwd(), '../shared/data/corpora/redos/vectors.json');
  const attacks = (): readonly string[] => {
    const own = ['a', '1', ' ', '.', '-', '@', '<', '(', "'", '：', '年', '1:', 'a@', '1,', 'a.', '; ', '1 '].map(
      (unit) => `${unit.repeat(20_000)}!`,
    );
    if (!existsSync(VECTORS)) return own;
    const vectors: { attack?: string[] }[] = JSON.parse(readFileSync(VECTORS, 'utf8'));
    const text = (chunk: string) => {
      const repeated = /^(.*)\*(\d+)$/s.exec(chunk);
      return repeated === null ? chunk : (repeated[1] ?? '').repeat(Number(repeated[2]) * 50);
    };
    return [...own, ...vectors.flatMap(({ attack }) => (attack === undefined ? [] : [attack.map(text).join('')]))];
  };

  it('costs no more than its length', () => {
    for (const attack of attacks()) {
      for (const field of FIELDS) {
        const start = performance.now();
        standardizeValue(attack, field, OPTIONS);
        expect(performance.now() - start, `${field.type}: ${attack.slice(0, 10)}`).toBeLessThan(1000);
      }
    }
  });
});
