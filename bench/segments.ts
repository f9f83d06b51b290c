// Counts of 24 reference rules on a generated base, at the verb of the builder, beside the same answers by hand-written ClickHouse SQL
// and by PostgreSQL. Usage: npm run bench:segments -- --profiles N --events M [--runs N] [--data DIR] [--json [--keep]]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { RULE_VERSION } from '../lib/segments/rule.ts';
import type { Context } from '../lib/server/context.ts';
import { listSegments } from '../lib/server/segments/list-segments.ts';
import { loadCatalog } from '../lib/server/segments/load-catalog.ts';
import { previewSegment } from '../lib/server/segments/preview-segment.ts';
import { queryRule } from '../lib/server/segments/query-rule.ts';
import { saveSegment } from '../lib/server/segments/save-segment.ts';
import { withBenchStores } from './support/open-bench.ts';
import { quantile } from './support/quantile.ts';
import { remerge } from './support/remerge.ts';
import { BASE_NOW, BASE_SEED, copyBase, fillBase, hasBase } from './support/segment-base.ts';
import { BENCH_RULES, type BenchRule, twelveConditions } from './support/segment-rules.ts';
import { writeResult } from './support/write-result.ts';

const { values: args } = parseArgs({
  options: {
    profiles: { type: 'string', default: '1000000' },
    events: { type: 'string', default: '20000000' },
    runs: { type: 'string', default: '5' },
    /** PostgreSQL takes seconds an answer. */
    'postgres-runs': { type: 'string', default: '3' },
    data: { type: 'string' },
    load: { type: 'boolean' },
    json: { type: 'boolean' },
    /** Keeps a result beside what `--json` prints. */
    keep: { type: 'boolean' },
  },
});
const [profiles, events, runs] = [Number(args.profiles), Number(args.events), Number(args.runs)];
/** Rules counted while profiles are merged and taken apart, besides the number of people with two records. */
const WATCHED = [
  ...['ever ordered', 'three orders in 90 days', 'spent 500 in a year', 'last order more than 90 days ago', 'one country'],
  'consent and source, new in 90 days',
];
const postgresRuns = Math.min(runs, Number(args['postgres-runs']));
/** By hand the engine groups as in rules, and makes code of expressions, which is faster but for the one that waits for it. */
const BY_HAND = { enable_sharding_aggregator: 1, compile_expressions: 1, compile_aggregate_expressions: 1 } as const;
/** Segments refreshed at once. */
const LIVE = 100;

const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> => {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
};

const ruleOf = (rules: ReturnType<BenchRule['rule']>) => ({ version: RULE_VERSION, root: { combinator: 'and', rules } });

const countOf = async (ctx: Context, rules: ReturnType<BenchRule['rule']>): Promise<number> => {
  const { counts, issues } = await previewSegment(ctx, { rule: ruleOf(rules) });
  if (issues.length > 0) throw new Error(issues.map((issue) => `${issue.path} ${issue.code}`).join(', '));
  return counts.matched;
};

const ruleOfRecords = (records: number): ReturnType<BenchRule['rule']> => [{ kind: 'record_count', test: { op: 'gte', value: records } }];

const columnOf = async (ctx: Context): Promise<(property: string) => string> => {
  const { columns } = await loadCatalog(ctx, true);
  return (property) => columns.text.get(property) ?? `lowerUTF8(props_text['${property}'])`;
};

/**
 * One rule, asked at the verb and by hand, each first in turn, and then of PostgreSQL, which takes seconds an answer: whoever came after
 * that would find its memory put away. The three must agree each time.
 */
const measure = async (ctx: Context, bench: (typeof BENCH_RULES)[number], column: (property: string) => string) => {
  const times = { verb: [] as number[], hand: [] as number[], postgres: [] as number[] };
  const counts: number[] = [];
  for (let v = 0; v <= runs; v += 1) {
    const atVerb = () => timed(() => countOf(ctx, bench.rule(v)));
    const byHand = () =>
      timed(async () => Number((await queryRule<{ n: number }>(ctx.index, bench.clickhouse(v, column), {}, undefined, BY_HAND))[0]?.n));
    const isVerbFirst = v % 2 === 0;
    const first = await (isVerbFirst ? atVerb : byHand)();
    const second = await (isVerbFirst ? byHand : atVerb)();
    const [verb, hand] = isVerbFirst ? [first, second] : [second, first];
    if (verb.value !== hand.value) throw new Error(`${bench.name}: ${verb.value} at the verb, ${hand.value} by hand`);
    counts.push(verb.value);
    // The first time brings data into memory.
    if (v === 0) continue;
    times.verb.push(verb.ms);
    times.hand.push(hand.ms);
  }
  for (let v = 0; v <= postgresRuns; v += 1) {
    const { ms, value } = await timed(async () => Number((await ctx.pool.query<{ n: string }>(bench.postgres(v))).rows[0]?.n));
    if (value !== counts[v]) throw new Error(`${bench.name}: ${counts[v]} at the verb, ${value} in PostgreSQL`);
    if (v > 0) times.postgres.push(ms);
  }
  return { name: bench.name, behaviour: bench.behaviour, kind: bench.kind, count: counts.at(-1) ?? 0, times };
};

