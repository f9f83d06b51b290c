import { z } from 'zod';
import { dayInZone } from '../../core/days.ts';
import type { Measures } from '../../quality/dimensions.ts';
import { type Context, requireRole } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';
import { measureQuality } from './measure-quality.ts';

/** Source 0 is all sources, field '' is all fields. */
interface SnapshotRow {
  readonly sourceId: number;
  readonly field: string;
  readonly measures: Measures;
  readonly score: number | null;
}

/** Measures and keeps the result as the day's point of the trend (`YYYY-MM-DD`, today in the organisation's time zone unless given); a later run of the same day replaces it. Gives the total score. */
export const snapshotQuality = async (ctx: Context, day?: string): Promise<number | null> => {
  requireRole(ctx, 'admin');
  const given = day ?? dayInZone(ctx.now(), (await readSettings(ctx.db)).timeZone);
  const date = new Date(`${z.iso.date().parse(given)}T00:00:00Z`);
  const report = await measureQuality(ctx);
  const total = Object.fromEntries(report.total.parts.map((p) => [p.dimension, { passing: p.passing, applicable: p.applicable }]));
  const rows: SnapshotRow[] = [
    { sourceId: 0, field: '', measures: total, score: report.score },
    ...report.sources.map((s) => ({ sourceId: s.id, field: '', measures: s.measures, score: s.total.score })),
    ...report.fields.map((f) => ({ sourceId: 0, field: f.field, measures: f.measures, score: f.total.score })),
    ...report.cells.map((c) => ({ sourceId: c.sourceId, field: c.field, measures: c.measures, score: c.total.score })),
  ];
  const data = rows.flatMap((r) =>
    r.score === null
      ? []
      : [{ day: date, sourceId: r.sourceId, field: r.field, measures: JSON.parse(JSON.stringify(r.measures)), score: r.score }],
  );
  await ctx.db.$transaction([ctx.db.qualitySnapshot.deleteMany({ where: { day: date } }), ctx.db.qualitySnapshot.createMany({ data })]);
  return report.score;
};
