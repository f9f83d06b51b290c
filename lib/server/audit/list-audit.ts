import { z } from 'zod';
import { type Context, requireRole } from '../context.ts';
import { type AuditSubject, nameSubjects } from './name-subjects.ts';

/** Most rows on one page. */
const PAGE_MAX = 200;

const inputSchema = z.object({
  /** From 1. */
  page: z.number().int().min(1).default(1),
  pageSize: z.number().int().min(1).max(PAGE_MAX).default(50),
  /** Part of the action, the subject or the actor's name. */
  search: z.string().max(200).default(''),
  /** Only this action, and only this person by name; empty for any. */
  action: z.string().max(200).default(''),
  actor: z.string().max(200).default(''),
});

/** One line of the audit log. */
export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: AuditSubject;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A page of the audit log. */
export interface AuditPage {
  /** Newest first. */
  readonly rows: readonly AuditRow[];
  readonly total: number;
  /** Every action and person that the log holds, in order of name. */
  readonly actions: readonly string[];
  readonly actors: readonly string[];
}

/** A page of the audit log with how many lines match, the names of what was changed, and what it can be filtered by. */
export const listAudit = async (ctx: Context, input: z.input<typeof inputSchema> = {}): Promise<AuditPage> => {
  requireRole(ctx, 'admin');
  const { page, pageSize, search, action, actor } = inputSchema.parse(input);
  const contains = { contains: search.trim(), mode: 'insensitive' as const };
  const where = {
    ...(search.trim() ? { OR: [{ action: contains }, { subject: contains }, { actor: contains }] } : {}),
    ...(action ? { action } : {}),
    ...(actor ? { actor } : {}),
  };
  const [total, rows, actions, actors] = await Promise.all([
    ctx.db.auditLog.count({ where }),
    ctx.db.auditLog.findMany({ where, orderBy: { id: 'desc' }, skip: (page - 1) * pageSize, take: pageSize }),
    ctx.db.auditLog.groupBy({ by: ['action'], orderBy: { action: 'asc' } }),
    ctx.db.auditLog.groupBy({ by: ['actor'], orderBy: { actor: 'asc' } }),
  ]);
  const named = await nameSubjects(
    ctx.db,
    rows.map((row) => row.subject),
  );
  return {
    total,
    actions: actions.map((group) => group.action),
    actors: actors.map((group) => group.actor),
    rows: rows.map((row, i) => ({
      id: String(row.id),
      at: row.at,
      actor: row.actor,
      action: row.action,
      subject: named[i] ?? { kind: row.subject, id: '', name: null },
      details: typeof row.details === 'object' && row.details !== null && !Array.isArray(row.details) ? row.details : {},
    })),
  };
};
