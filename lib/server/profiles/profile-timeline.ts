import { z } from 'zod';
import type { Timeline, TimelineEvent } from '../../identity/profile-view.ts';
import { type Context, requireRole } from '../context.ts';
import { hidesPersonal, maskProps } from './mask-profile.ts';
import { readPersonalTargets } from './read-personal-targets.ts';
import { recordsOfProfile } from './records-of-profile.ts';

const PAGE = 50;

const inputSchema = z.object({
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^[\d:.TZ-]{20,30}\/[0-9a-f-]{36}$/)
    .optional(),
  /** Only events of these types; all when empty. */
  types: z.array(z.string().max(80)).max(50).default([]),
});

type Row = Omit<TimelineEvent, 'occurredAt'> & { occurredAt: Date };

const PAGE_SQL = `SELECT e.id, e.type, e.occurred_at AS "occurredAt", e.props, e.record_id AS "recordId", s.name AS "sourceName",
    e.import_id AS "importId", e.row_no AS "rowNo", coalesce(u.file_name, '') AS "fileName"
  FROM event e JOIN source s ON s.id = e.source_id
  LEFT JOIN import_file f ON f.import_id = e.import_id AND f.position = e.file_no
  LEFT JOIN upload u ON u.id = f.upload_id
  WHERE e.record_id = ANY($1::int[]) AND (cardinality($2::text[]) = 0 OR e.type = ANY($2::text[]))
    AND ($3::timestamptz IS NULL OR (e.occurred_at, e.id) < ($3::timestamptz, $4::uuid))
  ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${PAGE + 1}`;

/** What happened to a person, newest first, 50 events a page. */
export const profileTimeline = async (ctx: Context, profileId: number, input: z.input<typeof inputSchema> = {}): Promise<Timeline> => {
  const { role } = requireRole(ctx, 'analyst');
  const { before, types } = inputSchema.parse(input);
  const recordIds = await recordsOfProfile(ctx.pool, profileId);
  const [at, id] = before?.split('/') ?? [null, null];
  const [page, counts] = await Promise.all([
    ctx.pool.query<Row>(PAGE_SQL, [recordIds, types, at, id]),
    ctx.pool.query<{ type: string; count: number }>(
      'SELECT type, count(*)::int AS count FROM event WHERE record_id = ANY($1::int[]) GROUP BY type ORDER BY count DESC, type',
      [recordIds],
    ),
  ]);
  const personal = hidesPersonal(role) ? await readPersonalTargets(ctx.pool) : null;
  const events = page.rows
    .slice(0, PAGE)
    .map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString(), props: personal ? maskProps(row.props, personal) : row.props }));
  const last = events.at(-1);
  return { events, next: page.rows.length > PAGE && last ? `${last.occurredAt}/${last.id}` : null, counts: counts.rows };
};
