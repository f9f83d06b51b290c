import { ambiguousPairs } from './ambiguous.ts';
import { type ClusterEdge, clusterRecords } from './cluster.ts';
import { STORED_BITS_MIN } from './model.ts';
import { UnionFind } from './union-find.ts';
import type { WeighedPairs } from './weigh.ts';

/** Thresholds in bits. */
export interface MatchThresholds {
  /** A scored pair may merge on its own from here. */
  readonly autoBits: number;
  /** Mean over all pairs of two clusters that merge on their own. */
  readonly autoMeanBits: number;
  /** Pairs from here are suggested. */
  readonly suggestBits: number;
  /** The best single guess joins from here (average linkage), see `bestGuess`. */
  readonly joinBits: number;
  readonly meanBits: number;
  readonly unscoredBits: number;
  /** Weight at which a pair joined by an exact rule counts. */
  readonly exactBits: number;
}

export const DEFAULT_THRESHOLDS: MatchThresholds = {
  autoBits: 6,
  autoMeanBits: -2,
  suggestBits: -3,
  joinBits: 0,
  meanBits: -4,
  unscoredBits: -6,
  exactBits: 12,
};

/** What the pairs are clustered under. Nodes are 0 … size - 1, numbered by content: ties go to the smaller. */
export interface ClusterPairsInput {
  readonly size: number;
  readonly thresholds: MatchThresholds;
  /** Per node: a group of which a cluster may hold only one node, or -1. */
  readonly exclusive: ArrayLike<number>;
  readonly mustLink: readonly (readonly [number, number])[];
  readonly cannotLink: readonly (readonly [number, number])[];
}

/** Pairs as the clustering sees them. */
interface Linkage {
  /** Bits of each pair. */
  readonly weight: Float64Array;
  readonly isExact: (i: number) => boolean;
  /** Pair i holds its ends apart. */
  readonly parts: (i: number) => boolean;
  readonly joinBits: number;
  readonly meanBits: number;
}

/** Nodes that can end up in one cluster: linked by pairs that join, exact rules or decisions. */
interface Component {
  /** Ascending. */
  readonly nodes: Uint32Array;
  /** Places of the pairs between them. */
  readonly edges: Uint32Array;
  readonly mustLink: readonly (readonly [number, number])[];
  readonly cannotLink: readonly (readonly [number, number])[];
}

const NO_LINKS: Component['mustLink'] = [];

/** The items of each component one after another, in their order; `label` gives an item's component or -1. */
const groupItems = (items: number, components: number, label: (item: number) => number): ((component: number) => Uint32Array) => {
  const labels = new Int32Array(items);
  const starts = new Uint32Array(components + 1);
  for (let item = 0; item < items; item += 1) {
    const own = label(item);
    labels[item] = own;
    if (own >= 0) starts[own + 1] = (starts[own + 1] ?? 0) + 1;
  }
  for (let c = 1; c <= components; c += 1) starts[c] = (starts[c] ?? 0) + (starts[c - 1] ?? 0);
  const grouped = new Uint32Array(starts[components] ?? 0);
  const next = starts.slice();
  labels.forEach((own, item) => {
    if (own < 0) return;
    const at = next[own] ?? 0;
    grouped[at] = item;
    next[own] = at + 1;
  });
  return (component) => grouped.subarray(starts[component], starts[component + 1]);
};

/** The components of more than one node, in the order of their smallest nodes. Everything else is alone. */
const findComponents = function* (pairs: WeighedPairs, input: ClusterPairsInput, link: Linkage): Generator<Component> {
  const { a, b, size } = pairs.table;
  const sets = new UnionFind(input.size);
  for (let i = 0; i < size; i += 1) if (link.isExact(i) || (link.weight[i] ?? 0) >= link.joinBits) sets.join(a[i] ?? 0, b[i] ?? 0);
  for (const [x, y] of input.mustLink) sets.join(x, y);
  let count = 0;
  const labels = new Int32Array(input.size).fill(-1);
  for (let node = 0; node < input.size; node += 1) {
    const root = sets.find(node);
    if (root !== node) labels[node] = labels[root] ?? -1;
    else if (sets.isJoined(node)) {
      labels[node] = count;
      count += 1;
    }
  }
  const between = (x: number, y: number): number => (labels[x] === labels[y] ? (labels[x] ?? -1) : -1);
  const nodesOf = groupItems(input.size, count, (node) => labels[node] ?? -1);
  const edgesOf = groupItems(size, count, (i) => between(a[i] ?? 0, b[i] ?? 0));
  const mustLink = Map.groupBy(input.mustLink, ([x, y]) => between(x, y));
  const cannotLink = Map.groupBy(input.cannotLink, ([x, y]) => between(x, y));
  for (let c = 0; c < count; c += 1)
    yield { nodes: nodesOf(c), edges: edgesOf(c), mustLink: mustLink.get(c) ?? NO_LINKS, cannotLink: cannotLink.get(c) ?? NO_LINKS };
};

