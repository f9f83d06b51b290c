import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leadReport } from '../../lib/server/campaigns/lead-report.ts';
import type { Context } from '../../lib/server/context.ts';
import { runMatch } from '../../lib/server/identity/run-match.ts';
import { measureQuality } from '../../lib/server/quality/measure-quality.ts';
import { refreshIndex } from '../../lib/server/rebuild/refresh-index.ts';
import { listSegmentMembers } from '../../lib/server/segments/list-segment-members.ts';
import { saveSegment } from '../../lib/server/segments/save-segment.ts';
import { importFiles } from '../commands/import.ts';
import { SAMPLE_IMPORTS } from './sample-imports.ts';
import { SAMPLE_SEGMENTS } from './sample-segments.ts';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

/** What the demo prints with `--json`. */
export interface DemoSummary {
  readonly rowsRead: number;
  readonly quarantined: number;
  readonly profiles: number;
  readonly merges: number;
  readonly suggestions: number;
  readonly segments: readonly { readonly name: string; readonly count: number }[];
  /** 0 to 100. */
  readonly qualityScore: number | null;
  readonly leads: number;
}

const importSamples = async (ctx: Context, progress: (text: string) => void): Promise<void> => {
  for (const { file, source, kind } of SAMPLE_IMPORTS) {
    if ((await ctx.db.import.count({ where: { status: 'done', source: { name: source } } })) > 0) continue;
    progress(`importing ${file}`);
    await importFiles(ctx, [join(SAMPLES, file)], { source, kind }, progress);
  }
};

const saveSegments = async (ctx: Context): Promise<{ name: string; count: number }[]> => {
  const counts: { name: string; count: number }[] = [];
  for (const segment of SAMPLE_SEGMENTS) {
    const known = await ctx.db.segment.findUnique({ where: { name: segment.name } });
    const id = known?.id ?? (await saveSegment(ctx, segment)).id;
    const { total } = await listSegmentMembers(ctx, { segmentId: id, limit: 1 });
    counts.push({ name: segment.name, count: total });
  }
  return counts;
};

/** Imports the sample files that are not there yet, matches, saves the segments, and sums up what there is. */
export const loadSamples = async (ctx: Context, progress: (text: string) => void): Promise<DemoSummary> => {
  await importSamples(ctx, progress);
  progress('matching records to people');
  const { match } = await refreshIndex(ctx);
  const { profiles, merged, suggestions } = match ?? (await runMatch(ctx));
  progress('saving segments');
  const segments = await saveSegments(ctx);
  const sum = await ctx.db.import.aggregate({ where: { status: 'done' }, _sum: { rowsRead: true, quarantined: true } });
  const [{ score }, { totals }] = await Promise.all([measureQuality(ctx), leadReport(ctx)]);
  return {
    rowsRead: sum._sum.rowsRead ?? 0,
    quarantined: sum._sum.quarantined ?? 0,
    profiles,
    merges: merged,
    suggestions,
    segments,
    qualityScore: score,
    leads: totals.leads,
  };
};
