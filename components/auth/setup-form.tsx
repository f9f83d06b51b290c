'use client';
import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { FailureNotice } from '../ui/failure-notice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';

interface Props {
  readonly create: (input: { name: string; email: string; password: string; code?: string }) => Promise<ActionResult<unknown>>;
  /** True for a browser on another machine, which must prove that it belongs to whoever started Larder. */
  readonly needsCode: boolean;
}

/** Makes the first administrator and signs them in. */
export const SetupForm = ({ create, needsCode }: Props) => {
  const t = useTranslations('auth');
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => String(form.get(name) ?? '');
    const input = { name: text('name'), email: text('email'), password: text('password') };
    start(async () => {
      setFailure(null);
      const result = await create(needsCode ? { ...input, code: text('code') } : input);
      if (!result.ok) return setFailure(result.error);
      await signIn('credentials', { email: input.email, password: input.password, redirect: false });
      router.replace('/');
      router.refresh();
    });
  };
  return (
    <>
      <header className="flex flex-col gap-1">
        <h1 className="text-xl">{t('setupTitle')}</h1>
        <p className="text-soft">{t('setupWhy')}</p>
      </header>
      {/* Sent before the page is alive, a form would put its values into the address unless it says post. */}
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        {needsCode ? (
          <Field label={t('setupCode')} name="code" hint={t('setupCodeHint')}>
            <Input autoComplete="off" spellCheck={false} required maxLength={100} autoFocus className="font-mono" />
          </Field>
        ) : null}
        <Field label={t('name')} name="name">
          <Input autoComplete="name" required maxLength={120} autoFocus={!needsCode} />
        </Field>
        <Field label={t('email')} name="email">
          <Input type="email" autoComplete="username" required />
        </Field>
        <Field label={t('password')} name="password" hint={t('passwordHint')}>
          <Input type="password" autoComplete="new-password" required />
        </Field>
        <FailureNotice failure={failure} />
        <Button type="submit" variant="primary" pending={pending} className="h-9">
          {t('createAdmin')}
        </Button>
      </form>
    </>
  );
};
