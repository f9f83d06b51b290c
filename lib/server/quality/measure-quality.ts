import { type LiveQuality, qualityReport } from '../../quality/measure.ts';
import { formulaOf } from '../../quality/score.ts';
import { type Context, requireRole } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';
import { countQuality } from './count-quality.ts';
import { readQualitySettings } from './read-quality-settings.ts';
import { readSourceFacts } from './read-source-facts.ts';

/** The time before which a record counts as out of date. */
export const timelyCutoff = (now: Date, timelyDays: number): Date => new Date(now.getTime() - timelyDays * 86_400_000);

/** Measures completeness, validity, uniqueness and timeliness per field and source. */
export const measureQuality = async (ctx: Context): Promise<LiveQuality> => {
  requireRole(ctx, 'analyst');
  const now = ctx.now();
  const [sources, settings, { timelyDays }] = await Promise.all([
    readSourceFacts(ctx.db),
    readQualitySettings(ctx.db),
    readSettings(ctx.db),
  ]);
  const counts = await countQuality(ctx.index, timelyCutoff(now, timelyDays));
  const report = qualityReport(sources, counts, settings.weights);
  return {
    asOf: now.toISOString(),
    score: report.total.score,
    formula: formulaOf(report.total),
    timelyDays,
    weights: settings.weights,
    ...report,
  };
};
