import type { Condition, Group, Node, PropertyFilter, Rank, Rule, Step, Window } from './rule.ts';
import { isGroup } from './rule.ts';
import type { TraitTest } from './value-tests.ts';

/** Gives a message under `segments.`; next-intl's translator fits. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Names that only the database knows. */
export interface SentenceNames {
  readonly source: (id: number) => string;
  readonly segment: (id: number) => string;
}

const LIST_SHOWN = 4;
const OWN_PROPERTIES = ['amount', 'quantity', 'currency'];

/** A name as its source wrote it, for the eye: `custom:how_often` → how often. */
export const plainName = (name: string): string => name.replace(/^custom:/, '').replaceAll('_', ' ');

/** Label of a field: standard ones are translated, custom ones keep their own name. */
export const fieldLabel = (field: string, t: Translate): string => (field.startsWith('custom:') ? plainName(field) : t(`field.${field}`));

/** Label of a property of an event. */
export const propertyLabel = (property: string, t: Translate): string =>
  OWN_PROPERTIES.includes(property) ? t(`property.${property}`) : plainName(property);

const listText = (values: readonly (string | number)[], t: Translate): string => {
  const shown = values.slice(0, LIST_SHOWN).map((value) => t('sentence.quoted', { value }));
  const more = values.length - shown.length;
  return shown.join(t('sentence.comma')) + (more > 0 ? t('sentence.more', { more }) : '');
};

const testText = (subject: string, test: TraitTest, t: Translate): string => {
  if (test.op === 'size') return testText(t('sentence.size', { subject }), test.test, t);
  if (test.op === 'in_period') return periodText(subject, test, t);
  const values: Record<string, string | number> = { subject };
  if ('values' in test) values.list = listText(test.values, t);
  if ('value' in test) values.value = test.value;
  if ('from' in test) values.from = test.from;
  if ('to' in test) values.to = test.to;
  if ('days' in test) values.days = test.days;
  return t(`sentence.test.${test.op}`, values);
};

/** This, last or next month and its like; other offsets are counted. */
const periodText = (subject: string, test: Extract<TraitTest, { op: 'in_period' }>, t: Translate): string => {
  const unit = t(`unit.${test.unit}`);
  if (Math.abs(test.offset) <= 1) {
    const which = test.offset === 0 ? 'this' : test.offset < 0 ? 'last' : 'next';
    return t(`sentence.period.${which}`, { subject, unit });
  }
  return t(`sentence.period.${test.offset < 0 ? 'before' : 'after'}`, { subject, unit, n: Math.abs(test.offset) });
};

const windowText = (window: Window, t: Translate): string => {
  switch (window.kind) {
    case 'ever':
      return '';
    case 'between':
      return t('sentence.window.between', { from: window.from, to: window.to });
    default:
      return t(`sentence.window.${window.kind}`, { days: window.days });
  }
};

const filtersText = (filters: readonly PropertyFilter[], t: Translate): string =>
  filters.map((f) => testText(propertyLabel(f.property, t), f.test, t)).join(t('sentence.and'));

const whereText = (where: readonly PropertyFilter[], t: Translate): string =>
  where.length === 0 ? '' : t('sentence.where', { filters: filtersText(where, t) });

const eventText = (condition: Extract<Condition, { kind: 'event' }>, t: Translate): string => {
  const { measure } = condition;
  const parts = { type: condition.type, window: windowText(condition.window, t), where: whereText(condition.where, t) };
  const negated = (text: string): string => (condition.did ? text : t('sentence.not', { clause: text }));
  if (measure.kind === 'aggregate') {
    const subject = t(`sentence.aggregate.${measure.fn}`, { ...parts, of: propertyLabel(measure.of, t) });
    return negated(testText(subject, measure.test, t));
  }
  if (measure.kind !== 'count') {
    if (measure.has && measure.has.length > 0)
      return negated(t(`sentence.${measure.kind}Has`, { ...parts, filters: filtersText(measure.has, t) }));
    if (condition.window.kind === 'ever') return t(condition.did ? 'sentence.did' : 'sentence.didNot', parts);
    return negated(t(`sentence.${measure.kind}`, parts));
  }
  if (measure.op === 'at_least' && measure.n === 1) return t(condition.did ? 'sentence.did' : 'sentence.didNot', parts);
  return negated(t(`sentence.count.${measure.op}`, { ...parts, n: measure.n }));
};

/** Minutes in the largest unit in which they are whole. */
const spanText = (minutes: number, t: Translate): string => {
  if (minutes % 1440 === 0) return t('sentence.sequence.days', { n: minutes / 1440 });
  return minutes % 60 === 0 ? t('sentence.sequence.hours', { n: minutes / 60 }) : t('sentence.sequence.minutes', { n: minutes });
};

