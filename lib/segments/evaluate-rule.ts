import { bucketOf, saltSeed } from './bucket-hash.ts';
import { type Catalog, fieldPlan } from './catalog.ts';
import { dayNumber, dayOfTime } from './days.ts';
import { type PersonEvent, passesEvents, passesLead } from './evaluate-events.ts';
import { passesNumber, passesTest, type Value } from './evaluate-test.ts';
import { type Condition, type Group, isGroup, type Node, type Rule } from './rule.ts';

/** A profile in memory, shaped like its row in the index; names of missing values are absent. */
export interface Person {
  readonly profileId: number;
  /** Standard fields with one text. */
  readonly text: Readonly<Record<string, string>>;
  readonly email: readonly string[];
  readonly phone: readonly string[];
  readonly customText: Readonly<Record<string, readonly string[]>>;
  readonly customNumber: Readonly<Record<string, number>>;
  readonly sourceIds: readonly number[];
  readonly recordCount: number;
  readonly granted: readonly string[];
  readonly refused: readonly string[];
  /** Milliseconds. */
  readonly firstSeen: number;
  readonly lastSeen: number;
}

interface World {
  readonly catalog: Catalog;
  readonly now: number;
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** The value of a field of a person. Throws for a field nobody knows. */
export const valueOfField = (person: Person, field: string, catalog: Pick<Catalog, 'custom'>): Value => {
  const plan = fieldPlan(catalog, field);
  if (!plan) throw new Error(`unknown field ${field}`);
  switch (plan.storage) {
    case 'text': {
      const text = own(person.text, plan.column) ?? '';
      return { texts: text === '' ? [] : [text] };
    }
    case 'texts':
      return { texts: plan.column === 'email' ? person.email : person.phone };
    case 'iso_day': {
      const text = own(person.text, plan.column) ?? '';
      return { day: /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayNumber(text) : null };
    }
    case 'time':
      return { day: dayOfTime(plan.column === 'first_seen' ? person.firstSeen : person.lastSeen) };
    case 'custom_text':
      return { texts: own(person.customText, plan.column) ?? [] };
    case 'custom_number': {
      const number = own(person.customNumber, plan.column) ?? null;
      return plan.family === 'date' ? { day: number } : { number };
    }
  }
};

const passesCondition = (condition: Condition, person: Person, events: readonly PersonEvent[], world: World): boolean => {
  switch (condition.kind) {
    case 'trait':
      return passesTest(valueOfField(person, condition.field, world.catalog), condition.test, world.now);
    case 'event': {
      const textKeys = world.catalog.events.get(condition.type)?.text ?? new Set<string>();
      return passesEvents(condition, events, textKeys, world.now) === condition.did;
    }
    case 'consent': {
      const key = `${condition.purpose}:${condition.channel}`;
      if (person.refused.includes(key)) return condition.status === 'refused';
      return condition.status === (person.granted.includes(key) ? 'granted' : 'unknown');
    }
    case 'source':
      return person.sourceIds.includes(condition.source) === condition.has;
    case 'lead':
      return passesLead(condition, events) === condition.has;
    case 'segment': {
      const target = world.catalog.segments.get(condition.segment);
      if (!target) throw new Error(`unknown segment ${condition.segment}`);
      return (passesNode(target.rule.root, person, events, world) ?? true) === condition.member;
    }
    case 'record_count':
      return passesNumber(person.recordCount, condition.test);
    case 'bucket': {
      const percent = bucketOf(person.profileId, saltSeed(condition.salt)) / 100;
      return percent >= condition.from && percent < condition.to;
    }
  }
};

/** Null for a node that says nothing: muted, or a group without active conditions. */
const passesNode = (node: Node, person: Person, events: readonly PersonEvent[], world: World): boolean | null => {
  if (node.muted) return null;
  if (!isGroup(node)) return passesCondition(node, person, events, world);
  return passesGroup(node, person, events, world);
};

const passesGroup = (group: Group, person: Person, events: readonly PersonEvent[], world: World): boolean | null => {
  const answers = group.rules.map((node) => passesNode(node, person, events, world)).filter((answer) => answer !== null);
  if (answers.length === 0) return null;
  const joined = group.combinator === 'and' ? answers.every(Boolean) : answers.some(Boolean);
  return group.not ? !joined : joined;
};

/**
 * In-memory meaning of a validated rule at `now` (ms): the oracle the compiled SQL is tested against.
 * `events` are those of all records of the person. A rule without active conditions means everyone.
 */
export const evaluateRule = (rule: Rule, person: Person, events: readonly PersonEvent[], catalog: Catalog, now: number): boolean =>
  passesNode(rule.root, person, events, { catalog, now }) ?? true;
