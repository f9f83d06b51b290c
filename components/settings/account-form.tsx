'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/core/action-result';
import type { Role } from '@/lib/core/roles';
import { Button } from '../ui/button';
import { FailureNotice } from '../ui/failure-notice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Notice } from '../ui/notice';

interface Props {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly save: (input: { name: string }) => Promise<ActionResult<unknown>>;
}

/** One's own name; e-mail and role are an administrator's to change. */
export const AccountForm = ({ name, email, role, save }: Props) => {
  const t = useTranslations('settings');
  const nav = useTranslations('nav');
  const [result, setResult] = useState<ActionResult<unknown> | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = String(new FormData(event.currentTarget).get('name'));
    start(async () => setResult(await save({ name: wanted })));
  };
  return (
    <form onSubmit={submit} className="flex max-w-90 flex-col gap-4">
      <Field label={t('name')} name="name">
        <Input defaultValue={name} required maxLength={120} autoComplete="name" />
      </Field>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
        <dt className="text-faint">{t('email')}</dt>
        <dd className="break-all">{email}</dd>
        <dt className="text-faint">{t('role')}</dt>
        <dd>{nav(`role.${role}`)}</dd>
      </dl>
      {result?.ok ? <Notice tone="good">{t('saved')}</Notice> : <FailureNotice failure={result?.error} />}
      <Button type="submit" pending={pending} className="self-start">
        {t('save')}
      </Button>
    </form>
  );
};