/** Two nodes with one pair between them: the commonest component by far. */
const joinsTwo = (component: Component, input: ClusterPairsInput, link: Linkage): boolean | undefined => {
  const [x = 0, y = 0] = component.nodes;
  const [edge] = component.edges;
  if (component.nodes.length !== 2 || component.edges.length !== 1 || edge === undefined) return undefined;
  if (component.mustLink.length > 0) return true;
  const group = input.exclusive[x] ?? -1;
  if (component.cannotLink.length > 0 || link.parts(edge) || (group >= 0 && group === input.exclusive[y])) return false;
  const weight = link.weight[edge] ?? 0;
  return link.isExact(edge) || (weight >= link.joinBits && weight >= link.meanBits);
};

const clusterComponent = (component: Component, pairs: WeighedPairs, input: ClusterPairsInput, link: Linkage): number[] => {
  const nodes = [...component.nodes];
  const places = [...component.edges];
  const place = new Map(nodes.map((node, i) => [node, i]));
  const at = (node: number): number => place.get(node) ?? 0;
  const ends = (i: number): [number, number] => [at(pairs.table.a[i] ?? 0), at(pairs.table.b[i] ?? 0)];
  const local = (links: Component['mustLink']): [number, number][] => links.map(([x, y]) => [at(x), at(y)]);
  const edges = places.map((i) => {
    const [a, b] = ends(i);
    return { a, b, weight: link.weight[i] ?? 0, exact: link.isExact(i) };
  });
  const parted = places.filter(link.parts).map(ends);
  const exclusive = nodes.map((node) => input.exclusive[node] ?? -1);
  const mustLink = local(component.mustLink);
  const strangers = [...parted, ...rivalsOf(edges, exclusive, decidedSets(nodes.length, mustLink), link.joinBits)];
  return clusterRecords({
    size: nodes.length,
    edges: strangers.length > 0 ? withoutAmbiguous(edges, strangers, link.joinBits) : edges,
    mustLink,
    cannotLink: [...local(component.cannotLink), ...parted],
    exclusive,
    joinBits: link.joinBits,
    meanBits: link.meanBits,
    unscoredBits: input.thresholds.unscoredBits,
  }).map((root) => nodes[root] ?? 0);
};

const joins = (edge: ClusterEdge, joinBits: number): boolean => edge.exact === true || edge.weight >= joinBits;

/** The sets of nodes that people decided to be one. */
const decidedSets = (size: number, mustLink: Component['mustLink']): UnionFind => {
  const sets = new UnionFind(size);
  for (const [x, y] of mustLink) sets.join(x, y);
  return sets;
};

/** Pairs of one exclusive group, so of two people unless it was decided otherwise, that the same node would join. */
const rivalsOf = (
  edges: readonly ClusterEdge[],
  exclusive: readonly number[],
  decided: UnionFind,
  joinBits: number,
): [number, number][] => {
  if (exclusive.every((group) => group < 0)) return [];
  const around = edges
    .filter((edge) => joins(edge, joinBits))
    .flatMap(({ a, b }) => [
      { node: a, other: b },
      { node: b, other: a },
    ])
    .filter(({ other }) => (exclusive[other] ?? -1) >= 0);
  const groups = Map.groupBy(around, ({ node, other }) => `${node} ${exclusive[other]}`);
  const rivals = new Map<number, [number, number]>();
  for (const group of groups.values())
    for (const [i, { other: x }] of group.entries())
      for (const { other: y } of group.slice(i + 1))
        if (decided.find(x) !== decided.find(y)) rivals.set(Math.min(x, y) * exclusive.length + Math.max(x, y), [x, y]);
  return [...rivals.values()];
};

