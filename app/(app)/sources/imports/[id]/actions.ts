'use server';
import { revalidatePath } from 'next/cache';
import type { DialectChoice } from '@/components/sources/dialect-form';
import type { ImportKind, Mapping } from '@/lib/ingest/mapping';
import { runAction } from '@/lib/server/action/run-action';
import { cancelImport } from '@/lib/server/imports/cancel-import';
import { changeDialect } from '@/lib/server/imports/change-dialect';
import { dryRunImport } from '@/lib/server/imports/dry-run-import';
import { previewImport } from '@/lib/server/imports/preview-import';
import { proposeKind } from '@/lib/server/imports/propose-kind';
import { repeatImport } from '@/lib/server/imports/repeat-import';
import { saveMapping } from '@/lib/server/imports/save-mapping';
import { startImport } from '@/lib/server/imports/start-import';
import { undoImport } from '@/lib/server/imports/undo-import';

/** Reads the sample with a mapping that is being tried. */
export const previewAction = async (input: { importId: number; mapping: Mapping }) => runAction((ctx) => previewImport(ctx, input));

/** Reads the files in another way. */
export const changeDialectAction = async (input: { importId: number; dialect: DialectChoice }) =>
  runAction((ctx) => changeDialect(ctx, input));

/** Proposes the mapping for another kind of file. */
export const proposeKindAction = async (input: { importId: number; kind: ImportKind }) => runAction((ctx) => proposeKind(ctx, input));

/** Saves the mapping and counts what the import would do. */
export const checkAction = async (input: { importId: number; mapping: Mapping }) =>
  runAction(async (ctx) => {
    await saveMapping(ctx, input);
    return dryRunImport(ctx, { importId: input.importId });
  });

/** Hands the draft to the worker. */
export const startAction = async (input: { importId: number }) => runAction((ctx) => startImport(ctx, input));

/** Stops an import or drops a draft. */
export const cancelAction = async (input: { importId: number }) => {
  const result = await runAction((ctx) => cancelImport(ctx, input));
  revalidatePath('/sources', 'layout');
  return result;
};

/** Makes a draft of the same files. */
export const repeatAction = async (input: { importId: number }) => runAction((ctx) => repeatImport(ctx, input));

/** Takes a finished import back. */
export const undoAction = async (input: { importId: number }) => {
  const result = await runAction((ctx) => undoImport(ctx, input));
  revalidatePath('/sources', 'layout');
  return result;
};
