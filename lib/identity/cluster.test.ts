import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClusterEdge, type ClusterInput, clusterRecords } from './cluster.ts';

const LIMITS = { joinBits: 0, meanBits: -4, unscoredBits: -6 } as const;
const edge = (a: number, b: number, weight: number, exact = false): ClusterEdge => ({ a, b, weight, exact });

describe('clusterRecords', () => {
  it.each<[string, Partial<ClusterInput> & Pick<ClusterInput, 'size' | 'edges'>, number[]]>([
    ['leaves strangers alone', { size: 3, edges: [edge(0, 1, -1)] }, [0, 1, 2]],
    ['joins a likely pair', { size: 3, edges: [edge(1, 2, 3)] }, [0, 1, 1]],
    ['takes the best first and refuses a weak bridge', { size: 4, edges: [edge(0, 1, 9), edge(2, 3, 9), edge(1, 2, 1)] }, [0, 0, 2, 2]],
    ['lets a strong bridge join', { size: 4, edges: [edge(0, 1, 9), edge(2, 3, 9), edge(1, 2, 9)] }, [0, 0, 0, 0]],
    ['follows exact edges whatever the mean', { size: 3, edges: [edge(0, 1, -20, true), edge(1, 2, -20, true)] }, [0, 0, 0]],
    ['obeys must-links', { size: 3, edges: [], mustLink: [[2, 0]] }, [0, 1, 0]],
    ['obeys cannot-links against exact edges', { size: 2, edges: [edge(0, 1, 30, true)], cannotLink: [[0, 1]] }, [0, 1]],
    ['obeys a cannot-link through a third', { size: 3, edges: [edge(0, 1, 9), edge(1, 2, 8)], cannotLink: [[0, 2]] }, [0, 0, 2]],
    ['holds one of an exclusive group', { size: 3, edges: [edge(0, 1, 9), edge(1, 2, 8)], exclusive: [7, -1, 7] }, [0, 0, 2]],
  ])('%s', (_, input, expected) => {
    expect(clusterRecords({ ...LIMITS, ...input })).toEqual(expected);
  });

  const graph = fc.integer({ min: 2, max: 12 }).chain((size) => {
    const node = fc.nat({ max: size - 1 });
    const pair = fc.tuple(node, node).filter(([a, b]) => a !== b);
    return fc.record({
      size: fc.constant(size),
      edges: fc.uniqueArray(fc.tuple(pair, fc.integer({ min: -9, max: 20 }), fc.boolean()), {
        selector: ([[a, b]]) => `${Math.min(a, b)}-${Math.max(a, b)}`,
        maxLength: 30,
      }),
      cannotLink: fc.array(pair, { maxLength: 4 }),
      exclusive: fc.array(fc.integer({ min: -3, max: 1 }), { minLength: size, maxLength: size }),
    });
  });

  it('does not depend on the order of the edges and never breaks a constraint', () => {
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat()), ({ size, edges, cannotLink, exclusive }, random) => {
        const list = edges.map(([[a, b], weight, exact]) => edge(a, b, weight, exact));
        const input = { ...LIMITS, size, cannotLink, exclusive };
        const clusters = clusterRecords({ ...input, edges: list });
        const shuffled = list
          .map((e) => ({ e: { ...e, a: e.b, b: e.a }, key: random.next().value ?? 0 }))
          .sort((x, y) => x.key - y.key)
          .map(({ e }) => e);
        expect(clusterRecords({ ...input, edges: shuffled })).toEqual(clusters);
        for (const [a, b] of cannotLink) expect(clusters[a]).not.toBe(clusters[b]);
        const seen = new Set<string>();
        clusters.forEach((root, node) => {
          const group = exclusive[node] ?? -1;
          if (group < 0) return;
          expect(seen.has(`${root}-${group}`)).toBe(false);
          seen.add(`${root}-${group}`);
        });
        clusters.forEach((root, node) => {
          expect(root).toBeLessThanOrEqual(node);
          expect(clusters[root]).toBe(root);
        });
      }),
      { numRuns: 400 },
    );
  });
});
