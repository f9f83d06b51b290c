/** The languages of the interface; the first is the fallback. */
export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** Cookie that holds the chosen language. */
export const LOCALE_COOKIE = 'locale';

/** True for a language we have messages for. */
export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** Picks the first wanted language we have from an Accept-Language header. */
export const localeFromHeader = (header: string | null): Locale => {
  for (const part of (header ?? '').split(',')) {
    const tag = (part.split(';')[0] ?? '').trim().toLowerCase();
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'en';
};
