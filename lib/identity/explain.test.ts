import { expect, it } from 'vitest';
import en from '../../messages/en/identity.json' with { type: 'json' };
import zh from '../../messages/zh-CN/identity.json' with { type: 'json' };
import { COMPARISONS } from './comparisons.ts';
import { EXACT_REFUSALS } from './exact-rules.ts';
import { explainPair, fieldEvidence } from './explain.ts';

const PARTS = [
  { comparison: 'name', level: 'close', weight: 9 },
  { comparison: 'gender', level: 'exact', weight: 0.1 },
  { comparison: 'birth_date', level: 'other', weight: -4 },
  { comparison: 'phone', level: 'exact', weight: 12 },
] as const;
const A = { given_name: 'Eva', family_name: 'Maier', phone: ['+431234567'], birth_date: '1970-01-01' };
const B = { given_name: 'Eva', family_name: 'Mayer', phone: ['+431234567', '+439999999'], birth_date: '1981-05-05' };

it('names the weightiest first, says which part of the name differs and leaves trifles out', () => {
  const reasons = explainPair({ parts: PARTS, refused: [{ rule: 'phone', why: 'birthDatesDiffer' }] }, A, B);
  expect(reasons.map((r) => r.key)).toEqual(['phone.exact', 'name.close_family', 'birth_date.other', 'refused.birthDatesDiffer']);
});

it('shows both values of each field', () => {
  expect(fieldEvidence(PARTS, A, B)[0]).toMatchObject({ comparison: 'name', a: 'Eva Maier', b: 'Eva Mayer', weight: 9 });
  expect(fieldEvidence(PARTS, A, B)[3]).toMatchObject({ a: '+431234567', b: '+431234567, +439999999' });
});

it('has a sentence in every language for every level and refusal', () => {
  for (const messages of [en, zh]) {
    const reasons: Record<string, Record<string, string>> = messages.reasons;
    for (const c of COMPARISONS) for (const l of c.levels) expect(reasons[c.key]?.[l.key], `${c.key}.${l.key}`).toBeTruthy();
    for (const key of EXACT_REFUSALS) expect(reasons.refused?.[key]).toBeTruthy();
  }
});
