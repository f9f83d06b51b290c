import { expect, it } from 'vitest';
import { addLook, type Look, settleLooks } from './looks.ts';

const look = (second: number, xmax: bigint): Look => ({ at: new Date(second * 1_000), xmax });
const looks = [look(1, 10n), look(2, 10n), look(3, 15n), look(4, 20n)];

it.each([
  ['nothing of the first look', 9n, null, 4],
  ['all of two looks at the same state', 10n, 2, 2],
  ['half of what the third saw', 12n, 2, 2],
  ['all of the third', 15n, 3, 1],
  ['more than all', 99n, 4, 0],
])('when the index has %s', (_name, through, second, left) => {
  const settled = settleLooks(looks, through);
  expect(settled.reached).toEqual(second === null ? null : new Date(second * 1_000));
  expect(settled.left).toEqual(looks.slice(looks.length - left));
});

it('remembers a bounded number of looks, the oldest', () => {
  let many: readonly Look[] = [];
  for (let n = 0; n < 500; n += 1) many = addLook(many, look(n, BigInt(n)));
  expect(many).toHaveLength(100);
  expect(many[0]).toEqual(look(0, 0n));
});
