'use client';
import { useQueryState } from 'nuqs';
import { useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import type { SuggestionDetail } from '@/lib/identity/suggestion-view';

export type Verdict = 'same' | 'not_same';

/** What the queue calls on the server. */
export interface QueueActions {
  readonly decide: (id: string, verdict: Verdict) => Promise<ActionResult<{ readonly decisionId: number }>>;
  readonly undo: (decisionId: number) => Promise<ActionResult<unknown>>;
}

interface Done {
  readonly id: string;
  readonly decisionId: number;
}

/**
 * The queue of a review: which suggestion is shown (in the address), what was skipped or decided here, and undo of the last decision.
 * After a decision the next one is shown at once; the server's list follows.
 */
export const useQueue = (items: readonly SuggestionDetail[], actions: QueueActions) => {
  const [id, setId] = useQueryState('s', { history: 'replace' });
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<readonly Done[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const open = items.filter((item) => !hidden.has(item.id));
  // Skipped ones go to the end, in the order of skipping.
  const queue = [...open.filter((item) => !skipped.includes(item.id)), ...skipped.flatMap((s) => open.find((item) => item.id === s) ?? [])];
  const index = Math.max(
    0,
    queue.findIndex((item) => item.id === id),
  );
  const current = queue[index] ?? null;
  const show = (at: number) => void setId(queue[at]?.id ?? null);
  const move = (step: number) => show(Math.min(Math.max(0, index + step), queue.length - 1));
  const advance = () => void setId((queue[index + 1] ?? queue[index - 1])?.id ?? null);
  const without = (gone: string): ReadonlySet<string> => new Set([...hidden].filter((other) => other !== gone));

  const decide = (verdict: Verdict) => {
    if (!current || pending) return;
    setFailure(null);
    setHidden(new Set([...hidden, current.id]));
    advance();
    start(async () => {
      const result = await actions.decide(current.id, verdict);
      if (result.ok) setDone((list) => [...list, { id: current.id, decisionId: result.value.decisionId }]);
      else {
        setFailure(result.error);
        setHidden(without(current.id));
        void setId(current.id);
      }
    });
  };
  const skip = () => {
    if (!current) return;
    advance();
    setSkipped([...skipped.filter((s) => s !== current.id), current.id]);
  };
  const undo = () => {
    const last = done.at(-1);
    if (!last || pending) return;
    setFailure(null);
    start(async () => {
      const result = await actions.undo(last.decisionId);
      if (!result.ok) setFailure(result.error);
      setDone((list) => list.filter((other) => other !== last));
      setHidden(without(last.id));
      void setId(last.id);
    });
  };
  return { queue, index, current, show, move, decide, skip, undo, canUndo: done.length > 0, decided: done.length, failure, pending };
};
