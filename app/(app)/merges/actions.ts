'use server';
import { revalidatePath } from 'next/cache';
import type { ActionResult } from '@/lib/core/action-result';
import type { MergePreview } from '@/lib/identity/suggestion-view';
import { runAction } from '@/lib/server/action/run-action';
import { type DecisionOutcome, decideSuggestion } from '@/lib/server/identity/decide-suggestion';
import { previewMerge } from '@/lib/server/identity/preview-merge';
import { undoDecision } from '@/lib/server/identity/undo-decision';

/** Approves or rejects a suggestion. */
export const decideAction = async (id: string, verdict: 'same' | 'not_same'): Promise<ActionResult<DecisionOutcome>> => {
  const result = await runAction((ctx) => decideSuggestion(ctx, { id, verdict }));
  revalidatePath('/', 'layout');
  return result;
};

/** Takes a decision back. */
export const undoAction = async (decisionId: number): Promise<ActionResult<unknown>> => {
  const result = await runAction((ctx) => undoDecision(ctx, { decisionId }));
  revalidatePath('/', 'layout');
  return result;
};

/** What a merge would make. */
export const previewAction = async (profileIds: readonly number[]): Promise<ActionResult<MergePreview>> =>
  runAction((ctx) => previewMerge(ctx, { profileIds: [...profileIds] }));
