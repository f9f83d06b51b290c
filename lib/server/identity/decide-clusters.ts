import type { Links } from '../../identity/decisions.ts';
import { type ExpectedErrors, expectErrors } from '../../identity/expected-errors.ts';
import type { MatchState } from '../../identity/match-state.ts';
import { type Members, toMembers } from '../../identity/members.ts';
import { type PairTable, renamePairs } from '../../identity/pair-table.ts';
import { type ClusterPairsInput, type MatchThresholds, mergePairs } from '../../identity/resolve.ts';
import { apartByGroup, suggestPairs } from '../../identity/suggest.ts';
import { type WeighedPairs, weighPairs } from '../../identity/weigh.ts';
import { type Nodes, nodeFinder } from './read-edges.ts';
import { type SuggestionRow, suggestionOf } from './suggestion-rows.ts';

/** Clusters of all records, and the pairs they rest on. */
export interface Decided {
  readonly pairs: WeighedPairs;
  /** Per node the smallest node of what merges on its own. */
  readonly merged: Uint32Array;
  readonly clustering: ClusterPairsInput;
  readonly members: Members;
  readonly suggestions: readonly SuggestionRow[];
  readonly expected: ExpectedErrors;
}

/** Clusters all records from their kept pairs (by record number) under the state, the thresholds and what people decided. */
export const decideClusters = (
  nodes: Nodes,
  edges: PairTable,
  rules: { readonly state: Omit<MatchState, 'version' | 'thresholds'>; readonly thresholds: MatchThresholds; readonly links: Links },
): Decided => {
  const { state, thresholds, links } = rules;
  const nodeOf = nodeFinder(nodes.recordIds);
  const toNodes = (pairs: Links['mustLink']): [number, number][] =>
    pairs.flatMap(([a, b]) => {
      const [x, y] = [nodeOf(a), nodeOf(b)];
      return x < 0 || y < 0 ? [] : [[x, y]];
    });
  const exclusive = new Set(state.exclusive);
  const clustering: ClusterPairsInput = {
    size: nodes.recordIds.length,
    thresholds,
    exclusive: new Int32Array(nodes.sources).map((source) => (exclusive.has(source) ? source : -1)),
    ids: nodes.ids,
    mustLink: toNodes(links.mustLink),
    cannotLink: toNodes(links.cannotLink),
  };
  const pairs = weighPairs(renamePairs(edges, nodeOf), {
    ...state,
    sourceOf: (node) => nodes.sources[node] ?? 0,
    unreliable: new Set(state.unreliable),
  });
  const merged = mergePairs(pairs, clustering);
  const members = toMembers(merged, nodes.recordIds);
  const clusterOf = (node: number): number => merged[node] ?? node;
  // 0 = alone: numbers of records begin at 1.
  const profileOf = new Uint32Array(members.recordIds.reduce((max, id) => Math.max(max, id), 0) + 1);
  members.recordIds.forEach((id, i) => {
    profileOf[id] = members.profileIds[i] ?? id;
  });
  const suggested = suggestPairs({
    pairs,
    clusterOf,
    suggestBits: thresholds.suggestBits,
    cannotLink: clustering.cannotLink,
    areApart:
      exclusive.size > 0 ? apartByGroup(Array.from(clustering.exclusive, (group, node) => [clusterOf(node), group] as const)) : () => false,
  });
  const suggestions = suggested.map((i) =>
    suggestionOf(pairs, i, state, { record: (node) => nodes.recordIds[node] ?? 0, profile: (id) => profileOf[id] || id }),
  );
  const { suggestBits, exactBits } = thresholds;
  return { pairs, merged, clustering, members, suggestions, expected: expectErrors(pairs, { clusterOf, suggestBits, exactBits }) };
};
