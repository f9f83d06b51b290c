import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { later } from './later';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const begin = () => {
  const used: string[] = [];
  return { used, ...later<string>((value) => used.push(value), 300) };
};

it('uses the newest value once nothing has come for a while', () => {
  const { used, set } = begin();
  set('a');
  vi.advanceTimersByTime(299);
  set('ab');
  vi.advanceTimersByTime(299);
  expect(used).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(used).toEqual(['ab']);
});

it('uses at once what waits, and only once', () => {
  const { used, set, flush } = begin();
  flush();
  set('a');
  flush();
  flush();
  vi.runAllTimers();
  expect(used).toEqual(['a']);
});

it('gives up what waits', () => {
  const { used, set, flush, cancel } = begin();
  set('a');
  cancel();
  flush();
  vi.runAllTimers();
  expect(used).toEqual([]);
});
