import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { isLocale, LOCALE_COOKIE, type Locale, localeFromHeader } from '../../../i18n/locales.ts';
import { getSessionUser } from './get-session-user.ts';
import { getTimeZone } from './get-time-zone.ts';

/** Language (cookie, else the user's own, else the browser's) and time zone (the organisation's) of the request. */
export const getPreferences = cache(async (): Promise<{ locale: Locale; timeZone: string }> => {
  const timeZone = await getTimeZone();
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return { locale: chosen, timeZone };
  // The language must be known on the error page too, while the database cannot be reached.
  const user = await getSessionUser().catch(() => null);
  if (isLocale(user?.locale)) return { locale: user.locale, timeZone };
  return { locale: localeFromHeader((await headers()).get('accept-language')), timeZone };
});
