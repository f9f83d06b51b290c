'use server';
import { runAction } from '@/lib/server/action/run-action';
import { createDraftImport } from '@/lib/server/imports/create-draft-import';

/** Makes a draft import of uploaded files. */
export const createDraftAction = async (input: { uploadIds: string[]; sourceName: string }) =>
  runAction((ctx) => createDraftImport(ctx, input));
