'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import type { Rule } from '@/lib/segments/rule';

/** What is saved. */
export interface SegmentDraft {
  readonly id?: number;
  readonly name: string;
  readonly description: string;
  readonly rule: Rule;
}

interface Args {
  readonly id: number | null;
  readonly start: Pick<SegmentDraft, 'name' | 'description'>;
  readonly rule: Rule;
  /** Conditions that lack something. */
  readonly incomplete: number;
  readonly save: (draft: SegmentDraft) => Promise<ActionResult<{ readonly id: number }>>;
  readonly onSaved: () => void;
}

/** Name and description while they are typed, and saving them with the rule; what is not complete is not sent. */
export const useSaveSegment = ({ id, start, rule, incomplete, save, onSaved }: Args) => {
  const router = useRouter();
  const [name, setName] = useState(start.name);
  const [description, setDescription] = useState(start.description);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tooEarly, setTooEarly] = useState(false);
  const [isPending, startSaving] = useTransition();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setFailure(null);
    setTooEarly(incomplete > 0);
    if (incomplete > 0) return;
    startSaving(async () => {
      const result = await save({ ...(id === null ? {} : { id }), name, description, rule });
      if (!result.ok) {
        setFailure(result.error);
        return;
      }
      onSaved();
      router.push(`/segments/${result.value.id}`);
    });
  };
  const missing = tooEarly ? incomplete : 0;
  return { name, setName, description, setDescription, failure, missing, isPending, submit };
};

/** The form of a segment as `useSaveSegment` holds it. */
export type SegmentForm = ReturnType<typeof useSaveSegment>;
