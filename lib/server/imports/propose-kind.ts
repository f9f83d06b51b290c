import { z } from 'zod';
import { IMPORT_KINDS, type Mapping } from '../../ingest/mapping.ts';
import { type Context, requireRole } from '../context.ts';
import { openImport } from './engine/open-import.ts';
import { proposeForSample } from './engine/propose-for-sample.ts';
import { sampleFile } from './engine/sample-file.ts';

const inputSchema = z.object({ importId: z.number().int(), kind: z.enum(IMPORT_KINDS) });

/** Proposes the mapping of a draft anew for another kind of file; saves nothing. */
export const proposeKind = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<Mapping> => {
  requireRole(ctx, 'marketer');
  const { importId, kind } = inputSchema.parse(input);
  const { files } = await openImport(ctx, importId);
  const [file] = files;
  if (!file) throw new Error(`import ${importId} has no files`);
  return proposeForSample(ctx.db, await sampleFile(file, file.dialect), { kind });
};
