import { AppError } from '../../core/errors.ts';
import { mappingSchema } from '../../ingest/mapping.ts';
import { validateMapping } from '../../ingest/validate-mapping.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Context, requireRole } from '../context.ts';
import { importIdOf } from './import-id-of.ts';

/** Marks a draft as ready to run, without asking the worker: for callers that run it themselves. */
export const queueImport = async (ctx: Context, input: { importId: number }): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  const importId = importIdOf(input);
  await ctx.db.$transaction(async (tx) => {
    const draft = await tx.import.findUnique({ where: { id: importId }, include: { files: { take: 1, orderBy: { position: 'asc' } } } });
    if (!draft) throw new AppError('not_found', 'importNotFound', `There is no import ${importId}.`, { id: importId });
    const mapping = mappingSchema.parse(draft.mapping);
    const [problem] = validateMapping(mapping, draft.files[0]?.header ?? []);
    if (problem) throw new AppError('invalid', problem.key, `The mapping cannot be imported: ${problem.key}.`, problem.values);
    const { count } = await tx.import.updateMany({
      where: { id: importId, status: 'draft' },
      data: { status: 'queued', kind: mapping.kind },
    });
    if (count === 0) throw new AppError('conflict', 'importNotDraft', 'The import has already been started.');
    await tx.source.update({ where: { id: draft.sourceId }, data: { kind: mapping.kind } });
    await writeAudit(tx, actor, 'import.start', `import:${importId}`, { kind: mapping.kind });
  });
};
