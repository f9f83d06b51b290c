import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { activeConditions, CONDITIONS_MAX, conditionSchema, DEPTH_MAX, parseRule, SIZE_MAX, STEPS_MAX } from './rule.ts';
import { FAMILY_OPS, LIST_LENGTH_MAX, TEXT_LENGTH_MAX } from './value-tests.ts';

const text = readFileSync(new URL('../../docs/segment-rule.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

it('are rules, and show every kind of condition', () => {
  const kinds = new Set<string>();
  for (const example of examples) {
    const parsed = parseRule(JSON.parse(example));
    if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.error)} in ${example}`);
    for (const { condition } of activeConditions(parsed.value.root)) kinds.add(condition.kind);
    if (example.includes('record_count')) kinds.add('record_count');
  }
  expect([...kinds].sort()).toEqual(conditionSchema.options.map((option) => option.shape.kind.value).sort());
});

it('stand in a document that names every operator', () => {
  const missing = Object.values(FAMILY_OPS)
    .flat()
    .filter((op) => !new RegExp(`[\`\\s]${op}[\`\\s]`).test(text));
  expect(missing).toEqual([]);
});

it.each([
  ['a rule as JSON', SIZE_MAX],
  ['depth of groups', DEPTH_MAX],
  ['conditions and groups', CONDITIONS_MAX],
  ['values of a list', LIST_LENGTH_MAX],
  ['one value', TEXT_LENGTH_MAX],
  ['steps of a sequence', STEPS_MAX],
])('stand in a document that gives the limit of %s', (what, limit) => {
  expect(text).toMatch(new RegExp(`\\| ${what} \\| ${limit.toLocaleString('en')}\\b`));
});
