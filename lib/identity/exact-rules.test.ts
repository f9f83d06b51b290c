import { describe, expect, it } from 'vitest';
import { COMPARISONS, type ComparisonKey, comparisonIndex, levelCode } from './comparisons.ts';
import { decideExact, type ExactPair } from './exact-rules.ts';

const levels = (named: Partial<Record<ComparisonKey, string>>): number[] => {
  const codes = COMPARISONS.map(() => 0);
  for (const [key, level] of Object.entries(named) as [ComparisonKey, string][]) codes[comparisonIndex(key)] = levelCode(key, level);
  return codes;
};
const pair = (
  a: number,
  b: number,
  named: Partial<Record<ComparisonKey, string>>,
  carriers: Partial<ExactPair['carriers']>,
): ExactPair => ({
  a,
  b,
  levels: levels(named),
  carriers: { national_id: 0, external_id: 0, email: 0, phone: 0, ...carriers },
  sources: [1, 2],
});
const verdict = (...pairs: ExactPair[]) => decideExact(pairs).map((v) => v.rule ?? v.refused[0]?.why ?? 'nothing');

describe('decideExact', () => {
  it.each<[string, ExactPair, string]>([
    ['same e-mail and name', pair(0, 1, { name: 'exact' }, { email: 2 }), 'email'],
    ['same phone, no name on one side', pair(0, 1, {}, { phone: 2 }), 'phone'],
    ['a nickname', pair(0, 1, { name: 'nickname' }, { email: 2 }), 'email'],
    ['family e-mail', pair(0, 1, { name: 'family' }, { email: 2 }), 'namesDiffer'],
    ['other birth date', pair(0, 1, { name: 'exact', birth_date: 'other' }, { email: 2 }), 'birthDatesDiffer'],
    ['other national id', pair(0, 1, { name: 'exact', national_id: 'other' }, { phone: 2 }), 'idsDiffer'],
    ['a switchboard', pair(0, 1, { name: 'exact' }, { phone: 80 }), 'tooCommon'],
    ['nothing shared', pair(0, 1, { name: 'exact' }, {}), 'nothing'],
  ])('%s', (_, given, expected) => {
    expect(verdict(given)).toEqual([expected]);
  });

  it('does not trust a value that people with other names carry too', () => {
    const office = { phone: 3 };
    expect(
      verdict(pair(0, 1, { name: 'exact' }, office), pair(0, 2, { name: 'other' }, office), pair(1, 2, { name: 'other' }, office)),
    ).toEqual(['sharedValue', 'namesDiffer', 'namesDiffer']);
  });

  it('gives a record without a name to nobody where a family shares the address', () => {
    const family = { email: 3 };
    expect(verdict(pair(0, 1, { name: 'family' }, family), pair(0, 2, {}, family), pair(1, 2, {}, family))).toEqual([
      'namesDiffer',
      'sharedValue',
      'sharedValue',
    ]);
  });

  it('does not trust ids that are row numbers in two sources', () => {
    const ids = Array.from({ length: 10 }, (_, i) => pair(2 * i, 2 * i + 1, { name: i === 0 ? 'exact' : 'other' }, { external_id: 2 }));
    expect(verdict(...ids)[0]).toBe('unreliableId');
  });
});
