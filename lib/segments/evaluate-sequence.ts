import { minutesToMs } from './days.ts';
import { type EventWorld, type PersonEvent, passesFilters, within } from './evaluate-events.ts';
import type { Condition, Step } from './rule.ts';

type Sequence = Extract<Condition, { kind: 'sequence' }>;

const isStep = (event: PersonEvent, step: Step, world: EventWorld): boolean =>
  event.type === step.type && passesFilters(event, step.where, world);

/** Whether `event` may follow a step at `before`: strictly later, and within the time allowed. */
const follows = (event: PersonEvent, before: number, step: Step): boolean =>
  event.at > before && (step.within === undefined || event.at - before <= minutesToMs(step.within));

/** Nothing of a step that must not come came after `before`, and the time in which it could has passed. */
const stayedAway = (events: readonly PersonEvent[], before: number, step: Step, world: EventWorld): boolean => {
  if (step.within !== undefined && before + minutesToMs(step.within) > world.now) return false;
  return !events.some((event) => isStep(event, step, world) && follows(event, before, step));
};

/** All ways through the steps, one by one: the plain meaning that the SQL must agree with. */
const goesOn = (steps: readonly Step[], before: number, events: readonly PersonEvent[], world: EventWorld): boolean => {
  const [step, ...rest] = steps;
  if (!step) return true;
  if (step.not) return stayedAway(events, before, step, world);
  return events.some((event) => isStep(event, step, world) && follows(event, before, step) && goesOn(rest, event.at, events, world));
};

/** In-memory meaning of a sequence, without its `did`. */
export const passesSequence = (condition: Sequence, events: readonly PersonEvent[], world: EventWorld): boolean => {
  const [first, ...rest] = condition.steps;
  if (!first) return false;
  return events.some(
    (event) => isStep(event, first, world) && within(event.at, condition.window, world) && goesOn(rest, event.at, events, world),
  );
};

interface Reached {
  readonly event: PersonEvent;
  readonly from: Reached | null;
}

/** What reaches a step: each event of it with the latest one of the step before that it may follow. Both in order of time. */
const nextReached = (step: Step, before: readonly Reached[], events: readonly PersonEvent[], world: EventWorld): Reached[] => {
  let at = 0;
  return events.flatMap((event) => {
    while (at < before.length && (before[at]?.event.at ?? Number.POSITIVE_INFINITY) < event.at) at += 1;
    const from = before[at - 1];
    return from && isStep(event, step, world) && follows(event, from.event.at, step) ? [{ event, from }] : [];
  });
};

/** One way through the steps as far as any goes, oldest event first; `events` are in order of time. For the eye: takes linear time. */
export const longestWay = (condition: Sequence, events: readonly PersonEvent[], world: EventWorld): readonly PersonEvent[] => {
  const [first, ...rest] = condition.steps;
  if (!first) return [];
  let reached: Reached[] = events
    .filter((event) => isStep(event, first, world) && within(event.at, condition.window, world))
    .map((event) => ({ event, from: null }));
  for (const step of rest) {
    if (step.not) break;
    const next = nextReached(step, reached, events, world);
    if (next.length === 0) break;
    reached = next;
  }
  const way: PersonEvent[] = [];
  for (let entry = reached.at(-1) ?? null; entry; entry = entry.from) way.unshift(entry.event);
  return way;
};
