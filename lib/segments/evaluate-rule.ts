import { bucketOf, saltSeed, stepOfPercent } from './bucket-hash.ts';
import type { Catalog } from './catalog.ts';
import { type EventWorld, type PersonEvent, passesEvents, passesLead } from './evaluate-events.ts';
import { passesSequence } from './evaluate-sequence.ts';
import { passesNumber, passesTest } from './evaluate-test.ts';
import { topPeople } from './evaluate-top.ts';
import { type Everybody, type Person, valueOfField } from './person.ts';
import { type Condition, type Group, isGroup, type Node, type Rule } from './rule.ts';

interface World extends EventWorld {
  readonly catalog: Catalog;
  readonly everybody: Everybody;
}

const passesCondition = (condition: Condition, person: Person, events: readonly PersonEvent[], world: World): boolean => {
  switch (condition.kind) {
    case 'trait':
      return passesTest(valueOfField(person, condition.field, world.catalog, world.zone), condition.test, world);
    case 'event':
      return passesEvents(condition, events, world) === condition.did;
    case 'sequence':
      return passesSequence(condition, events, world) === condition.did;
    case 'top':
      return topPeople(condition, world.everybody, world.catalog, world).has(person.profileId) === condition.in;
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
      const inZone = { ...world, zone: target.rule.timeZone ?? 'UTC' };
      return (passesNode(target.rule.root, person, events, inZone) ?? true) === condition.member;
    }
    case 'record_count':
      return passesNumber(person.recordCount, condition.test);
    case 'bucket': {
      const step = bucketOf(person.profileId, saltSeed(condition.salt));
      return step >= stepOfPercent(condition.from) && step < stepOfPercent(condition.to);
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

const NO_TEXTS: ReadonlySet<string> = new Set();

/**
 * In-memory meaning of a validated rule at `now` (ms): the oracle the compiled SQL is tested against. Gives whether a person of
 * `everybody` meets the rule. A rule without active conditions means everyone.
 */
export const evaluateRule = (rule: Rule, everybody: Everybody, catalog: Catalog, now: number): ((person: Person) => boolean) => {
  const textKeys = (type: string): ReadonlySet<string> => catalog.events.get(type)?.text ?? NO_TEXTS;
  const world: World = { catalog, now, zone: rule.timeZone ?? 'UTC', everybody, textKeys };
  return (person) => passesNode(rule.root, person, everybody.eventsOf.get(person.profileId) ?? [], world) ?? true;
};
