import type { Finding, SourceFile } from './source-tree.ts';

/** Prisma models whose rows are derived: they are made anew by a rebuild and need no audit. */
const DERIVED = ['clusterMember', 'matchEdge', 'mirrorCursor', 'qualitySnapshot', 'suggestion', 'touchedRecord'];

/** Writes of a verb that need no audit row of their own, and why. */
const UNAUDITED: Readonly<Record<string, string>> = {
  'lib/server/imports/run-import.ts': 'carries out what startImport audited',
  'lib/server/imports/run-undo.ts': 'carries out what undoImport audited',
  'lib/server/imports/dry-run-import.ts': 'keeps counts beside a draft',
  'lib/server/uploads/open-upload.ts': 'audited when the file is imported',
  'lib/server/auth/get-session-user.ts': 'notes when a user was last seen',
  'lib/server/users/throttle.ts': 'counts wrong passwords; signIn audits them',
};
/** Verbs that must be open to people without a role, and why. */
const OPEN: Readonly<Record<string, string>> = {
  'lib/server/users/sign-in.ts': 'nobody is signed in yet',
  'lib/server/users/sign-in-with-oidc.ts': 'nobody is signed in yet',
  'lib/server/users/create-first-admin.ts': 'there is no user yet',
  'lib/server/users/throttle.ts': 'nobody is signed in yet',
  'lib/server/users/end-session.ts': 'the token of the session that ends proves who asks',
  'lib/server/auth/get-session-user.ts': 'finds out who asks',
};

const VERB = /^export const \w+ = async \(\s*ctx: Context\b/m;
const PRISMA_WRITE = /\b(?:db|tx)\.(\w+)\.(?:create|createMany|update|updateMany|upsert|delete|deleteMany)\(/g;

const writesTruth = (text: string): boolean => [...text.matchAll(PRISMA_WRITE)].some((match) => !DERIVED.includes(match[1] ?? ''));

/** Verbs that write without asking for a role or without an audit row. */
export const checkVerbs = (files: readonly SourceFile[]): Finding[] =>
  files
    .filter((file) => file.path.startsWith('lib/server/') && !file.isTest && VERB.test(file.text) && writesTruth(file.text))
    .flatMap(({ path, text }) => [
      ...(/\brequire(Role|Actor|UserId)\(/.test(text) || path in OPEN ? [] : [{ path, message: 'writes without requireRole' }]),
      ...(/\bwriteAudit\(/.test(text) || path in UNAUDITED ? [] : [{ path, message: 'writes without writeAudit' }]),
    ]);
