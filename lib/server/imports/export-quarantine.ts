import { BYTE_ORDER_MARK, csvLine } from '../../core/csv.ts';
import type { ValueIssue } from '../../standardize/fields.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { importIdOf } from './import-id-of.ts';

const PAGE_ROWS = 2_000;

/**
 * Streams the refused rows of an import as CSV (UTF-8 with byte order mark): file, row, reason codes, fields, raw text. Raw text is
 * exact, but for apostrophes before what a spreadsheet would run, also within it.
 */
export async function* exportQuarantine(ctx: Context, input: { importId: number }): AsyncGenerator<Uint8Array> {
  const actor = requireRole(ctx, 'marketer');
  const importId = importIdOf(input);
  const files = await ctx.db.importFile.findMany({ where: { importId }, include: { upload: { select: { fileName: true } } } });
  const names = new Map(files.map((file) => [file.position, file.upload.fileName]));
  await writeAudit(ctx.db, actor, 'import.exportQuarantine', `import:${importId}`);
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + csvLine(['file', 'row', 'reasons', 'fields', 'raw']));
  let after = 0n;
  for (;;) {
    const rows = await ctx.db.quarantine.findMany({ where: { importId, id: { gt: after } }, orderBy: { id: 'asc' }, take: PAGE_ROWS });
    if (rows.length === 0) return;
    let piece = '';
    for (const row of rows) {
      const reasons = row.reasons as unknown as ValueIssue[];
      const codes = reasons.map((reason) => reason.code).join(' ');
      const fields = reasons.map((reason) => reason.field).join(' ');
      piece += csvLine([names.get(row.fileNo) ?? '', row.rowNo, codes, fields, row.raw]);
      after = row.id;
    }
    yield encoder.encode(piece);
  }
}
