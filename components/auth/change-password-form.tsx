'use client';
import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import { Button } from '../ui/button';
import { FailureNotice } from '../ui/failure-notice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Notice } from '../ui/notice';

interface Props {
  readonly email: string;
  readonly change: (input: { current: string; next: string }) => Promise<ActionResult<unknown>>;
  /** Page to go to afterwards; without it the form stays and says it is done. */
  readonly next?: string;
}

/** Changes one's own password. All sessions end with it, so this one signs in again at once. */
export const ChangePasswordForm = ({ email, change, next }: Props) => {
  const t = useTranslations('auth');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState(false);
  const [pending, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const input = { current: String(data.get('current')), next: String(data.get('next')) };
    start(async () => {
      setFailure(null);
      setDone(false);
      const result = await change(input);
      if (!result.ok) return setFailure(result.error);
      await signIn('credentials', { email, password: input.next, redirect: false });
      form.current?.reset();
      setDone(true);
      if (next) router.replace(next);
      router.refresh();
    });
  };
  return (
    <form ref={form} method="post" onSubmit={submit} className="flex max-w-90 flex-col gap-4">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label={t('currentPassword')} name="current">
        <Input type="password" autoComplete="current-password" required />
      </Field>
      <Field label={t('newPassword')} name="next" hint={t('passwordHint')}>
        <Input type="password" autoComplete="new-password" required />
      </Field>
      <FailureNotice failure={failure} />
      {done && !next ? <Notice tone="good">{t('passwordChanged')}</Notice> : null}
      <Button type="submit" variant={next ? 'primary' : 'secondary'} pending={pending} className="self-start">
        {t('changePassword')}
      </Button>
    </form>
  );
};
