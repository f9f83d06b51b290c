import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { headerFingerprint } from '../../ingest/header-fingerprint.ts';
import { mappingSchema } from '../../ingest/mapping.ts';
import { validateMapping } from '../../ingest/validate-mapping.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import type { DbOrTx } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { updateDraft } from './update-draft.ts';

const inputSchema = z.object({ importId: z.number().int(), mapping: mappingSchema });

const requireDraft = async (tx: DbOrTx, importId: number): Promise<readonly string[]> => {
  const found = await tx.import.findUnique({ where: { id: importId }, include: { files: { take: 1, orderBy: { position: 'asc' } } } });
  if (!found) throw new AppError('not_found', 'importNotFound', `There is no import ${importId}.`, { id: importId });
  if (found.status !== 'draft') throw new AppError('conflict', 'importNotDraft', 'The import has already been started.');
  return found.files[0]?.header ?? [];
};

/** Confirms the mapping of a draft and remembers it for files with the same columns. Refuses a mapping that cannot be imported. */
export const saveMapping = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  const { importId, mapping } = inputSchema.parse(input);
  await ctx.db.$transaction(async (tx) => {
    const header = await requireDraft(tx, importId);
    const [problem] = validateMapping(mapping, header);
    if (problem) throw new AppError('invalid', problem.key, `The mapping cannot be imported: ${problem.key}.`, problem.values);
    const fingerprint = headerFingerprint(header);
    await updateDraft(tx, importId, { mapping, kind: mapping.kind, dryRun: Prisma.DbNull });
    await tx.mappingTemplate.upsert({ where: { fingerprint }, update: { mapping }, create: { fingerprint, mapping } });
    await writeAudit(tx, actor, 'import.saveMapping', `import:${importId}`, { kind: mapping.kind, columns: mapping.columns.length });
  });
};
