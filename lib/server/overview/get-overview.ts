import { OVERVIEW_STEPS, type Overview, type OverviewStep } from '../../core/overview.ts';
import { queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { listImports } from '../imports/list-imports.ts';

interface IndexCounts {
  readonly records: number;
  readonly profiles: number;
  readonly merged: number;
  readonly events: number;
  readonly leads: number;
  readonly customers: number;
}

const COUNTS = `SELECT (SELECT count() FROM record FINAL) AS records, (SELECT count() FROM profile FINAL) AS profiles,
  (SELECT count() - uniqExact(profile_id) FROM record_profile FINAL) AS merged, (SELECT count() FROM event) AS events,
  (SELECT uniqExact(props_text['lead_key']) FROM event WHERE type = 'lead' AND props_text['lead_key'] != '') AS leads,
  (SELECT uniqExact(props_text['lead_key']) FROM event WHERE type = 'lead' AND props_text['stage'] = 'customer') AS customers`;

const LATEST_SHOWN = 5;

/** Reads the start page's figures. */
export const getOverview = async (ctx: Context): Promise<Overview> => {
  requireRole(ctx, 'analyst');
  const inForce = { status: { in: ['running' as const, 'done' as const] } };
  const [counts, sums, kinds, latest, suggestions, decisions, segments, snapshot] = await Promise.all([
    queryRows<IndexCounts>(ctx.index, COUNTS),
    ctx.db.import.aggregate({ where: inForce, _count: true, _sum: { rowsRead: true, quarantined: true } }),
    ctx.db.import.groupBy({ by: ['kind', 'sourceId'], where: inForce }),
    listImports(ctx, { take: LATEST_SHOWN }),
    ctx.db.suggestion.count(),
    ctx.db.decision.count(),
    ctx.db.segment.count({ where: { archivedAt: null } }),
    ctx.db.qualitySnapshot.findFirst({ where: { sourceId: 0, field: '' }, orderBy: { day: 'desc' } }),
  ]);
  const found = counts[0] ?? { records: 0, profiles: 0, merged: 0, events: 0, leads: 0, customers: 0 };
  const done: Readonly<Record<OverviewStep, boolean>> = {
    importPeople: found.records > 0,
    importEvents: kinds.some((k) => k.kind === 'events'),
    reviewMerges: decisions > 0 || (found.merged > 0 && suggestions === 0),
    makeSegment: segments > 0,
    importLeads: found.leads > 0 && kinds.some((k) => k.kind === 'spend'),
    checkQuality: snapshot !== null,
  };
  return {
    asOf: ctx.now().toISOString(),
    cameIn: {
      sources: new Set(kinds.map((k) => k.sourceId)).size,
      imports: sums._count,
      rowsRead: sums._sum.rowsRead ?? 0,
      quarantined: sums._sum.quarantined ?? 0,
      latest,
    },
    found: {
      ...found,
      suggestions,
      segments,
      quality: snapshot ? { score: snapshot.score, day: snapshot.day.toISOString().slice(0, 10) } : null,
    },
    steps: OVERVIEW_STEPS.map((step) => ({ step, done: done[step] })),
  };
};
