import { readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';

type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const translators = new Map<string, Translate>();

const translatorOf = (namespace: string): Translate => {
  const known = translators.get(namespace);
  if (known) return known;
  const messages: unknown = JSON.parse(readFileSync(new URL(`../../messages/en/${namespace}.json`, import.meta.url), 'utf8'));
  const translate = createTranslator({
    locale: 'en',
    messages: { [namespace]: messages },
    namespace,
    onError: () => undefined,
    getMessageFallback: ({ key }) => key,
  }) as Translate;
  translators.set(namespace, translate);
  return translate;
};

/** The English text of a message for the command line, as the application words it; the key itself when there is none. */
export const messageText = (namespace: string, key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  translatorOf(namespace)(key, values);
