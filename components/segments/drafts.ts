import type { Condition, Rank } from '@/lib/segments/rule';
import { FAMILY_OPS, type Family, type TraitTest } from '@/lib/segments/value-tests';
import type { BuilderCatalog } from '@/lib/segments/views';
import { ONCE } from './measures';

/** A number nobody has entered yet: fails the check for completeness. */
export const NO_NUMBER = Number.NaN;

/** A test of `op` without values yet, keeping those of `before` that still fit. */
export const draftTest = (op: TraitTest['op'], before?: TraitTest): TraitTest => {
  const text = before && 'value' in before && typeof before.value === 'string' ? before.value : '';
  const number = before && 'value' in before && typeof before.value === 'number' ? before.value : NO_NUMBER;
  const texts = before && 'values' in before ? before.values.filter((value) => typeof value === 'string') : [];
  switch (op) {
    case 'is':
    case 'is_not':
    case 'contains':
    case 'not_contains':
    case 'starts':
    case 'ends':
    case 'like':
    case 'not_like':
      return { op, value: texts[0] ?? text };
    case 'before':
    case 'after':
    case 'on':
      return { op, value: text };
    case 'is_one_of':
    case 'is_none_of':
    case 'contains_any':
    case 'any':
    case 'all':
    case 'none':
      return { op, values: texts.length > 0 ? texts : text ? [text] : [] };
    case 'in':
    case 'not_in':
      return {
        op,
        values: before && (before.op === 'in' || before.op === 'not_in') ? before.values : Number.isNaN(number) ? [] : [number],
      };
    case 'size':
      return { op, test: { op: 'gte', value: 1 } };
    case 'in_period':
      return { op, unit: 'month', offset: 0 };
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return { op, value: number };
    case 'between':
    case 'not_between':
      return { op, from: number, to: NO_NUMBER };
    case 'between_dates':
      return { op, from: text, to: '' };
    case 'last_days':
    case 'more_than_days_ago':
    case 'next_days':
    case 'more_than_days_ahead':
    case 'anniversary':
      return { op, days: before && 'days' in before ? before.days : 30 };
    case 'blank':
    case 'not_blank':
    case 'is_true':
    case 'is_false':
      return { op };
  }
};

/** The operator that a new test of a family begins with. */
export const FIRST_OP: Readonly<Record<Family, TraitTest['op']>> = {
  text: 'is',
  list: 'contains',
  number: 'gte',
  date: 'last_days',
  boolean: 'is_true',
};

/** What a condition is about, as one text for menus: `trait|city`, `event|order`, `consent|marketing:email`, `lead`… */
export const subjectOf = (condition: Condition): string => {
  if (condition.kind === 'trait') return condition.field === '' ? '' : `trait|${condition.field}`;
  if (condition.kind === 'event') return `event|${condition.type}`;
  return condition.kind === 'consent' ? `consent|${condition.purpose}:${condition.channel}` : condition.kind;
};

/** People ranked by a number of their events of all time. */
export const draftRank = (type: string, fn: Exclude<Rank, { field: string }>['fn']): Rank => ({
  type,
  fn,
  ...(fn === 'count' ? {} : { of: 'amount' }),
  window: { kind: 'ever' },
  where: [],
});

/** A condition that nobody has chosen a subject for. */
export const emptyCondition = (): Condition => ({ kind: 'trait', field: '', test: { op: 'is', value: '' } });

/** A new condition about a subject, with the values most people want first. */
export const draftCondition = (subject: string, catalog: BuilderCatalog): Condition => {
  const cut = subject.indexOf('|');
  const kind = cut < 0 ? subject : subject.slice(0, cut);
  const name = cut < 0 ? '' : subject.slice(cut + 1);
  switch (kind) {
    case 'trait': {
      const family = catalog.fields.find((field) => field.name === name)?.family ?? 'text';
      return { kind: 'trait', field: name, test: draftTest(FIRST_OP[family]) };
    }
    case 'event':
      return {
        kind: 'event',
        did: true,
        type: name,
        measure: ONCE,
        window: { kind: 'ever' },
        where: [],
      };
    case 'consent': {
      const colon = name.indexOf(':');
      return { kind: 'consent', purpose: name.slice(0, colon), channel: name.slice(colon + 1), status: 'granted' };
    }
    case 'source':
      return { kind: 'source', source: catalog.sources[0]?.id ?? 0, has: true };
    case 'lead':
      return { kind: 'lead', has: true };
    case 'segment':
      return { kind: 'segment', segment: 0, member: true };
    case 'record_count':
      return { kind: 'record_count', test: { op: 'gte', value: 2 } };
    case 'sequence': {
      const type = catalog.events[0]?.type ?? '';
      return {
        kind: 'sequence',
        did: true,
        window: { kind: 'last', days: 90 },
        steps: [
          { type, where: [] },
          { type: catalog.events[1]?.type ?? type, where: [], within: 10_080 },
        ],
      };
    }
    case 'top':
      return { kind: 'top', in: true, n: 100, order: 'highest', by: draftRank(catalog.events[0]?.type ?? '', 'count') };
    case 'bucket':
      return { kind: 'bucket', salt: Math.random().toString(36).slice(2, 8), from: 0, to: 10 };
    default:
      return emptyCondition();
  }
};

/** Operators of a field's family; text for a field nobody knows any more. */
export const opsOf = (family: Family | undefined): readonly TraitTest['op'][] => FAMILY_OPS[family ?? 'text'];