const stepText = (step: Step, index: number, window: string, t: Translate): string => {
  const parts = { type: step.type, where: whereText(step.where, t), window };
  if (index === 0) return t('sentence.sequence.first', parts);
  const kind = step.not ? 'never' : 'then';
  if (step.within === undefined) return t(`sentence.sequence.${kind}`, parts);
  return t(`sentence.sequence.${kind}Within`, { ...parts, span: spanText(step.within, t) });
};

const sequenceText = (condition: Extract<Condition, { kind: 'sequence' }>, t: Translate): string => {
  const window = windowText(condition.window, t);
  const steps = condition.steps.map((step, index) => stepText(step, index, window, t).trim()).join(t('sentence.comma'));
  return condition.did ? steps : t('sentence.not', { clause: steps });
};

const rankText = (by: Rank, t: Translate): string => {
  if ('field' in by) return by.field === 'record_count' ? t('sentence.recordCount') : fieldLabel(by.field, t);
  const parts = { type: by.type, window: windowText(by.window, t), where: whereText(by.where, t) };
  return t(`sentence.aggregate.${by.fn}`, { ...parts, of: propertyLabel(by.of ?? 'amount', t) });
};

const topText = (condition: Extract<Condition, { kind: 'top' }>, t: Translate): string =>
  t(`sentence.top.${condition.in ? 'in' : 'notIn'}.${condition.order}`, { n: condition.n, by: rankText(condition.by, t) });

const leadText = (condition: Extract<Condition, { kind: 'lead' }>, t: Translate): string => {
  const facts = [
    ...(condition.stage ? [t('sentence.lead.stage', { stage: t(`stage.${condition.stage}`) })] : []),
    ...(condition.channels ? [t('sentence.lead.channels', { list: listText(condition.channels, t) })] : []),
    ...(condition.campaigns ? [t('sentence.lead.campaigns', { list: listText(condition.campaigns, t) })] : []),
  ].join(t('sentence.comma'));
  return t(condition.has ? 'sentence.lead.has' : 'sentence.lead.hasNot', { facts });
};

const conditionText = (condition: Condition, t: Translate, names: SentenceNames): string => {
  switch (condition.kind) {
    case 'trait':
      return testText(fieldLabel(condition.field, t), condition.test, t);
    case 'event':
      return eventText(condition, t);
    case 'sequence':
      return sequenceText(condition, t);
    case 'top':
      return topText(condition, t);
    case 'consent':
      return t(`sentence.consent.${condition.status}`, { purpose: condition.purpose, channel: condition.channel });
    case 'source':
      return t(condition.has ? 'sentence.source.has' : 'sentence.source.hasNot', { source: names.source(condition.source) });
    case 'lead':
      return leadText(condition, t);
    case 'segment':
      return t(condition.member ? 'sentence.segment.in' : 'sentence.segment.notIn', { segment: names.segment(condition.segment) });
    case 'record_count':
      return testText(t('sentence.recordCount'), condition.test, t);
    case 'bucket':
      return t('sentence.bucket', { from: condition.from, to: condition.to });
  }
};

/** One condition or group in words, without a full stop; '' when it says nothing. */
export const clause = (node: Node, t: Translate, names: SentenceNames): string => {
  if (node.muted) return '';
  const text = isGroup(node) ? groupText(node, t, names, true) : conditionText(node, t, names);
  return text.replace(/ {2,}/g, ' ').trim();
};

const groupText = (group: Group, t: Translate, names: SentenceNames, inner: boolean): string => {
  const clauses = group.rules.map((node) => clause(node, t, names)).filter((text) => text !== '');
  const joined = clauses.join(t(group.combinator === 'and' ? 'sentence.and' : 'sentence.or'));
  if (joined === '') return '';
  if (group.not) return t('sentence.not', { clause: joined });
  return inner && clauses.length > 1 ? t('sentence.grouped', { clause: joined }) : joined;
};

/** A whole rule in words. Muted conditions are left out. */
export const sentence = (rule: Rule, t: Translate, names: SentenceNames): string => {
  const text = rule.root.muted ? '' : groupText(rule.root, t, names, false);
  if (text === '') return t('sentence.everyone');
  const whole = t('sentence.whole', { clauses: text.replace(/ {2,}/g, ' ').trim() });
  return rule.timeZone ? `${whole} ${t('sentence.timeZone', { zone: rule.timeZone })}` : whole;
};
