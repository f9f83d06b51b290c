import { AppError } from '../../core/errors.ts';
import type { DbOrTx } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';

/** Changes an import while it still is a draft: one that was started or cancelled meanwhile is left alone, with `conflict`. */
export const updateDraft = async (tx: DbOrTx, importId: number, data: Prisma.ImportUpdateManyMutationInput): Promise<void> => {
  const { count } = await tx.import.updateMany({ where: { id: importId, status: 'draft' }, data });
  if (count === 0) throw new AppError('conflict', 'importNotDraft', 'The import has already been started.');
};
