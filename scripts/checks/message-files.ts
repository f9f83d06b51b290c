import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageArguments } from './message-arguments.ts';
import type { Finding } from './source-tree.ts';

/** Messages of a locale: `namespace.key` → text. */
export type Messages = ReadonlyMap<string, string>;

export const LOCALES = ['en', 'zh-CN'] as const;

const flatten = (value: unknown, prefix: string, into: Map<string, string>): void => {
  if (typeof value === 'string') into.set(prefix, value);
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) flatten(child, `${prefix}.${key}`, into);
};

/** The messages of a locale from `messages/<locale>/<namespace>.json`. */
export const readMessages = (root: string, locale: string): Messages => {
  const folder = join(root, 'messages', locale);
  const messages = new Map<string, string>();
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (name.endsWith('.json')) flatten(JSON.parse(readFileSync(join(folder, name), 'utf8')), name.replace(/\.json$/, ''), messages);
  return messages;
};

const argumentsOf = (text: string): string => [...messageArguments(text)].sort().join(' ');

/** Arguments that one text counts with, and that the other puts down without the language's way of writing numbers. */
const bareCounts = (counted: string, other: string): string[] =>
  [...counted.matchAll(/\{(\w+),\s*(?:plural|selectordinal|number)/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => other.includes(`{${name}}`));

/** Keys that one locale lacks, empty texts, messages that take other arguments, and counts without separators. */
export const compareLocales = (root: string): Finding[] => {
  const [first, ...others] = LOCALES.map((locale) => ({ locale, messages: readMessages(root, locale) }));
  if (!first) return [];
  return others.flatMap(({ locale, messages }) => {
    const keys = new Set([...first.messages.keys(), ...messages.keys()]);
    return [...keys].flatMap((key): Finding[] => {
      const [a, b] = [first.messages.get(key), messages.get(key)];
      if (a === undefined) return [{ path: `messages/${first.locale}`, message: `lacks ${key}` }];
      if (b === undefined) return [{ path: `messages/${locale}`, message: `lacks ${key}` }];
      if (a.trim() === '' || b.trim() === '')
        return [{ path: `messages/${a.trim() === '' ? first.locale : locale}`, message: `${key} is empty` }];
      if (argumentsOf(a) !== argumentsOf(b))
        return [{ path: `messages/${locale}`, message: `${key} takes other arguments than in ${first.locale}` }];
      return [
        ...bareCounts(a, b).map((name) => ({ path: `messages/${locale}`, message: `${key} writes {${name}} without ", number"` })),
        ...bareCounts(b, a).map((name) => ({ path: `messages/${first.locale}`, message: `${key} writes {${name}} without ", number"` })),
      ];
    });
  });
};
