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
  /** Per node: its national id as a number, 0 = none. */
  readonly ids: ArrayLike<number>;
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
  /** Other ids hold apart. */
  readonly heedsIds: boolean;
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

/** Two ids that are there and not equal. */
const differ = (x: number, y: number): boolean => x !== 0 && y !== 0 && x !== y;

/** Two nodes with one pair between them: the commonest component by far. */
const joinsTwo = (component: Component, pairs: WeighedPairs, input: ClusterPairsInput, link: Linkage): boolean | undefined => {
  const [x = 0, y = 0] = component.nodes;
  const [edge] = component.edges;
  if (component.nodes.length !== 2 || component.edges.length !== 1 || edge === undefined) return undefined;
  if (component.mustLink.length > 0) return true;
  const group = input.exclusive[x] ?? -1;
  if (component.cannotLink.length > 0 || link.parts(edge) || (group >= 0 && group === input.exclusive[y])) return false;
  if (link.heedsIds && differ(input.ids[x] ?? 0, input.ids[y] ?? 0) && !pairs.idSlip[pairs.table.pattern[edge] ?? 0]) return false;
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
  const ids = nodes.map((node) => (link.heedsIds ? (input.ids[node] ?? 0) : 0));
  const sameId = idsAlike(places, pairs, (node) => input.ids[node] ?? 0);
  const strangers = [...parted, ...rivalsOf(edges, { exclusive, ids, sameId }, mustLink, link.joinBits)];
  return clusterRecords({
    size: nodes.length,
    edges: strangers.length > 0 ? withoutAmbiguous(edges, strangers, link.joinBits) : edges,
    mustLink,
    cannotLink: [...local(component.cannotLink), ...parted],
    exclusive,
    ids,
    sameId,
    joinBits: link.joinBits,
    meanBits: link.meanBits,
    unscoredBits: input.thresholds.unscoredBits,
  }).map((root) => nodes[root] ?? 0);
};

const joins = (edge: ClusterEdge, joinBits: number): boolean => edge.exact === true || edge.weight >= joinBits;

/** Whether two ids differ by a slip, as one of the pairs tells. */
const idsAlike = (places: readonly number[], { table, idSlip }: WeighedPairs, idOf: (node: number) => number) => {
  const slips = new Set<string>();
  for (const i of places) {
    if (!idSlip[table.pattern[i] ?? 0]) continue;
    const [x, y] = [idOf(table.a[i] ?? 0), idOf(table.b[i] ?? 0)];
    slips.add(`${x} ${y}`).add(`${y} ${x}`);
  }
  return (x: number, y: number): boolean => slips.has(`${x} ${y}`);
};

/** What tells that two nodes are two people. */
interface Apartness {
  readonly exclusive: readonly number[];
  readonly ids: readonly number[];
  readonly sameId: (x: number, y: number) => boolean;
}

/** Pairs of one exclusive group or of other ids, so of two people unless it was decided otherwise, that the same node would join. */
const rivalsOf = (
  edges: readonly ClusterEdge[],
  { exclusive, ids, sameId }: Apartness,
  mustLink: Component['mustLink'],
  joinBits: number,
): [number, number][] => {
  const tells = (node: number): boolean => (exclusive[node] ?? -1) >= 0 || (ids[node] ?? 0) !== 0;
  if (!exclusive.some((_, node) => tells(node))) return [];
  const around = edges
    .filter((edge) => joins(edge, joinBits))
    .flatMap(({ a, b }) => [
      { node: a, other: b },
      { node: b, other: a },
    ])
    .filter(({ other }) => tells(other));
  const decided = new UnionFind(exclusive.length);
  for (const [x, y] of mustLink) decided.join(x, y);
  const areTwo = (x: number, y: number): boolean => {
    const [group, idX, idY] = [exclusive[x] ?? -1, ids[x] ?? 0, ids[y] ?? 0];
    return ((differ(idX, idY) && !sameId(idX, idY)) || (group >= 0 && group === exclusive[y])) && decided.find(x) !== decided.find(y);
  };
  const rivals = new Map<number, [number, number]>();
  for (const others of Map.groupBy(around, ({ node }) => node).values())
    others.forEach(({ other: x }, i) => {
      for (const { other: y } of others.slice(i + 1))
        if (areTwo(x, y)) rivals.set(Math.min(x, y) * exclusive.length + Math.max(x, y), [x, y]);
    });
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
    const joined = joinsTwo(component, pairs, input, link);
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

/** Clusters of what merges on its own, without review. Gives per node the smallest node of its cluster. */
export const mergePairs = (pairs: WeighedPairs, input: ClusterPairsInput): Uint32Array => {
  const { thresholds } = input;
  const { pattern, a, b } = pairs.table;
  const decided = new Set(input.mustLink.flat());
  const isExact = (i: number): boolean => pairs.rule[i] !== 0;
  return cluster(pairs, input, {
    isExact,
    weight: pairs.weight.map((_, i) => {
      const weight = weightOf(pairs, thresholds, i);
      const at = pattern[i] ?? 0;
      const may = isExact(i) || pairs.mayMerge[at] || weight >= thresholds.autoBits + (pairs.hintBits[at] ?? Number.POSITIVE_INFINITY);
      return may ? weight : Math.min(weight, thresholds.autoBits - 0.01);
    }),
    parts: (i) =>
      (pairs.conflict[pattern[i] ?? 0] ?? false) &&
      (pairs.weight[i] ?? 0) < PARTING_BITS &&
      !decided.has(a[i] ?? 0) &&
      !decided.has(b[i] ?? 0),
    heedsIds: pairs.idsForbid,
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
      heedsIds: false,
      joinBits: input.thresholds.joinBits,
      meanBits: input.thresholds.meanBits,
    },
  );
};
