'use client';
import { useRouter } from 'next/navigation';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import type { Failure } from '@/lib/core/action-result';
import { localPath } from '@/lib/core/local-path';
import { Button } from '../ui/button';
import { FailureNotice } from '../ui/failure-notice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { signInFailure } from './sign-in-failure';

interface Props {
  /** Name of the identity provider, when there is one. */
  readonly oidcName: string | null;
  readonly startError: string | null;
  /** Page to go to; only addresses of this site are followed. */
  readonly next: string;
}

/** E-mail and password, or the identity provider. */
export const SignInForm = ({ oidcName, startError, next }: Props) => {
  const t = useTranslations('auth');
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(startError ? signInFailure(startError) : null);
  const [pending, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    start(async () => {
      setFailure(null);
      const result = await signIn('credentials', {
        email: String(form.get('email')),
        password: String(form.get('password')),
        redirect: false,
      });
      if (!result?.ok || result.error) return setFailure(signInFailure(result?.error ?? ''));
      router.replace(localPath(next, location.origin));
      router.refresh();
    });
  };
  return (
    <>
      <header className="flex flex-col gap-1">
        <h1 className="text-xl">{t('signIn')}</h1>
        <p className="text-soft">{t('signInWhy')}</p>
      </header>
      {/* Sent before the page is alive, a form would put its values into the address unless it says post. */}
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('email')} name="email">
          <Input type="email" autoComplete="username" required autoFocus />
        </Field>
        <Field label={t('password')} name="password">
          <Input type="password" autoComplete="current-password" required />
        </Field>
        <FailureNotice failure={failure} />
        <Button type="submit" variant="primary" pending={pending} className="h-9">
          {t('signIn')}
        </Button>
      </form>
      {oidcName ? (
        <>
          <p className="flex items-center gap-3 text-xs text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {t('or')}
          </p>
          <Button onClick={() => void signIn('oidc', { callbackUrl: localPath(next, location.origin) })} className="h-9">
            {t('signInWith', { provider: oidcName })}
          </Button>
        </>
      ) : null}
    </>
  );
};
