import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** A store of a browser with room for a number of letters. */
const storeOf = (roomMax: number) => {
  const texts = new Map<string, string>();
  return {
    get length() {
      return texts.size;
    },
    key: (index: number) => [...texts.keys()][index] ?? null,
    getItem: (name: string) => texts.get(name) ?? null,
    removeItem: (name: string) => void texts.delete(name),
    setItem: (name: string, text: string) => {
      if (text.length > roomMax) throw new Error('QuotaExceededError');
      texts.set(name, text);
    },
  };
};

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('sessionStorage', storeOf(10));
});
afterEach(() => vi.unstubAllGlobals());

const load = () => import('./kept-in-tab');

it('gives back what was kept last', async () => {
  const { readKept, writeKept } = await load();
  writeKept('7 new', 'older');
  writeKept('7 new', 'newer');
  writeKept('7 3', 'another');
  expect(readKept('7 new')).toBe('newer');
  writeKept('7 new', null);
  expect(readKept('7 new')).toBeNull();
  expect(readKept('7 3')).toBe('another');
});

it('keeps nothing older where there is no room', async () => {
  const { readKept, writeKept } = await load();
  writeKept('7 new', 'older');
  writeKept('7 new', 'much too long');
  expect(readKept('7 new')).toBeNull();
});

it('removes what other users have left', async () => {
  const { readKept, writeKept } = await load();
  sessionStorage.setItem('theme', 'dark');
  writeKept('7 new', 'hers');
  writeKept('77 new', 'his');
  expect(readKept('77 new')).toBe('his');
  expect(readKept('7 new')).toBeNull();
  expect(sessionStorage.getItem('theme')).toBe('dark');
});

it('forgets everything, and what the page being left would keep', async () => {
  const { forgetKept, readKept, writeKept } = await load();
  sessionStorage.setItem('theme', 'dark');
  writeKept('7 new', 'older');
  writeKept('7 3', 'another');
  forgetKept();
  writeKept('7 new', 'late');
  expect([readKept('7 new'), readKept('7 3'), sessionStorage.length]).toEqual([null, null, 1]);
});

it('does without a store', async () => {
  vi.stubGlobal('sessionStorage', undefined);
  const { forgetKept, readKept, writeKept } = await load();
  writeKept('7 new', 'text');
  expect(readKept('7 new')).toBeNull();
  expect(forgetKept).not.toThrow();
});
