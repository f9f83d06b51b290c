import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { withSets } from '../../segments/compile-rule.ts';
import { FROM_PROFILE } from '../../segments/people-sql.ts';
import { MEMBER_SORTS, type MemberPage } from '../../segments/views.ts';
import { type Context, requireRole } from '../context.ts';
import { hidesPersonal } from '../profiles/mask-profile.ts';
import { countPeople } from './count-people.ts';
import { findSegment } from './find-segment.ts';
import { PERSON_COLUMNS, type PersonColumns, personRow } from './people-rows.ts';
import { queryRule } from './query-rule.ts';
import { readyRule } from './ready-rule.ts';

const SORTS = {
  name: { sql: 'display_name', type: 'String' },
  last_seen: { sql: 'toUnixTimestamp64Milli(last_seen)', type: 'Int64' },
  first_seen: { sql: 'toUnixTimestamp64Milli(first_seen)', type: 'Int64' },
  records: { sql: 'record_count', type: 'UInt32' },
  id: { sql: 'profile_id', type: 'UInt32' },
} as const;

const inputSchema = z.object({
  segmentId: z.number().int().positive(),
  sort: z.enum(MEMBER_SORTS).default('name'),
  descending: z.boolean().default(false),
  /** `next` of the page before. */
  after: z.string().max(4000).optional(),
  /** Rows to leave out at the start: for tables that jump to a page. */
  skip: z.number().int().min(0).max(10_000_000).default(0),
  limit: z.number().int().min(1).max(500).default(50),
});

const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.number().int()]);

const readCursor = (text: string): z.infer<typeof cursorSchema> => {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new AppError('invalid', 'segmentPageWrong', 'This page of the list does not exist.');
  }
};

/** People of a segment in order, page by page (keyset, so far pages cost no more than the first). Throws `not_found`, `invalid`. */
export const listSegmentMembers = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<MemberPage> => {
  const actor = requireRole(ctx, 'analyst');
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) throw new AppError('invalid', 'segmentPageWrong', 'This page of the list does not exist.');
  const { segmentId, sort, descending, after, skip, limit } = parsed.data;
  const segment = await findSegment(ctx, segmentId);
  const ready = await readyRule(ctx, segment.version.rule, segment.id);
  if (!ready.ok) return { total: 0, reachable: 0, rows: [], next: null, issues: ready.error };
  // An order by name, and a page that begins at one, would spell names out to those who may not see them.
  const { sql, type } = SORTS[sort === 'name' && hidesPersonal(actor.role) ? 'id' : sort];
  const cursor = after === undefined ? null : readCursor(after);
  const behind = cursor ? ` AND (${sql}, profile_id) ${descending ? '<' : '>'} ({cursorValue:${type}}, {cursorId:UInt32})` : '';
  const order = descending ? 'DESC' : 'ASC';
  const [{ counts }, rows] = await Promise.all([
    countPeople(ctx, ready.value),
    queryRule<PersonColumns & { sortKey: string | number }>(
      ctx.index,
      `${withSets(ready.value)}SELECT ${PERSON_COLUMNS}, ${sql} AS sortKey ${FROM_PROFILE} AND (${ready.value.where})${behind}
       ORDER BY ${sql} ${order}, profile_id ${order} LIMIT {rowLimit:UInt32} OFFSET {rowSkip:UInt32}`,
      { ...ready.value.params, rowLimit: limit + 1, rowSkip: skip, ...(cursor ? { cursorValue: cursor[0], cursorId: cursor[1] } : {}) },
    ),
  ]);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = last ? Buffer.from(JSON.stringify([last.sortKey, last.profileId])).toString('base64url') : null;
  return { total: counts.matched, reachable: counts.reachable, rows: page.map((row) => personRow(row, actor)), next, issues: [] };
};
