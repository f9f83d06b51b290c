import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { ExpectedErrors } from '../../identity/expected-errors.ts';
import { toBits } from '../../identity/model.ts';
import { type Context, requireRole } from '../context.ts';
import { type Decided, decideClusters } from './decide-clusters.ts';
import { readMatchModel } from './match-model.ts';
import { type Nodes, readEdges, readNodes } from './read-edges.ts';
import { readLinks, readThresholds } from './read-identity-rules.ts';

const inputSchema = z.object({
  /** Probability from which pairs are suggested. */
  suggestFrom: z.number().min(0.05).max(0.99).optional(),
  /** Probability from which pairs merge without review. */
  mergeFrom: z.number().min(0.5).max(0.9999).optional(),
});

/** What a setting leads to. */
export interface SimulatedOutcome {
  readonly profiles: number;
  readonly merged: number;
  readonly suggestions: number;
  readonly expected: ExpectedErrors;
}

/** What is, what would be, and the records between which it differs. */
export interface MatchSimulation {
  readonly records: number;
  readonly now: SimulatedOutcome;
  readonly proposed: SimulatedOutcome;
  /** Records that would join another one that they are not with now, and records that would be with fewer. */
  readonly joining: number;
  readonly leaving: number;
  /** Pairs of records, at most 20 each, that would come together or be parted. */
  readonly examples: { readonly joined: readonly (readonly [number, number])[]; readonly parted: readonly (readonly [number, number])[] };
}

const EXAMPLES_MAX = 20;

const outcomeOf = (decided: Decided, records: number): SimulatedOutcome => {
  const merged = decided.members.recordIds.length - decided.members.profiles;
  return { profiles: records - merged, merged, suggestions: decided.suggestions.length, expected: decided.expected };
};

/** Nodes whose cluster in `to` is not wholly within their cluster in `from`, each with the first node it is new with. */
const comingTogether = (from: Uint32Array, to: Uint32Array, nodes: Nodes): [number, number][] => {
  const pairs: [number, number][] = [];
  to.forEach((root, node) => {
    if (root !== node && from[root] !== from[node]) pairs.push([nodes.recordIds[root] ?? 0, nodes.recordIds[node] ?? 0]);
  });
  return pairs;
};

/** What a change of the two thresholds would do to the records as they are, under the model of the last full run. Changes nothing. Throws `conflict` before the first run. */
export const simulateMatch = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<MatchSimulation> => {
  requireRole(ctx, 'analyst');
  const { suggestFrom, mergeFrom } = inputSchema.parse(input);
  const [known, thresholds, links] = await Promise.all([readMatchModel(ctx), readThresholds(ctx.db), readLinks(ctx.db)]);
  if (!known) throw new AppError('conflict', 'notMatchedYet', 'Match the records first.');
  const [nodes, edges] = await Promise.all([readNodes(ctx.index), readEdges(ctx.index)]);
  const proposed = {
    ...thresholds,
    ...(suggestFrom === undefined ? {} : { suggestBits: toBits(suggestFrom) }),
    ...(mergeFrom === undefined ? {} : { autoBits: toBits(mergeFrom) }),
  };
  const { state } = known;
  const now = decideClusters(nodes, edges, { state, thresholds, links });
  const after = decideClusters(nodes, edges, { state, thresholds: proposed, links });
  const joined = comingTogether(now.merged, after.merged, nodes);
  const parted = comingTogether(after.merged, now.merged, nodes);
  const records = nodes.recordIds.length;
  return {
    records,
    now: outcomeOf(now, records),
    proposed: outcomeOf(after, records),
    joining: joined.length,
    leaving: parted.length,
    examples: { joined: joined.slice(0, EXAMPLES_MAX), parted: parted.slice(0, EXAMPLES_MAX) },
  };
};
