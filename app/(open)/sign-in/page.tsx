import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignInForm } from '@/components/auth/sign-in-form';
import { getContext } from '@/lib/server/auth/get-context';
import { oidcProvider } from '@/lib/server/auth/oidc-provider';
import { hasUsers } from '@/lib/server/users/has-users';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('auth'))('signIn') });

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const SignInPage = async ({ searchParams }: Props) => {
  const [ctx, { error, next }] = await Promise.all([getContext(), searchParams]);
  if (ctx.actor) redirect('/');
  if (!(await hasUsers(ctx))) redirect('/setup');
  return (
    <SignInForm
      oidcName={oidcProvider()?.name ?? null}
      startError={typeof error === 'string' ? error : null}
      next={typeof next === 'string' ? next : '/'}
    />
  );
};

export default SignInPage;
