import { z } from 'zod';
import { dayInZone } from '../../core/days.ts';
import type { Measure } from '../../quality/dimensions.ts';
import { scoreOf } from '../../quality/score.ts';
import { dailyTrend, type QualityTrend, type TrendDay } from '../../quality/trend.ts';
import { type Context, requireRole } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';

const inputSchema = z.object({ sourceId: z.number().int().nonnegative().default(0), field: z.string().max(200).default('') });

type StoredMeasures = Readonly<Partial<Record<string, Measure>>>;

const trendDay = (snapshot: { day: Date; measures: unknown; score: number }): TrendDay => {
  const measures = (snapshot.measures ?? {}) as StoredMeasures;
  return {
    day: snapshot.day.toISOString().slice(0, 10),
    score: snapshot.score,
    completeness: scoreOf(measures.completeness),
    validity: scoreOf(measures.validity),
    uniqueness: scoreOf(measures.uniqueness),
    timeliness: scoreOf(measures.timeliness),
  };
};

/** Reads the stored snapshots with the imports of the same days. Days without a snapshot are gaps. */
export const qualityTrend = async (ctx: Context, input: z.input<typeof inputSchema> = {}): Promise<QualityTrend> => {
  requireRole(ctx, 'analyst');
  const { sourceId, field } = inputSchema.parse(input);
  const { timeZone } = await readSettings(ctx.db);
  const snapshots = await ctx.db.qualitySnapshot.findMany({ where: { sourceId, field }, orderBy: { day: 'desc' }, take: 366 });
  const days = dailyTrend(snapshots.map(trendDay), dayInZone(ctx.now(), timeZone));
  const first = days[0]?.day;
  if (!first) return { days, imports: [] };
  const imports = await ctx.db.import.findMany({
    where: { status: 'done', finishedAt: { gte: new Date(`${first}T00:00:00Z`) }, ...(sourceId > 0 ? { sourceId } : {}) },
    select: { id: true, finishedAt: true, source: { select: { name: true } } },
    orderBy: { id: 'asc' },
  });
  const marks = imports.map((i) => ({
    day: dayInZone(i.finishedAt ?? ctx.now(), timeZone),
    importId: i.id,
    source: i.source.name,
  }));
  return { days, imports: marks.filter((mark) => mark.day >= first) };
};