/** The edges, those that would join one end to either of two people held below the weight that joins. */
const withoutAmbiguous = (
  edges: readonly ClusterEdge[],
  parted: readonly (readonly [number, number])[],
  joinBits: number,
): ClusterEdge[] => {
  const joining = edges.flatMap((edge, place) => (joins(edge, joinBits) ? [{ ...edge, place }] : []));
  const held = new Set([...ambiguousPairs({ joining, parted })].map((i) => joining[i]?.place));
  return edges.map((edge, i) => (held.has(i) ? { ...edge, exact: false, weight: Math.min(edge.weight, joinBits - 0.01) } : edge));
};

/** Per node the smallest node of its cluster. Components are clustered one by one: nothing ever joins two of them. */
const cluster = (pairs: WeighedPairs, input: ClusterPairsInput, link: Linkage): Uint32Array => {
  const roots = new Uint32Array(input.size).map((_, node) => node);
  for (const component of findComponents(pairs, input, link)) {
    const joined = joinsTwo(component, input, link);
    const [first = 0, second = 0] = component.nodes;
    if (joined === true) roots[second] = first;
    if (joined !== undefined) continue;
    clusterComponent(component, pairs, input, link).forEach((root, i) => {
      roots[component.nodes[i] ?? 0] = root;
    });
  }
  return roots;
};

/** Bits of a pair; far below the lowest of interest it counts like one that was not kept, unless the two share an identifier. */
const weightOf = (pairs: WeighedPairs, { exactBits, unscoredBits }: MatchThresholds, i: number): number => {
  const weight = pairs.weight[i] ?? 0;
  if (pairs.rule[i]) return Math.max(weight, exactBits);
  return weight < STORED_BITS_MIN && !pairs.refused.has(i) ? unscoredBits : weight;
};

/** A pair that contradicts itself parts its ends where the model, too, takes them for two people. */
const PARTING_BITS = 0;

/**
 * Clusters of what merges on its own, without review. Other ids part their ends whatever was decided about one of them, unless people
 * joined two other ids there: then ids say nothing more about these records. Gives per
 * node the smallest node of its cluster.
 */
export const mergePairs = (pairs: WeighedPairs, input: ClusterPairsInput): Uint32Array => {
  const { thresholds } = input;
  const { pattern, a, b } = pairs.table;
  const decided = new Set(input.mustLink.flat());
  const sets = decidedSets(input.size, input.mustLink);
  const overruled = new Set<number>();
  pattern.forEach((at, i) => {
    if (pairs.otherId[at] && sets.find(a[i] ?? 0) === sets.find(b[i] ?? 0)) overruled.add(sets.find(a[i] ?? 0));
  });
  const isExact = (i: number): boolean => pairs.rule[i] !== 0;
  return cluster(pairs, input, {
    isExact,
    weight: pairs.weight.map((_, i) => {
      const weight = weightOf(pairs, thresholds, i);
      const at = pattern[i] ?? 0;
      const may = isExact(i) || pairs.mayMerge[at] || weight >= thresholds.autoBits + (pairs.hintBits[at] ?? Number.POSITIVE_INFINITY);
      return may ? weight : Math.min(weight, thresholds.autoBits - 0.01);
    }),
    parts: (i) => {
      const [at, x, y] = [pattern[i] ?? 0, a[i] ?? 0, b[i] ?? 0];
      if (pairs.otherId[at]) return !overruled.has(sets.find(x)) && !overruled.has(sets.find(y));
      return (pairs.conflict[at] ?? false) && (pairs.weight[i] ?? 0) < PARTING_BITS && !decided.has(x) && !decided.has(y);
    },
    joinBits: thresholds.autoBits,
    meanBits: thresholds.autoMeanBits,
  });
};

/** The best single guess on top of what merged: what would be one if every likely suggestion were approved. */
export const bestGuess = (pairs: WeighedPairs, merged: Uint32Array, input: ClusterPairsInput): Uint32Array => {
  const mustLink: (readonly [number, number])[] = [];
  merged.forEach((root, node) => {
    if (root !== node) mustLink.push([root, node]);
  });
  return cluster(
    pairs,
    { ...input, mustLink },
    {
      isExact: () => false,
      weight: pairs.weight.map((_, i) => weightOf(pairs, input.thresholds, i)),
      parts: () => false,
      joinBits: input.thresholds.joinBits,
      meanBits: input.thresholds.meanBits,
    },
  );
};
