import { join } from 'node:path';
import type { ImportKind } from '../../lib/ingest/mapping.ts';
import { createRandom } from '../../scripts/samples/random.ts';
import { writeLines } from './line-file.ts';
import { orderLines } from './order-lines.ts';
import { PEOPLE_HEADER, peopleLines } from './people-lines.ts';

/** What can be under way when something is killed. */
export const PHASES = ['import', 'undo', 'mirror', 'match', 'profiles', 'decide', 'unmerge', 'rebuild'] as const;
export type Phase = (typeof PHASES)[number];

/** One thing to do; the same steps always lead to the same end. */
export type FaultStep =
  /** With `follow` the mirror runs beside it, as in the worker; else all is left to the next refresh. */
  | { readonly do: 'import'; readonly path: string; readonly source: string; readonly kind: ImportKind; readonly follow: boolean }
  | { readonly do: 'undo'; readonly path: string }
  /** Mirror, matching and profiles. */
  | { readonly do: 'refresh' }
  /** Approves and rejects by turns open suggestions. */
  | { readonly do: 'decide'; readonly count: number }
  /** Takes profiles apart, and every second of them back. */
  | { readonly do: 'unmerge'; readonly count: number }
  | { readonly do: 'rebuild' }
  /** Keeps the state that the run has come to. */
  | { readonly do: 'check' };

const PEOPLE = 1_000;
const ORDERS = 4_000;
const DECISIONS = 8;
const UNMERGES = 6;
/** Time of the first step; each later one is an hour younger, in every run. */
const START_MS = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;

/** The clock of a step. */
export const timeOf = (step: number): Date => new Date(START_MS + step * HOUR_MS);

/** People who were in the file before, some of them changed: their rows make new versions, or none. */
function* changedPeople(seed: number): Generator<string> {
  const random = createRandom(seed + 1_000);
  for (const line of peopleLines(createRandom(seed), PEOPLE))
    yield line === PEOPLE_HEADER || !random.chance(0.3) ? line : line.replace(/\d+$/, String(random.int(0, 20_000)));
}

/** Sign-ups of some of them with their consent, known by their e-mail: those join the people of the other file. */
function* signUps(seed: number): Generator<string> {
  const random = createRandom(seed + 2_000);
  yield 'E-mail address,First name,Last name,Signed up,Newsletter consent';
  for (const line of peopleLines(createRandom(seed), PEOPLE)) {
    const [, given = '', family = '', email = ''] = line.split(',');
    if (!email.includes('@') || !random.chance(0.3)) continue;
    yield `${email},${given},${random.chance(0.2) ? '' : family},2025-0${random.int(1, 9)}-1${random.int(0, 9)},${random.chance(0.7) ? 'yes' : 'no'}`;
  }
}

const STEPS_AFTER_IMPORTS: readonly FaultStep[] = [
  { do: 'refresh' },
  { do: 'decide', count: DECISIONS },
  { do: 'refresh' },
  { do: 'check' },
  { do: 'unmerge', count: UNMERGES },
  { do: 'refresh' },
  { do: 'check' },
];

/** Writes the files of `rounds` rounds and gives the steps: imports, matching, decisions, unmerges, a changed file, undos, and a rebuild. */
export const makeFaultPlan = async (dir: string, rounds: number): Promise<FaultStep[]> => {
  const steps: FaultStep[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const path = (name: string): string => join(dir, `${name}-${round}.csv`);
    await writeLines(path('people'), peopleLines(createRandom(round), PEOPLE));
    await writeLines(path('changed'), changedPeople(round));
    await writeLines(path('orders'), orderLines(createRandom(round), ORDERS));
    await writeLines(path('sign-ups'), signUps(round));
    const follow = round % 2 === 0;
    const importOf = (name: string, source: string, kind: ImportKind): FaultStep => ({
      do: 'import',
      path: path(name),
      source,
      kind,
      follow,
    });
    const crm = `crm ${round % 2}`;
    steps.push(importOf('people', crm, 'people'), importOf('orders', 'shop', 'events'), importOf('sign-ups', 'newsletter', 'consents'));
    steps.push(...STEPS_AFTER_IMPORTS, importOf('changed', crm, 'people'));
    if (round % 2 === 1) steps.push({ do: 'undo', path: path('orders') });
    steps.push({ do: 'undo', path: path('changed') }, { do: 'refresh' });
    if (round % 2 === 0) steps.push({ do: 'rebuild' });
    steps.push({ do: 'check' });
  }
  return steps;
};
