import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../scripts/samples/random.ts';
import { FaultParts, type Target, type WorkerNote } from './fault-parts.ts';
import type { FaultStep, Phase } from './fault-plan.ts';
import type { FaultState } from './fault-state.ts';

/** A kill that was made. */
export interface Kill {
  readonly phase: Phase;
  readonly target: Target;
}

/** How a run went. */
export interface FaultRun {
  /** By step of the plan that keeps one. */
  readonly states: ReadonlyMap<number, FaultState>;
  readonly kills: readonly Kill[];
  /** How long the phases of each step took when they came to their end, in ms. */
  readonly durations: ReadonlyMap<string, number>;
  readonly seconds: number;
}

/** How often a phase comes in a run, and how long it takes each time: known from the undisturbed run. */
export type Durations = FaultRun['durations'];

const keyOf = (step: number, phase: Phase): string => `${step} ${phase}`;

/** A run that comes to no end has left something behind. */
const RUN_MAX_MS = 20 * 60_000;

/** Watches the phases of a run, and kills at a random moment of those that have kills to come. */
class Killer {
  readonly made: Kill[] = [];
  readonly durations = new Map<string, number>();
  private readonly wanted: Kill[];
  private readonly usual: Durations;
  private readonly random: Random;
  private now: (WorkerNote & { readonly begun: number }) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private killing: Promise<void> | undefined;
  parts: FaultParts | undefined;

  constructor(wanted: readonly Kill[], usual: Durations, random: Random) {
    this.wanted = [...wanted];
    this.usual = usual;
    this.random = random;
  }

  note(note: WorkerNote): void {
    const at = performance.now();
    if (this.now?.phase && this.now.step === note.step && note.phase !== this.now.phase)
      this.durations.set(keyOf(note.step, this.now.phase), at - this.now.begun);
    clearTimeout(this.timer);
    this.now = { ...note, begun: at };
    if (note.phase && !this.killing) this.plan(note.step, note.phase);
  }

  /** Waits for a kill on its way. */
  async settle(): Promise<void> {
    clearTimeout(this.timer);
    await this.killing;
  }

  /** The kills to come of a phase are spread over the times it is still to come. */
  private plan(step: number, phase: Phase): void {
    const left = this.wanted.filter((kill) => kill.phase === phase);
    const times = [...this.usual.keys()].filter((key) => key.endsWith(` ${phase}`) && Number.parseInt(key, 10) >= step).length;
    const next = left[0];
    if (!next || !this.random.chance(left.length / Math.max(1, times))) return;
    const delayMs = this.random.next() * (this.usual.get(keyOf(step, phase)) ?? 0);
    this.timer = setTimeout(() => {
      this.wanted.splice(this.wanted.indexOf(next), 1);
      this.made.push(next);
      this.killing = this.parts?.kill(next.target).finally(() => {
        this.killing = undefined;
      });
    }, delayMs);
  }
}

/** Carries out the plan on stores of its own while parts die at random moments of the phases for which kills are wanted. */
export const runWithFaults = async (
  plan: readonly FaultStep[],
  wanted: readonly Kill[],
  usual: Durations,
  random: Random,
): Promise<FaultRun> => {
  const killer = new Killer(wanted, usual, random);
  const parts = new FaultParts(plan, (note) => killer.note(note));
  killer.parts = parts;
  const begun = performance.now();
  // The parts do not keep this process alive.
  const alive = setInterval(() => undefined, 1_000);
  try {
    await parts.open();
    const code = await Promise.race([parts.ended(), sleep(RUN_MAX_MS, 'late' as const, { ref: false })]);
    await killer.settle();
    if (code !== 0) throw new Error(`The run came to no end: ${code}.`);
    const seconds = Math.round((performance.now() - begun) / 1000);
    return { states: parts.readStates(), kills: killer.made, durations: killer.durations, seconds };
  } finally {
    await killer.settle();
    await parts.close();
    clearInterval(alive);
  }
};
