'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import type { Rule } from '@/lib/segments/rule';
import { Button } from '../ui/button';
import { FailureNotice } from '../ui/failure-notice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Notice } from '../ui/notice';

/** What is saved. */
export interface SegmentDraft {
  readonly id?: number;
  readonly name: string;
  readonly description: string;
  readonly rule: Rule;
}

interface Props {
  readonly id: number | null;
  readonly name: string;
  readonly description: string;
  readonly rule: Rule;
  /** Conditions that lack something. */
  readonly incomplete: number;
  readonly canSave: boolean;
  readonly save: (draft: SegmentDraft) => Promise<ActionResult<{ readonly id: number }>>;
}

/** Name, description and the save button; what is wrong stays beside them. */
export const SaveForm = ({ id, name: oldName, description: oldDescription, rule, incomplete, canSave, save }: Props) => {
  const t = useTranslations('segments');
  const router = useRouter();
  const [name, setName] = useState(oldName);
  const [description, setDescription] = useState(oldDescription);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [missing, setMissing] = useState(false);
  const [isPending, startSaving] = useTransition();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setFailure(null);
    setMissing(incomplete > 0);
    if (incomplete > 0) return;
    startSaving(async () => {
      const result = await save({ ...(id === null ? {} : { id }), name, description, rule });
      if (result.ok) router.push(`/segments/${result.value.id}`);
      else setFailure(result.error);
    });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('name')} name="name" className="w-64 max-sm:w-full">
          <Input value={name} maxLength={120} placeholder={t('namePlaceholder')} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t('description')} name="description" className="min-w-48 max-w-140 flex-1">
          <Input
            value={description}
            maxLength={1000}
            placeholder={t('descriptionPlaceholder')}
            onChange={(event) => setDescription(event.target.value)}
          />
        </Field>
        {canSave ? (
          <Button variant="primary" type="submit" pending={isPending}>
            {t('save')}
          </Button>
        ) : null}
      </div>
      {canSave ? null : <Notice>{t('onlyLooking')}</Notice>}
      {missing && incomplete > 0 ? <Notice tone="danger">{t('completeFirst', { count: incomplete })}</Notice> : null}
      <FailureNotice failure={failure} />
    </form>
  );
};
