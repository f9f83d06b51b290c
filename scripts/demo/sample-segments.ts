import type { Condition, Rule } from '../../lib/segments/rule.ts';

/** A segment that the demo saves. */
export interface SampleSegment {
  readonly name: string;
  readonly description: string;
  readonly rule: Rule;
}

const all = (...rules: Condition[]): Rule => ({ version: 1, root: { combinator: 'and', rules } });

const ordered = (did: boolean, days: number | null, atLeast = 1): Condition => ({
  kind: 'event',
  did,
  type: 'order',
  measure: { kind: 'count', op: 'at_least', n: atLeast },
  window: days === null ? { kind: 'ever' } : { kind: 'last', days },
  where: [],
});

const reachable: Condition = { kind: 'consent', purpose: 'marketing', channel: 'email', status: 'granted' };

/** What a marketer of the sample company would ask for. */
export const SAMPLE_SEGMENTS: readonly SampleSegment[] = [
  { name: 'Newsletter readers', description: 'Agreed to marketing by e-mail.', rule: all(reachable) },
  {
    name: 'Loyal customers',
    description: 'At least five order lines within a year, and may be written to.',
    rule: all(ordered(true, 365, 5), reachable),
  },
  {
    name: 'Win back',
    description: 'Ordered at least once, but not within half a year.',
    rule: all(ordered(true, null), ordered(false, 180), reachable),
  },
  {
    name: 'Big spenders',
    description: 'Order lines worth more than 500 in all, within two years.',
    rule: all({
      kind: 'event',
      did: true,
      type: 'order',
      measure: { kind: 'aggregate', fn: 'sum', of: 'amount', test: { op: 'gt', value: 500 } },
      window: { kind: 'last', days: 730 },
      where: [],
    }),
  },
  {
    name: 'Leads that did not buy',
    description: 'Became a lead and never reached the stage customer.',
    rule: all({ kind: 'lead', has: true }, { kind: 'lead', has: false, stage: 'customer' }),
  },
];
