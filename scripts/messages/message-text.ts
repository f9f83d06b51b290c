import { readFileSync } from 'node:fs';

const files = new Map<string, unknown>();

const load = (namespace: string): unknown => {
  if (!files.has(namespace))
    files.set(namespace, JSON.parse(readFileSync(new URL(`../../messages/en/${namespace}.json`, import.meta.url), 'utf8')));
  return files.get(namespace);
};

/** The English text of a message for the command line: `{name}` filled in, of a plural its `other` form; the key itself when unknown. */
export const messageText = (namespace: string, key: string, values: Readonly<Record<string, string | number>> = {}): string => {
  let found: unknown = load(namespace);
  for (const part of key.split('.'))
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[part] : undefined;
  if (typeof found !== 'string') return key;
  return found
    .replace(/\{(\w+), (?:plural|select),.*?other \{([^{}]*)\}\s*\}/g, (_all, name: string, text: string) =>
      text.replaceAll('#', String(values[name] ?? '')),
    )
    .replace(/\{(\w+)(?:, \w+)?\}/g, (all, name: string) => String(values[name] ?? all));
};
