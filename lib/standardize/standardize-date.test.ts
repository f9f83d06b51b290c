import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decideDateOrder } from './decide-date-order.ts';
import { standardizeDate, standardizeDateTime } from './standardize-date.ts';

const CORPUS = join(process.cwd(), '../shared/data/corpora/dates-dateparse/cases.json');

describe('standardizeDate', () => {
  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2018.02.26 19:58', '2018-02-26'],
    ['2024年3月5日', '2024-03-05'],
    ['3. März 2024', '2024-03-03'],
    ['7 Dec 2025', '2025-12-07'],
    ['15-Jan-2024', '2024-01-15'],
    ['19081209', '1908-12-09'],
    ['13/04/2024', '2024-04-13'],
    ['45000', '2023-03-15'],
  ])('%s is %s', (raw, expected) => {
    expect(standardizeDate(raw)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['3/4/24', 'dmy', '2024-04-03'],
    ['3/4/24', 'mdy', '2024-03-04'],
    ['02.05.2025', 'dmy', '2025-05-02'],
    ['2024-03-05', 'dmy', '2024-03-05'],
  ] as const)('%s in a column of %s is %s', (raw, dateOrder, expected) => {
    expect(standardizeDate(raw, { dateOrder })).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['2024-02-30', 'date_impossible'],
    ['2023-02-29', 'date_impossible'],
    ['03/04/2024', 'date_ambiguous'],
    ['2024', 'date_incomplete'],
    ['04/12', 'date_incomplete'],
    ['yesterday', 'date_invalid'],
    ['0203-01-01', 'date_impossible'],
  ])('%s has the issue %s', (raw, error) => {
    expect(standardizeDate(raw)).toEqual({ ok: false, error });
  });

  it('never reads a date against the order of its column', () => {
    expect(standardizeDate('31/12/2024', { dateOrder: 'mdy' }).ok).toBe(false);
    expect(standardizeDate('03/04/24', { dateOrder: 'ymd' }).ok).toBe(false);
  });

  it('takes two-digit birth years for the last century', () => {
    expect(standardizeDate('03/28/65', { dateOrder: 'mdy', isBirthDate: true })).toEqual({ ok: true, value: '1965-03-28' });
  });
});

describe('standardizeDateTime', () => {
  it.each([
    ['2010-12-01 08:26:00', '2010-12-01T08:26:00.000Z'],
    ['2018.02.26 19:58', '2018-02-26T19:58:00.000Z'],
    ['2026-01-29T19:26:00Z', '2026-01-29T19:26:00.000Z'],
    ['2024-01-20T14:30:00+08:00', '2024-01-20T06:30:00.000Z'],
    ['1332151919', '2012-03-19T10:11:59.000Z'],
    ['2024年3月5日 下午3:30', '2024-03-05T15:30:00.000Z'],
    ['2024年3月5日 14时30分', '2024-03-05T14:30:00.000Z'],
  ])('%s is %s', (raw, expected) => {
    expect(standardizeDateTime(raw)).toEqual({ ok: true, value: expected });
  });

  it('reads times without an offset in the zone of the file, summer time too', () => {
    const inBerlin = (raw: string) => standardizeDateTime(raw, { timeZone: 'Europe/Berlin' });
    expect(inBerlin('2024-01-15 12:00')).toEqual({ ok: true, value: '2024-01-15T11:00:00.000Z' });
    expect(inBerlin('2024-07-15 12:00')).toEqual({ ok: true, value: '2024-07-15T10:00:00.000Z' });
    expect(inBerlin('2024-03-31 02:30')).toEqual({ ok: true, value: '2024-03-31T01:30:00.000Z' });
    expect(inBerlin('2024-10-27 02:30')).toEqual({ ok: true, value: '2024-10-27T00:30:00.000Z' });
  });
});

describe('decideDateOrder', () => {
  it.each([
    [['31/12/2024', '01/02/2024'], undefined, 'dmy', true],
    [['12/31/2024', '01/02/2024'], undefined, 'mdy', true],
    [['2024-01-02'], undefined, 'ymd', true],
    [['01/02/2024'], 'US', 'mdy', false],
    [['01/02/2024'], 'DE', 'dmy', false],
    [['31/12/2024', '12/31/2024'], undefined, 'dmy', false],
  ] as const)('%j in %s is %s (certain: %s)', (values, country, order, certain) => {
    expect(decideDateOrder(values, country)).toMatchObject({ order, certain });
  });
});

interface DateCase {
  readonly in: string;
  readonly out: string;
  readonly loc?: string;
}

describe.skipIf(!existsSync(CORPUS))('corpus of dates', () => {
  const load = (): { ok: DateCase[]; errors: string[] } => JSON.parse(readFileSync(CORPUS, 'utf8'));
  // Left out: cases whose expectation is a layout and not a time, and `UTC-05`, which the corpus reads as UTC.
  const cases = () => load().ok.filter(({ in: text, out }) => / \+0000 UTC$/.test(out) && !/UTC-05/.test(text));

  it('reads a date as expected or refuses it, and reads at least nine of ten', () => {
    let equal = 0;
    for (const { in: text, out, loc } of cases()) {
      const [day = '', time = ''] = out.split(' ');
      const [clock = '', fraction = ''] = time.split('.');
      const result = standardizeDateTime(text, { dateOrder: 'mdy', ...(loc === undefined ? {} : { timeZone: loc }) });
      if (!result.ok) continue;
      expect(result.value, text).toBe(`${day}T${clock}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
      equal += 1;
    }
    expect(equal / cases().length).toBeGreaterThan(0.92);
  });

  it('takes no text for a date that is none', () => {
    // A blank before a date is no fault in a cell.
    const wrong = load().errors.filter((text) => text === text.trim());
    for (const text of wrong) expect(standardizeDateTime(text, { dateOrder: 'mdy' }).ok, text).toBe(false);
  });
});
