import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { dialectSchema } from '../../ingest/mapping.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { Prisma } from '../db/generated/client.ts';
import { storedPath } from '../uploads/upload-files.ts';
import { proposeForSample } from './engine/propose-for-sample.ts';
import { detectDialect, type FileSample, sampleFile } from './engine/sample-file.ts';
import { updateDraft } from './update-draft.ts';

const inputSchema = z.object({
  importId: z.number().int(),
  dialect: dialectSchema.pick({ encoding: true, delimiter: true, quote: true, skipLines: true }).partial(),
});

/** Reads the files of a draft in another way (encoding, delimiter, quote, first line) and proposes a new mapping. */
export const changeDialect = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  const { importId, dialect: chosen } = inputSchema.parse(input);
  const found = await ctx.db.import.findUnique({
    where: { id: importId },
    include: { files: { orderBy: { position: 'asc' }, include: { upload: true } } },
  });
  if (!found) throw new AppError('not_found', 'importNotFound', `There is no import ${importId}.`, { id: importId });
  if (found.status !== 'draft') throw new AppError('conflict', 'importNotDraft', 'The import has already been started.');
  const samples: FileSample[] = [];
  for (const { upload } of found.files) {
    const file = { path: storedPath(ctx, upload.path), fileName: upload.fileName };
    const dialect = await detectDialect(file, chosen);
    if (dialect.delimiter.includes(dialect.quote))
      throw new AppError('invalid', 'delimiterIsQuote', 'Delimiter and quote cannot be the same character.');
    samples.push(await sampleFile(file, dialect));
  }
  const [first] = samples;
  if (!first) return;
  const mapping = await proposeForSample(ctx.db, first);
  await ctx.db.$transaction(async (tx) => {
    await updateDraft(tx, importId, { mapping, kind: mapping.kind, dryRun: Prisma.DbNull });
    const files = samples.map(({ dialect, headers }, position) => ({ position, dialect, header: headers }));
    await tx.$executeRaw`UPDATE import_file f SET dialect = g.dialect, header = ARRAY(SELECT jsonb_array_elements_text(g.header))
      FROM jsonb_to_recordset(${JSON.stringify(files)}::jsonb) AS g(position int, dialect jsonb, header jsonb)
      WHERE f.import_id = ${importId} AND f.position = g.position`;
    await writeAudit(tx, actor, 'import.changeDialect', `import:${importId}`, { encoding: first.dialect.encoding });
  });
};
