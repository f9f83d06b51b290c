import { z } from 'zod';
import { type Context, requireRole } from '../context.ts';

/** Most rows on one page. */
const PAGE_MAX = 200;

const inputSchema = z.object({
  /** From 1. */
  page: z.number().int().min(1).default(1),
  pageSize: z.number().int().min(1).max(PAGE_MAX).default(50),
  /** Part of the action, the subject or the actor's name. */
  search: z.string().max(200).default(''),
});

/** One line of the audit log. */
export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A page of the audit log, newest first, and how many lines match. */
export const listAudit = async (
  ctx: Context,
  input: z.input<typeof inputSchema> = {},
): Promise<{ readonly rows: readonly AuditRow[]; readonly total: number }> => {
  requireRole(ctx, 'admin');
  const { page, pageSize, search } = inputSchema.parse(input);
  const contains = { contains: search.trim(), mode: 'insensitive' as const };
  const where = search.trim() ? { OR: [{ action: contains }, { subject: contains }, { actor: contains }] } : {};
  const [total, rows] = await Promise.all([
    ctx.db.auditLog.count({ where }),
    ctx.db.auditLog.findMany({ where, orderBy: { id: 'desc' }, skip: (page - 1) * pageSize, take: pageSize }),
  ]);
  return {
    total,
    rows: rows.map((row) => ({
      id: String(row.id),
      at: row.at,
      actor: row.actor,
      action: row.action,
      subject: row.subject,
      details: typeof row.details === 'object' && row.details !== null && !Array.isArray(row.details) ? row.details : {},
    })),
  };
};
