import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from './compile.ts';
import { LEAD_STAGES, type Rule } from './rule.ts';
import { NOW, ruleArbitrary, TEST_CATALOG } from './testing/arbitraries.ts';
import { HOSTILE_TEXTS } from './testing/hostile-texts.ts';

/** Keys of a rule that hold a name or an operator. */
const NAME_KEYS = new Set([
  'kind',
  'field',
  'property',
  'of',
  'type',
  'purpose',
  'channel',
  'status',
  'source',
  'segment',
  'stage',
  'op',
  'fn',
]);
const ORDER_KEYS = new Set(['combinator', 'order', 'unit', 'timeZone']);

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every name and operator of the active parts of a rule. */
const namesIn = (node: unknown): Place[] => {
  if (typeof node !== 'object' || node === null || (node as { muted?: boolean }).muted === true) return [];
  const holder = node as Record<string, unknown>;
  return Object.entries(holder).flatMap(([key, value]): Place[] =>
    typeof value === 'object' && value !== null
      ? namesIn(value)
      : (NAME_KEYS.has(key) || ORDER_KEYS.has(key)) && value !== undefined
        ? [{ holder, key }]
        : [],
  );
};

const KNOWN = new Set<string>(LEAD_STAGES);
const unknownName = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS.filter((text) => text !== '' && !KNOWN.has(text))),
  fc.constantFrom(
    'profile_id',
    'seq',
    'is_deleted',
    'custom:',
    'custom:nobody',
    'content_hash',
    'nobody knows this',
    'sum(1)',
    'eq2',
    'xor',
  ),
);

/** The value that an unknown name takes the place of: numbers stay numbers. */
const replaced = (before: unknown, name: string): unknown => (typeof before === 'number' ? 987_654 : name);

const places = new Set<string>();

it('finds an unknown name or operator wherever it stands, and then there is no query', () => {
  fc.assert(
    fc.property(ruleArbitrary, fc.nat(), unknownName, fc.boolean(), (rule, at, name, turned) => {
      const copy = structuredClone(rule) as Rule;
      copy.root.not = turned;
      const found = namesIn(copy);
      const place = found[at % Math.max(1, found.length)];
      if (!place) return;
      const { holder, key } = place;
      holder[key] = replaced(holder[key], name);
      places.add(`${String(holder.kind ?? '')} ${key}`);
      const ready = compile(copy, TEST_CATALOG, NOW);
      expect(ready.ok, `${key} ${JSON.stringify(name)} in ${JSON.stringify(copy)}`).toBe(false);
      if (!ready.ok) expect(ready.error.every(({ code }) => code !== '')).toBe(true);
    }),
    { seed: 20_261_126, numRuns: 6000 },
  );
  for (const key of NAME_KEYS)
    expect(
      [...places].some((seen) => seen.endsWith(` ${key}`)),
      key,
    ).toBe(true);
});
