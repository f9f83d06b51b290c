import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Traits } from '../../../standardize/fields.ts';
import type { BatchState } from './batch-state.ts';
import { decideBatch } from './decide-batch.ts';
import { describeTraits } from './describe-traits.ts';
import type { EngineRow, GoodRow, PersonFact, RowBatch } from './facts.ts';

const hashTraits = (traits: Traits): string => describeTraits(traits).hash;

const emptyState = (): BatchState => ({ records: new Map(), known: new Set(), consents: new Map() });

const stored = (key: string, traits: Traits, { importId = 1, asOf = 100 } = {}): BatchState => {
  const state = emptyState();
  state.records.set(key, { id: 7, current: { importId, asOf, traits, said: new Set([hashTraits(traits)]) } });
  return state;
};

const person = (key: string, traits: Traits, time?: number): PersonFact => ({
  key,
  traits,
  traitsText: describeTraits(traits).text,
  issues: [],
  contentHash: hashTraits(traits),
  asOf: time ?? 1_000,
  timed: time !== undefined,
});

const row = (part: Partial<GoodRow>): GoodRow => ({
  ok: true,
  fileNo: 0,
  rowNo: 1,
  raw: '',
  person: null,
  events: [],
  consents: [],
  spend: null,
  issues: [],
  ...part,
});

const batchOf = (...rows: EngineRow[]): RowBatch => ({ rows, lastFile: 0, lastRow: rows.length });
const people = { importId: 2, isWhole: true, describe: describeTraits };
const timeline = { importId: 2, isWhole: false, describe: describeTraits };
const order = (id: string): GoodRow['events'] => [{ id, type: 'order', at: 5, props: {} }];
const EMAIL_OF_A = JSON.stringify(['a', 'marketing', 'email']);
const untimed = (id: string, granted: boolean): GoodRow['consents'][number] => ({
  id,
  purpose: 'marketing',
  channel: 'email',
  granted,
  at: 1_000,
  timed: false,
  proof: {},
});

describe('decideBatch for people', () => {
  it('counts new, changed and equal people, and refused rows', () => {
    const state = stored('a', { city: 'Rome' });
    state.records.set('b', {
      id: 8,
      current: { importId: 1, asOf: 1, traits: { city: 'Bonn' }, said: new Set([hashTraits({ city: 'Bonn' })]) },
    });
    const rows = [
      row({ person: person('a', { city: 'Rome' }) }),
      row({ person: person('b', { city: 'Berlin' }) }),
      row({ person: person('c', { city: 'Oslo' }) }),
      { ok: false as const, fileNo: 0, rowNo: 4, raw: 'x', reasons: [] },
    ];
    const plan = decideBatch(batchOf(...rows), state, people);
    expect(plan.outcomes).toEqual({ created: 1, updated: 1, unchanged: 1, quarantined: 1 });
    expect(plan.newKeys).toEqual(['c']);
    expect(plan.versions.map((v) => v.person.key)).toEqual(['b', 'c']);
  });

  it('keeps what one file says twice about one person, and finds all of it unchanged the second time', () => {
    const rows = [row({ person: person('a', { city: 'Rome' }) }), row({ person: person('a', { city: 'Milan' }) })];
    const first = decideBatch(batchOf(...rows), emptyState(), people);
    expect(first.outcomes).toMatchObject({ created: 1, updated: 1 });
    const state = emptyState();
    const said = new Set([hashTraits({ city: 'Rome' }), hashTraits({ city: 'Milan' })]);
    state.records.set('a', { id: 7, current: { importId: 2, asOf: 1_000, traits: { city: 'Milan' }, said } });
    const second = decideBatch(batchOf(...rows), state, { ...people, importId: 3 });
    expect(second.outcomes).toMatchObject({ unchanged: 2 });
    expect(second.versions).toEqual([]);
  });

  it('writes a return to older content', () => {
    const plan = decideBatch(batchOf(row({ person: person('a', { city: 'Rome' }) })), stored('a', { city: 'Milan' }), people);
    expect(plan.outcomes.updated).toBe(1);
  });

  it('takes a changed refusal as an update and a repeated statement as nothing', () => {
    const fact = person('a', { city: 'Rome' });
    const state = stored('a', { city: 'Rome' });
    state.consents.set(EMAIL_OF_A, { granted: true, at: 500, state: true });
    const rows = [row({ person: fact, consents: [untimed('1', true)] }), row({ person: fact, consents: [untimed('2', false)] })];
    const plan = decideBatch(batchOf(...rows), state, people);
    expect(plan.outcomes).toMatchObject({ unchanged: 1, updated: 1 });
    expect(plan.consents.map(({ consent }) => consent.id)).toEqual(['2']);
  });

  it.each([
    ['a dated grant', { granted: true, at: 500, state: null }, ['2']],
    ['a dated grant, after an undated refusal', { granted: true, at: 500, state: false }, ['2']],
    ['a dated refusal, after an undated grant', { granted: false, at: 500, state: true }, ['2']],
    ['a dated refusal, after an undated one', { granted: false, at: 500, state: false }, []],
  ])('takes a refusal without a time after %s, whatever older statement comes before it', (_name, slot, news) => {
    const state = stored('a', {});
    state.consents.set(EMAIL_OF_A, slot);
    const old = [{ ...untimed('1', false), at: 100, timed: true }];
    const rows = [row({ person: person('a', {}), consents: old }), row({ person: person('a', {}), consents: [untimed('2', false)] })];
    expect(decideBatch(batchOf(...rows), state, people).consents.map(({ consent }) => consent.id)).toEqual(['1', ...news]);
  });
});

