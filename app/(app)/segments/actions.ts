'use server';
import { revalidatePath } from 'next/cache';
import type { Rule } from '@/lib/segments/rule';
import { runAction } from '@/lib/server/action/run-action';
import { archiveSegment } from '@/lib/server/segments/archive-segment';
import { explainMembership } from '@/lib/server/segments/explain-membership';
import { restoreSegment } from '@/lib/server/segments/restore-segment';
import { saveSegment } from '@/lib/server/segments/save-segment';

/** Saves a new segment or a new version of one. */
export const saveSegmentAction = async (draft: { id?: number; name: string; description: string; rule: Rule }) => {
  const result = await runAction((ctx) => saveSegment(ctx, draft));
  if (result.ok) revalidatePath('/segments', 'layout');
  return result;
};

/** Puts a segment away. */
export const archiveSegmentAction = async (id: number) => {
  const result = await runAction((ctx) => archiveSegment(ctx, { id }));
  revalidatePath('/segments', 'layout');
  return result;
};

/** Takes an archived segment back. */
export const restoreSegmentAction = async (id: number) => {
  const result = await runAction((ctx) => restoreSegment(ctx, { id }));
  revalidatePath('/segments', 'layout');
  return result;
};

/** Why a person is or is not selected by a rule. */
export const explainMembershipAction = async (rule: Rule, self: number, profileId: number) =>
  runAction((ctx) => explainMembership(ctx, { profileId, rule, self }));
