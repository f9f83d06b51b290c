import { expect, it } from 'vitest';
import { activeLinks, type IdentityDecision } from './decisions.ts';

const decide = (id: number, kind: 'same' | 'not_same', recordA: number, recordB: number): IdentityDecision => ({
  id,
  kind,
  recordA,
  recordB,
  withdrawsId: null,
});
const withdraw = (id: number, withdrawsId: number): IdentityDecision => ({
  id,
  kind: 'withdraw',
  recordA: null,
  recordB: null,
  withdrawsId,
});

it.each<[string, IdentityDecision[], [number, number][], [number, number][]]>([
  ['takes decisions as they are', [decide(1, 'same', 2, 1), decide(2, 'not_same', 3, 4)], [[1, 2]], [[3, 4]]],
  ['leaves out what was withdrawn', [decide(1, 'same', 1, 2), withdraw(2, 1)], [], []],
  ['lets the later verdict on a pair win', [decide(1, 'same', 1, 2), decide(2, 'not_same', 1, 2)], [], [[1, 2]]],
  ['lets an approval overrule an older rejection', [decide(1, 'not_same', 1, 2), decide(2, 'same', 1, 2)], [[1, 2]], []],
  [
    'sees contradictions through a third record',
    [decide(1, 'same', 1, 2), decide(2, 'same', 2, 3), decide(3, 'not_same', 1, 3)],
    [[2, 3]],
    [[1, 3]],
  ],
])('%s', (_, decisions, mustLink, cannotLink) => {
  expect(activeLinks(decisions)).toEqual({ mustLink, cannotLink });
});
