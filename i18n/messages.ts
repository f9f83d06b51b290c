import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AbstractIntlMessages } from 'next-intl';
import type { Locale } from './locales';

const cache = new Map<Locale, Promise<AbstractIntlMessages>>();

const readAll = async (locale: Locale): Promise<AbstractIntlMessages> => {
  const dir = join(process.cwd(), 'messages', locale);
  const files = (await readdir(dir)).filter((name) => name.endsWith('.json')).sort();
  const entries = await Promise.all(
    files.map(
      async (name): Promise<[string, AbstractIntlMessages]> => [
        name.slice(0, -'.json'.length),
        JSON.parse(await readFile(join(dir, name), 'utf8')),
      ],
    ),
  );
  return Object.fromEntries(entries);
};

/** All messages of a language: each file of `messages/<locale>/` is one namespace. Read once in production. */
export const loadMessages = (locale: Locale): Promise<AbstractIntlMessages> => {
  if (process.env.NODE_ENV !== 'production') return readAll(locale);
  const known = cache.get(locale);
  if (known) return known;
  const loading = readAll(locale);
  cache.set(locale, loading);
  // A failure is not kept: the next request tries again.
  loading.catch(() => cache.delete(locale));
  return loading;
};
