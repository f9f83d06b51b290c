import type { Messages } from './message-files.ts';
import type { Finding, SourceFile } from './source-tree.ts';

const TRANSLATOR = /const (\w+) = (?:await )?(?:useTranslations|getTranslations)\(\s*(?:\{[^}]*namespace:\s*)?(?:'([\w.-]+)')?/g;

/** Keys that `t('…')` uses, by the namespaces that the variable stands for in this file. */
const checkCalls = ({ path, text }: SourceFile, messages: Messages): Finding[] => {
  const namespaces = new Map<string, string[]>();
  for (const [, name = '', namespace = ''] of text.matchAll(TRANSLATOR)) namespaces.set(name, [...(namespaces.get(name) ?? []), namespace]);
  const keys = [...messages.keys()];
  return [...namespaces].flatMap(([name, spaces]) => {
    const full = (key: string): string[] => spaces.map((space) => (space === '' ? key : `${space}.${key}`));
    const literal = [...text.matchAll(new RegExp(`\\b${name}(?:\\.rich|\\.markup|\\.raw)?\\(\\s*'([^']+)'`, 'g'))].map(
      (match) => match[1] ?? '',
    );
    const dynamic = [...text.matchAll(new RegExp(`\\b${name}(?:\\.rich|\\.markup|\\.raw)?\\(\\s*\`([^\`$]*)\\$\\{`, 'g'))].map(
      (match) => match[1] ?? '',
    );
    return [
      ...literal.filter((key) => !full(key).some((name) => messages.has(name) || keys.some((known) => known.startsWith(`${name}.`)))),
      ...dynamic
        .filter((start) => start !== '' && !full(start).some((name) => keys.some((known) => known.startsWith(name))))
        .map((start) => `${start}…`),
    ].map((key) => ({ path, message: `uses the message ${spaces.join(' or ')}.${key}, which does not exist` }));
  });
};

const checkErrors = ({ path, text }: SourceFile, messages: Messages): Finding[] =>
  [...text.matchAll(/new AppError\(\s*'\w+',\s*'(\w+)'/g)]
    .map((match) => match[1] ?? '')
    .filter((key) => !messages.has(`errors.${key}`))
    .map((key) => ({ path, message: `uses the message errors.${key}, which does not exist` }));

/** Actions that are written to the audit log, or handed on to be written. */
const checkAudit = ({ path, text }: SourceFile, messages: Messages): Finding[] =>
  [...text.matchAll(/writeAudit\(([\s\S]*?)\);|\baction: ([^;{}]*?),\n/g)]
    .flatMap(([, call = '', value = '']) => [...`${call}${value}`.matchAll(/'([a-z]+\.[a-zA-Z]+)'/g)])
    .map((match) => (match[1] ?? '').replace('.', '_'))
    .filter((key) => !messages.has(`settings.action.${key}`))
    .map((key) => ({ path, message: `uses the message settings.action.${key}, which does not exist` }));

/** Names that are the same in every language, and names of keys. */
const NAMES = new Set(['Larder', 'English', '简体中文', 'example.com']);
const KEY_NAME = /^(Alt|Ctrl|Shift|Esc|Enter)\b[ +]?\S?$/;
/** Pages that must show without any message file: they hold every language themselves. */
const SELF_CONTAINED = new Set(['app/global-error.tsx']);
const JSX_TEXT = /[>}]([^<>{}=;()]*\p{L}{2,}[^<>{}=;()]*)<\//gu;
const JSX_ATTRIBUTE = /\s(?:aria-label|aria-description|title|placeholder|alt|label)="([^"]*\p{L}{2,}[^"]*)"/gu;

/** Words written straight into the page, which no translation reaches. */
const checkLiterals = ({ path, text }: SourceFile): Finding[] =>
  [...text.matchAll(JSX_TEXT), ...text.matchAll(JSX_ATTRIBUTE)]
    .map((match) => (match[1] ?? '').trim())
    .filter((words) => !NAMES.has(words) && !KEY_NAME.test(words))
    .map((words) => ({ path, message: `holds the untranslated text "${words.slice(0, 60)}"` }));

/** Messages that the code uses and that do not exist, and untranslated words in pages and components. */
export const checkMessageUse = (files: readonly SourceFile[], messages: Messages): Finding[] =>
  files
    .filter((file) => !file.isTest && /^(app|components|lib)\//.test(file.path))
    .flatMap((file) => [
      ...checkCalls(file, messages),
      ...checkErrors(file, messages),
      ...(file.path.startsWith('lib/server/') ? checkAudit(file, messages) : []),
      ...(file.path.endsWith('.tsx') && !SELF_CONTAINED.has(file.path) ? checkLiterals(file) : []),
    ]);
