'use server';
import { revalidatePath } from 'next/cache';
import type { ActionResult } from '@/lib/core/action-result';
import type { Timeline } from '@/lib/identity/profile-view';
import { runAction } from '@/lib/server/action/run-action';
import { undoDecision } from '@/lib/server/identity/undo-decision';
import { unmergeRecord } from '@/lib/server/identity/unmerge-record';
import { profileTimeline } from '@/lib/server/profiles/profile-timeline';

/** Older events of a person. */
export const loadEventsAction = async (
  profileId: number,
  input: { readonly before: string; readonly types: string[] },
): Promise<ActionResult<Timeline>> => runAction((ctx) => profileTimeline(ctx, profileId, input));

/** Takes records out of a profile. */
export const unmergeAction = async (
  profileId: number,
  recordIds: readonly number[],
  reason: string,
): Promise<ActionResult<{ readonly decisionId: number }>> => {
  const result = await runAction((ctx) => unmergeRecord(ctx, { profileId, recordIds: [...recordIds], reason }));
  revalidatePath('/', 'layout');
  return result;
};

/** Takes a decision about identity back. */
export const undoDecisionAction = async (decisionId: number): Promise<ActionResult<unknown>> => {
  const result = await runAction((ctx) => undoDecision(ctx, { decisionId }));
  revalidatePath('/', 'layout');
  return result;
};
