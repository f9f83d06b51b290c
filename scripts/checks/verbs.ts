import type { Finding, SourceFile } from './source-tree.ts';

/** Prisma models whose rows are derived: they are made anew by a rebuild and need no audit. */
const DERIVED = ['clusterMember', 'matchModel', 'mirrorCursor', 'qualitySnapshot', 'suggestion', 'touchedRecord'];

/** Writes of a verb that need no audit row of their own, and why. */
const UNAUDITED: Readonly<Record<string, string>> = {
  'lib/server/imports/run-import.ts': 'carries out what startImport audited',
  'lib/server/imports/run-undo.ts': 'carries out what undoImport audited',
  'lib/server/imports/dry-run-import.ts': 'keeps counts beside a draft',
  'lib/server/uploads/open-upload.ts': 'audited when the file is imported',
  'lib/server/auth/get-session-user.ts': 'notes when a user was last seen',
  'lib/server/users/throttle.ts': 'counts wrong passwords; signIn audits them',
};
/** What must be open to people without a role, and why. */
const OPEN: Readonly<Record<string, string>> = {
  'lib/server/users/sign-in.ts': 'nobody is signed in yet',
  'lib/server/users/sign-in-with-oidc.ts': 'nobody is signed in yet',
  'lib/server/users/create-first-admin.ts': 'there is no user yet',
  'lib/server/users/has-users.ts': 'the sign-in page asks it',
  'lib/server/users/throttle.ts': 'nobody is signed in yet',
  'lib/server/users/end-session.ts': 'the token of the session that ends proves who asks',
  'lib/server/auth/get-session-user.ts': 'finds out who asks',
  'lib/server/health/get-health.ts': 'a load balancer asks it; details only for people who are signed in',
};

/** Tables of truth: what is written to them is audited. */
const TRUTH =
  'user|source|upload|import|import_file|mapping_template|record|record_version|event|consent|spend|quarantine|removal|decision|segment|segment_version|setting|sign_in_throttle|audit_log';

const VERB = /^export const \w+ = (?:async )?\(\s*ctx: (?:Context\b|Pick<Context\b)/m;
const VERBS = new RegExp(VERB.source, 'gm');
const PRISMA_WRITE = /\b(?:db|tx)\.(\w+)\.(?:create|createMany|update|updateMany|upsert|delete|deleteMany)\(/g;
const SQL_WRITE = new RegExp(
  String.raw`\b(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE(?: TABLE)?)\s+"?(?:${TRUTH})"?(?![\w.])|\$executeRaw`,
  'i',
);
const FIRST_ASKS = /^(?:const (?:\w+|\{[^}]*\}) = )?require(?:Role|Actor)\(ctx\b/;

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const writesTruth = (text: string): boolean =>
  SQL_WRITE.test(withoutComments(text)) || [...text.matchAll(PRISMA_WRITE)].some((match) => !DERIVED.includes(match[1] ?? ''));

/** Where the parentheses or braces that open at `start` close. */
const closing = (text: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if ('([{'.includes(text[at] ?? '')) depth += 1;
    else if (')]}'.includes(text[at] ?? '') && --depth === 0) return at;
  }
  return text.length;
};

/** The start of the body of an arrow function whose parameters open at `start`. */
const bodyOf = (text: string, start: number): string => {
  const rest = text.slice(closing(text, start) + 1);
  // Types of results hold no arrow of their own in a verb.
  return rest.slice(rest.indexOf('=>') + 2).replace(/^\s*\{?\s*/, '');
};

const isServer = (path: string): boolean => path.startsWith('lib/server/') && !/^lib\/server\/(auth\/|action\/|context\.ts)/.test(path);

/** Verbs that pages, actions and handlers call must ask for a role before anything else; parts of verbs rely on it. */
const checkEntries = (files: readonly SourceFile[]): Finding[] => {
  const called = new Set(files.filter((file) => file.path.startsWith('app/')).flatMap((file) => file.imports.map((item) => item.path)));
  return files
    .filter((file) => called.has(file.path) && isServer(file.path) && !(file.path in OPEN))
    .flatMap((file) => {
      const text = withoutComments(file.text);
      return [...text.matchAll(VERBS)]
        .filter((match) => !FIRST_ASKS.test(bodyOf(text, text.indexOf('(', match.index))))
        .map((match) => ({ path: file.path, message: `${/const (\w+)/.exec(match[0])?.[1]} does not begin with requireRole` }));
    });
};

/** Verbs that write truth without asking for a role or without an audit row. */
const checkWrites = (files: readonly SourceFile[]): Finding[] =>
  files
    .filter((file) => file.path.startsWith('lib/server/') && !file.isTest && VERB.test(file.text) && writesTruth(file.text))
    .flatMap(({ path, text }) => [
      ...(/\brequire(Role|Actor|UserId)\(/.test(text) || path in OPEN ? [] : [{ path, message: 'writes without requireRole' }]),
      ...(/\bwriteAudit\(/.test(text) || path in UNAUDITED ? [] : [{ path, message: 'writes without writeAudit' }]),
    ]);

/** Rules for verbs: who calls them is asked for a role first, and what changes truth is audited. */
export const checkVerbs = (files: readonly SourceFile[]): Finding[] => [...checkEntries(files), ...checkWrites(files)];
