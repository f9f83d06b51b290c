import { expect, it } from 'vitest';
import { compile } from './compile.ts';
import { parseRule, SIZE_MAX } from './rule.ts';
import { NOW, TEST_CATALOG } from './testing/arbitraries.ts';
import { LIST_LENGTH_MAX, type TraitTest } from './value-tests.ts';

/** Lists in each other, made as text: that is how it comes in. */
const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

it.each([
  ['in the root', (deep: unknown) => ({ version: 1, root: deep })],
  ['beside the root', (deep: unknown) => ({ version: 1, root: { combinator: 'and', rules: [] }, more: deep })],
  ['in a value', (deep: unknown) => ({ version: 1, root: { combinator: 'and', rules: [{ kind: 'trait', field: 'city', test: deep }] } })],
])('refuses what is nested 200,000 deep %s', (_where, ruleWith) => {
  expect(parseRule(ruleWith(nested(200_000)))).toMatchObject({ ok: false, error: [{ code: 'tooDeep' }] });
});

/** What a ClickHouse server takes of one parameter by itself. */
const PARAMETER_BYTES_MAX = 131_072;
/** Each way in which a list of texts is compared. */
const LISTS: readonly (readonly [string, TraitTest['op']])[] = [
  ['city', 'is_one_of'],
  ['city', 'contains_any'],
  ['email', 'is_one_of'],
  ['email', 'contains_any'],
  ['email', 'all'],
];

const emails = (length: number): string[] =>
  Array.from({ length: LIST_LENGTH_MAX }, (_, n) => `${String(n).padStart(length - 12, 'somebody.')}@example.org`);

const ruleOf = (field: string, op: TraitTest['op'], values: readonly string[]) => ({
  version: 1,
  root: { combinator: 'and', rules: [{ kind: 'trait', field, test: { op, values } }] },
});

it.each(LISTS)('takes the longest list of long e-mails: %s %s', (field, op) => {
  const values = emails(80);
  const ready = compile(ruleOf(field, op, values), TEST_CATALOG, NOW);
  if (!ready.ok) throw new Error(JSON.stringify(ready.error));
  const lists = Object.values(ready.value.params).filter((param): param is string[] => Array.isArray(param));
  expect(lists.flat()).toEqual(values);
  for (const list of lists) expect(Buffer.byteLength(`['${list.join("','")}']`)).toBeLessThan(PARAMETER_BYTES_MAX);
});

it('counts bytes, not characters, and what a backslash is added to', () => {
  const values = Array.from({ length: 800 }, (_, n) => `${n}${"中'".repeat(250)}`);
  const ready = compile(ruleOf('city', 'is_one_of', values), TEST_CATALOG, NOW);
  if (!ready.ok) throw new Error(JSON.stringify(ready.error));
  const lists = Object.values(ready.value.params).filter((param): param is string[] => Array.isArray(param));
  expect(lists.flat()).toEqual(values);
  for (const list of lists)
    expect(Buffer.byteLength(`['${list.map((value) => value.replaceAll("'", "\\'")).join("','")}']`)).toBeLessThan(PARAMETER_BYTES_MAX);
});

it('refuses a rule of more characters', () => {
  const value = (length: number) => ruleOf('city', 'is_one_of', Array(length).fill('x'.repeat(997)));
  expect(JSON.stringify(value(499)).length).toBeLessThan(SIZE_MAX);
  expect(parseRule(value(499)).ok).toBe(true);
  expect(parseRule(value(501))).toMatchObject({ ok: false, error: [{ code: 'tooLong' }] });
});
