/** What of an error may be written down: where and how it failed, never the values it failed on. */
export interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [key: string]: unknown;
}

/** Properties of database and HTTP errors that name things of ours: codes, tables, constraints. `detail`, `where`, `hint`, `meta` hold values. */
const KEPT = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall', 'digest', 'key'] as const;

const MESSAGE_CHARACTERS_MAX = 300;
const CAUSES_MAX = 3;

/** An apostrophe inside a word opens no quotation; one that is never closed reaches to the end. */
const QUOTED = /"(?:[^"\\]|\\.)*(?:"|$)|`[^`]*(?:`|$)|(?<![\p{L}\p{N}])'(?:[^'\\]|\\.|'')*(?:'|$)/gsu;
const KEY_VALUES = /=\s*\([^)]*(?:\)|$)/g;
const EMAIL = /[^\s@<>,;|]+@[^\s@<>,;|]+/gu;
const NUMBER = /\+?\d[\d\s().-]{5,}\d/g;

/** The text with everything that may be somebody's data taken out: quotations, e-mail addresses, long numbers. */
export const withoutValues = (text: string): string =>
  text
    .replace(QUOTED, '…')
    .replace(KEY_VALUES, '=(…)')
    .replace(EMAIL, '…')
    .replace(NUMBER, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MESSAGE_CHARACTERS_MAX);

const framesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/** Turns anything thrown into what the log may hold. */
export const safeError = (thrown: unknown, depth = 0): SafeError => {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: '', stack: '' };
  const kept = KEPT.flatMap((key) => {
    const value: unknown = Reflect.get(thrown, key);
    return typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [];
  });
  return {
    type: thrown.name,
    message: withoutValues(thrown.message),
    ...Object.fromEntries(kept),
    stack: framesOf(thrown),
    ...(thrown.cause === undefined || depth >= CAUSES_MAX ? {} : { cause: safeError(thrown.cause, depth + 1) }),
  };
};
