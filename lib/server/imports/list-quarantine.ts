import { z } from 'zod';
import { roleIncludes } from '../../core/roles.ts';
import type { QuarantinePage } from '../../ingest/import-preview.ts';
import type { ValueIssue } from '../../standardize/fields.ts';
import { type Context, requireRole } from '../context.ts';

const inputSchema = z.object({
  importId: z.number().int(),
  code: z.string().max(60).optional(),
  page: z.number().int().min(1).default(1),
  pageSize: z.number().int().min(1).max(200).default(50),
});

/** Characters shown of a raw text: a row may be a megabyte long, and a page has fifty. All of it is in the file of refused rows. */
const RAW_SHOWN = 2_000;

/** Rows an import refused, in file order, with their reasons; raw text, as much of it as can be shown, only for marketers and admins. */
export const listQuarantine = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<QuarantinePage> => {
  const actor = requireRole(ctx, 'analyst');
  const { importId, code, page, pageSize } = inputSchema.parse(input);
  const seesRaw = roleIncludes(actor.role, 'marketer');
  const where = { importId, ...(code ? { code } : {}) };
  const [rows, groups, files] = await Promise.all([
    ctx.db.quarantine.findMany({
      where,
      orderBy: [{ fileNo: 'asc' }, { rowNo: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    ctx.db.quarantine.groupBy({ by: ['code'], where: { importId }, _count: { _all: true } }),
    ctx.db.importFile.findMany({ where: { importId }, include: { upload: { select: { fileName: true } } } }),
  ]);
  const names = new Map(files.map((file) => [file.position, file.upload.fileName]));
  const reasons = groups.map((group) => ({ code: group.code, rows: group._count._all })).sort((a, b) => b.rows - a.rows);
  return {
    rows: rows.map((row) => ({
      id: String(row.id),
      fileName: names.get(row.fileNo) ?? '',
      row: row.rowNo,
      raw: seesRaw ? row.raw.slice(0, RAW_SHOWN) : null,
      reasons: (row.reasons as unknown as ValueIssue[]).map((reason) => ({
        ...reason,
        raw: seesRaw ? reason.raw.slice(0, RAW_SHOWN) : '',
      })),
    })),
    total: reasons.filter((reason) => !code || reason.code === code).reduce((sum, reason) => sum + reason.rows, 0),
    pageSize,
    reasons,
  };
};
