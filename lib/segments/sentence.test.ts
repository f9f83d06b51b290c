import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import type { Node, Rule } from './rule.ts';
import { type SentenceNames, sentence, type Translate } from './sentence.ts';
import { ruleArbitrary } from './testing/arbitraries.ts';

const translator = (locale: string): Translate => {
  const messages = JSON.parse(readFileSync(new URL(`../../messages/${locale}/segments.json`, import.meta.url), 'utf8'));
  const fail = (error: Error): never => {
    throw error;
  };
  return createTranslator({ locale, messages: { segments: messages }, namespace: 'segments', onError: fail }) as Translate;
};
const LANGUAGES = { en: translator('en'), 'zh-CN': translator('zh-CN') };
const names: SentenceNames = { source: (id) => `source ${id}`, segment: (id) => `segment ${id}` };

const order = (change: object): Node =>
  ({
    kind: 'event',
    did: true,
    type: 'order',
    measure: { kind: 'count', op: 'at_least', n: 2 },
    window: { kind: 'last', days: 90 },
    where: [],
    ...change,
  }) as Node;

const germans: Node = { kind: 'trait', field: 'country', test: { op: 'is', value: 'DE' } };

describe('sentence', () => {
  it.each<[Node[], string, string]>([
    [[], 'Everyone.', '所有人。'],
    [
      [germans, order({ where: [{ property: 'category', test: { op: 'contains', value: 'Book' } }] })],
      'People where country is “DE” and “order” happened at least 2 times in the last 90 days where category contains “Book”.',
      '满足以下条件的人：国家为“DE”，且最近 90 天内“order”至少发生 2 次（category包含“Book”）。',
    ],
    [
      [
        {
          combinator: 'or',
          rules: [
            germans,
            { ...germans, muted: true },
            order({ did: false, measure: { kind: 'count', op: 'at_least', n: 1 }, window: { kind: 'ever' } }),
          ],
        },
      ],
      'People where (country is “DE” or “order” did not happen).',
      '满足以下条件的人：（国家为“DE”，或未发生“order”）。',
    ],
    [
      [order({ measure: { kind: 'aggregate', fn: 'sum', of: 'amount', test: { op: 'gt', value: 500 } } })],
      'People where the total amount of “order” in the last 90 days is more than 500.',
      '满足以下条件的人：最近 90 天内“order”的金额合计大于 500。',
    ],
    [
      [
        order({
          where: [
            { property: 'delivered', test: { op: 'in_period', unit: 'month', offset: -1 } },
            { property: 'gift', test: { op: 'is_true' } },
          ],
        }),
      ],
      'People where “order” happened at least 2 times in the last 90 days where delivered is in the last calendar month and gift is yes.',
      '满足以下条件的人：最近 90 天内“order”至少发生 2 次（delivered在上一月，且gift为“是”）。',
    ],
    [
      [{ combinator: 'and', not: true, rules: [{ kind: 'lead', has: true, stage: 'customer', channels: ['ads'] }] }],
      'People where not (they are a lead that reached customer, from channel “ads”).',
      '满足以下条件的人：不满足（是线索（达到阶段：客户）、（渠道：“ads”））。',
    ],
  ])('reads %j', (rules, en, zh) => {
    const rule: Rule = { version: 1, root: { combinator: 'and', rules } };
    expect(sentence(rule, LANGUAGES.en, names)).toBe(en);
    expect(sentence(rule, LANGUAGES['zh-CN'], names)).toBe(zh);
  });

  it('names fields and properties of sources in words, and leaves values as they are', () => {
    const brew: Node = { kind: 'trait', field: 'custom:how_they_brew', test: { op: 'is', value: 'pour_over' } };
    const paid = order({ where: [{ property: 'paid_with', test: { op: 'is', value: 'gift_card' } }] });
    expect(sentence({ version: 1, root: { combinator: 'and', rules: [brew, paid] } }, LANGUAGES.en, names)).toBe(
      'People where how they brew is “pour_over” and “order” happened at least 2 times in the last 90 days where paid with is “gift_card”.',
    );
  });

  it.each([
    [0, 'no such event', '没有此类事件'],
    [1, '1 event, last 4 May', '1 个事件，最近 4 May'],
    [2, '2 events, last 4 May', '2 个事件，最近 4 May'],
  ])('counts %i events found', (count, en, zh) => {
    const values = { count, last: count === 0 ? '–' : '4 May' };
    expect(LANGUAGES.en('eventsFound', values)).toBe(en);
    expect(LANGUAGES['zh-CN']('eventsFound', values)).toBe(zh);
  });

  it('has words for every rule in both languages', () => {
    fc.assert(
      fc.property(ruleArbitrary, (rule) => {
        for (const t of Object.values(LANGUAGES)) expect(sentence(rule, t, names).length).toBeGreaterThan(3);
      }),
      { numRuns: 300 },
    );
  });
});