describe('decideBatch for events', () => {
  it('counts an event once, also when it stands twice in the batch', () => {
    const plan = decideBatch(
      batchOf(row({ events: order('x') }), row({ events: order('x') }), row({ events: order('y') })),
      emptyState(),
      timeline,
    );
    expect(plan.outcomes).toMatchObject({ created: 2, unchanged: 1 });
    expect(plan.events).toHaveLength(2);
  });

  it('writes one version a record, the latest by time', () => {
    const rows = [
      row({ person: person('a', { city: 'Rome' }, 200), events: order('1') }),
      row({ person: person('a', { city: 'Milan' }, 300), events: order('2') }),
      row({ person: person('a', { city: 'Turin' }, 250), events: order('3') }),
    ];
    const plan = decideBatch(batchOf(...rows), emptyState(), timeline);
    expect(plan.versions.map((v) => v.person.traits)).toEqual([{ city: 'Milan' }]);
    expect(plan.replacedKeys).toEqual([]);
    expect(plan.outcomes.created).toBe(3);
  });

  it('replaces what the same import said in an earlier batch', () => {
    const state = stored('a', { city: 'Rome' }, { importId: 2, asOf: 200 });
    const plan = decideBatch(batchOf(row({ person: person('a', { city: 'Milan' }, 300) })), state, timeline);
    expect(plan.replacedKeys).toEqual(['a']);
  });

  it('says nothing about older or already known content, and keeps what a new statement leaves out', () => {
    const before = stored('a', { full_name: 'Ann', city: 'Rome' }, { asOf: 200 });
    const older = decideBatch(batchOf(row({ person: person('a', { city: 'Oslo' }, 100), events: order('1') })), before, timeline);
    expect(older.versions).toEqual([]);
    const part = decideBatch(batchOf(row({ person: person('a', { city: 'Rome' }, 300) })), before, timeline);
    expect(part.outcomes.unchanged).toBe(1);
    expect(part.versions[0]?.person).toMatchObject({ asOf: 300, traits: { full_name: 'Ann', city: 'Rome' } });
    const moved = decideBatch(batchOf(row({ person: person('a', { city: 'Milan' }, 400) })), before, timeline);
    expect(moved.versions[0]?.person.traits).toEqual({ full_name: 'Ann', city: 'Milan' });
  });

  it('changes nothing the second time, whatever the order of the rows', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('Rome', 'Milan', 'Oslo'), fc.integer({ min: 1, max: 9 })));
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 4 }), (given, size) => {
        const state = emptyState();
        const take = (importId: number) => {
          const plans = [];
          for (let at = 0; at < given.length; at += size) {
            const part = given.slice(at, at + size).map(([key, city, time]) => row({ person: person(key, { city }, time) }));
            plans.push(decideBatch(batchOf(...part), state, { ...timeline, importId }));
          }
          return plans;
        };
        take(2);
        for (const plan of take(3)) expect(plan).toMatchObject({ versions: [], newKeys: [], outcomes: { created: 0, updated: 0 } });
      }),
    );
  });
});
