'use server';
import { runAction } from '@/lib/server/action/run-action';
import { isDirectRequest } from '@/lib/server/auth/is-direct-request';
import { createFirstAdmin } from '@/lib/server/users/create-first-admin';

/** Makes the first administrator. */
export const createFirstAdminAction = async (input: { name: string; email: string; password: string; code?: string }) =>
  runAction(async (ctx) => createFirstAdmin(ctx, input, await isDirectRequest()));
