import { type Condition, RULE_VERSION, type Rule } from './rule.ts';
import type { BuilderCatalog } from './views.ts';

export const TEMPLATES = ['lapsed', 'vip', 'newPeople', 'noConsent', 'birthday'] as const;
export type Template = (typeof TEMPLATES)[number];

/** Total from which somebody is called a top spender, until the user changes it. */
const VIP_TOTAL = 500;

const orderType = (catalog: Pick<BuilderCatalog, 'events'>): string | null =>
  (
    catalog.events.find((event) => event.type === 'order') ??
    catalog.events.find((event) => event.type !== 'lead' && event.type !== 'survey')
  )?.type ?? null;

const conditionsOf = (template: Template, order: string | null): Condition[] | null => {
  switch (template) {
    case 'lapsed':
      return order
        ? [{ kind: 'event', did: true, type: order, measure: { kind: 'last' }, window: { kind: 'more_than', days: 90 }, where: [] }]
        : null;
    case 'vip':
      return order
        ? [
            {
              kind: 'event',
              did: true,
              type: order,
              measure: { kind: 'aggregate', fn: 'sum', of: 'amount', test: { op: 'gte', value: VIP_TOTAL } },
              window: { kind: 'last', days: 365 },
              where: [],
            },
          ]
        : null;
    case 'newPeople':
      return [{ kind: 'trait', field: 'first_seen', test: { op: 'last_days', days: 30 } }];
    case 'noConsent':
      return [
        { kind: 'trait', field: 'email', test: { op: 'not_blank' } },
        { kind: 'consent', purpose: 'marketing', channel: 'email', status: 'unknown' },
      ];
    case 'birthday':
      return [{ kind: 'trait', field: 'birth_date', test: { op: 'anniversary', days: 14 } }];
  }
};

/** A rule to start from; null when the data lacks what it needs (no purchases). */
export const templateRule = (template: Template, catalog: Pick<BuilderCatalog, 'events'>): Rule | null => {
  const rules = conditionsOf(template, orderType(catalog));
  return rules && { version: RULE_VERSION, root: { combinator: 'and', rules } };
};
