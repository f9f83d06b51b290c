import { join } from 'node:path';
import type { ImportKind } from '../../lib/ingest/mapping.ts';
import { createRandom } from '../../scripts/samples/random.ts';
import { writeLines } from './line-file.ts';
import { orderLines } from './order-lines.ts';
import { PEOPLE_HEADER, peopleLines } from './people-lines.ts';

/** One thing to do; the same steps always lead to the same end. */
export type FaultStep =
  | { readonly do: 'import'; readonly path: string; readonly source: string; readonly kind: ImportKind }
  | { readonly do: 'refresh' }
  /** Approves and rejects by turns the first open suggestions. */
  | { readonly do: 'decide'; readonly count: number }
  | { readonly do: 'undo'; readonly path: string };

const PEOPLE = 1_500;
const ORDERS = 5_000;
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

/** Writes the files of `rounds` rounds and gives the steps: people, the same people changed, orders, matching, decisions, and undos. */
export const makeFaultPlan = async (dir: string, rounds: number): Promise<FaultStep[]> => {
  const steps: FaultStep[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const path = (name: string): string => join(dir, `${name}-${round}.csv`);
    await writeLines(path('people'), peopleLines(createRandom(round), PEOPLE));
    await writeLines(path('changed'), changedPeople(round));
    await writeLines(path('orders'), orderLines(createRandom(round), ORDERS));
    const importOf = (name: string, source: string, kind: ImportKind): FaultStep => ({ do: 'import', path: path(name), source, kind });
    steps.push(importOf('people', `crm ${round % 2}`, 'people'), importOf('orders', 'shop', 'events'));
    steps.push({ do: 'refresh' }, { do: 'decide', count: 4 }, importOf('changed', `crm ${round % 2}`, 'people'), { do: 'refresh' });
    if (round % 2 === 1) steps.push({ do: 'undo', path: path('orders') }, { do: 'undo', path: path('changed') }, { do: 'refresh' });
  }
  return steps;
};
