'use server';
import { runAction } from '@/lib/server/action/run-action';
import { createFirstAdmin } from '@/lib/server/users/create-first-admin';

/** Makes the first administrator. */
export const createFirstAdminAction = async (input: { name: string; email: string; password: string }) =>
  runAction((ctx) => createFirstAdmin(ctx, input));