const refreshAll = async (ctx: Context): Promise<number> => {
  const stored = await ctx.db.segment.count();
  for (let i = stored; i < LIVE; i += 1) {
    const rules = BENCH_RULES[i % BENCH_RULES.length]?.rule(Math.floor(i / BENCH_RULES.length)) ?? [];
    await saveSegment(ctx, { name: `Segment ${i}`, rule: ruleOf(rules) });
  }
  const { ms, value } = await timed(() => listSegments(ctx));
  if (value.segments.length !== LIVE || value.segments.some((segment) => segment.issues.length > 0))
    throw new Error('a segment is missing');
  return Math.round(ms / 100) / 10;
};

await withBenchStores(async (stores) => {
  const ctx: Context = { ...stores, now: () => new Date(BASE_NOW) };
  if (!(await hasBase(ctx))) {
    await fillBase(ctx, profiles, events);
    await copyBase(ctx);
  }
  if (args.load) return;
  const column = await columnOf(ctx);
  const rules: Awaited<ReturnType<typeof measure>>[] = [];
  for (const bench of BENCH_RULES) rules.push(await measure(ctx, bench, column));
  const twelve: number[] = [];
  for (let v = 0; v <= runs; v += 1) twelve.push((await timed(() => countOf(ctx, twelveConditions(v)))).ms);
  const refresh100Seconds = await refreshAll(ctx);
  const watched = BENCH_RULES.filter((rule) => WATCHED.includes(rule.name));
  const twoRecords = ruleOfRecords(2);
  const inPostgres = async (query: string): Promise<number> => Number((await ctx.pool.query<{ n: string }>(query)).rows[0]?.n);
  let variant = runs + 1;
  const remerged = await remerge(
    ctx,
    async () => Promise.all([twoRecords, ...watched.map((rule) => rule.rule(runs + 1))].map((rule) => countOf(ctx, rule))),
    async () =>
      Promise.all(
        ['SELECT count(*) AS n FROM bench.gone', ...watched.map((rule) => rule.postgres(runs + 1))].map((query) => inPostgres(query)),
      ),
    async () => {
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        variant += 1;
        for (const rule of watched) times.push((await timed(() => countOf(ctx, rule.rule(variant)))).ms);
      }
      return quantile(times, 0.5);
    },
  );
  const verbTimes = rules.flatMap(({ times }) => times.verb);
  const byHand = rules.map(({ times }) => quantile(times.verb, 0.5) / quantile(times.hand, 0.5));
  const overPostgres = rules.filter((rule) => rule.behaviour).map(({ times }) => quantile(times.postgres, 0.5) / quantile(times.verb, 0.5));
  const figures = {
    rules: rules.map(({ name, count, times }) => ({
      name,
      count,
      p50Ms: Math.round(quantile(times.verb, 0.5)),
      p95Ms: Math.round(quantile(times.verb, 0.95)),
      handWrittenMs: Math.round(quantile(times.hand, 0.5)),
      postgresMs: postgresRuns > 0 ? Math.round(quantile(times.postgres, 0.5)) : null,
    })),
    p95Ms: Math.round(quantile(verbTimes, 0.95)),
    twelveConditionsMs: Math.round(quantile(twelve.slice(1), 0.5)),
    refresh100Seconds,
  };
  const kinds = [...new Set(rules.map((rule) => rule.kind))];
  const further = {
    profiles,
    events,
    seed: BASE_SEED,
    runs,
    postgresRuns,
    load: loadavg()[0],
    medianMs: Math.round(quantile(verbTimes, 0.5)),
    /** Medians of rules, summed by what they look at: the picture of growth. */
    msByKind: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        Math.round(
          rules
            .filter((rule) => rule.kind === kind)
            .map(({ times }) => quantile(times.verb, 0.5))
            .reduce((a, b) => a + b, 0),
        ),
      ]),
    ),
    medianToHandWritten: Math.round(quantile(byHand, 0.5) * 100) / 100,
    ...(postgresRuns > 0
      ? {
          postgresToVerbBehaviour: {
            median: Math.round(quantile(overPostgres, 0.5) * 10) / 10,
            least: Math.round(Math.min(...overPostgres) * 10) / 10,
          },
        }
      : {}),
    remerge: remerged,
  };
  if (args.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (args.keep || !args.json) writeResult(`segments-${profiles}`, { ...further, ...figures }, { print: !args.json });
}, args.data);
