'use server';
import { cookies } from 'next/headers';
import { isLocale, LOCALE_COOKIE } from '@/i18n/locales';
import { runAction } from '@/lib/server/action/run-action';
import { updateOwnProfile } from '@/lib/server/users/update-own-profile';

const YEAR_SECONDS = 31_536_000;

/** Remembers the language in the browser and, for somebody signed in, in their account. Open to visitors. */
export const setLocaleAction = async (locale: string): Promise<void> => {
  if (!isLocale(locale)) return;
  (await cookies()).set(LOCALE_COOKIE, locale, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true });
  await runAction(async (ctx) => {
    if (ctx.actor) await updateOwnProfile(ctx, { locale });
  });
};
