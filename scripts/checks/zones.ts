import type { Finding, SourceFile, SourceImport } from './source-tree.ts';

/** Pure domains from left to right: each may use those before it. */
const DOMAINS = ['standardize', 'ingest', 'identity', 'consent', 'segments', 'quality', 'campaigns', 'recipes', 'activation'];
const SHARED_COMPONENTS = ['ui', 'data-table', 'charts'];
/** The two server folders that exist to adapt Next. */
const NEXT_ADAPTERS = ['lib/server/auth/', 'lib/server/action/'];
const FRAMEWORK = /^(react|react-dom|next|next-.*|@prisma\/.*|@clickhouse\/.*|pg|pg-boss)(\/|$)/;

const isUnder = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);
const second = (path: string): string => path.split('/')[1] ?? '';
const isDomain = (path: string): boolean => isUnder(path, 'lib') && DOMAINS.includes(second(path));
const isShared = (path: string): boolean => isUnder(path, 'components') && SHARED_COMPONENTS.includes(second(path));
const isPureLib = (path: string): boolean => isUnder(path, 'lib/core') || isDomain(path);

const appMay = (from: string, to: string): boolean => {
  if (isUnder(to, 'app')) return from.startsWith(`${to.split('/').slice(0, -1).join('/')}/`);
  return !(isUnder(to, 'lib/server/db') || isUnder(to, 'lib/server/clickhouse') || isUnder(to, 'scripts'));
};

const componentMay = (from: string, to: string): boolean => {
  if (isShared(from)) return isShared(to) || isUnder(to, 'lib/core');
  if (isUnder(to, 'components')) return isShared(to) || second(to) === second(from);
  return isPureLib(to) || isUnder(to, 'i18n') || isUnder(to, 'messages');
};

const domainMay = (from: string, to: string): boolean => {
  if (isUnder(to, 'lib/core')) return true;
  return isDomain(to) && DOMAINS.indexOf(second(to)) <= DOMAINS.indexOf(second(from));
};

const mayImport = (from: string, to: string): boolean => {
  if (isUnder(from, 'app')) return appMay(from, to);
  if (isUnder(from, 'components')) return componentMay(from, to);
  if (isUnder(from, 'lib/core')) return isUnder(to, 'lib/core');
  if (isDomain(from)) return domainMay(from, to);
  if (NEXT_ADAPTERS.some((folder) => from.startsWith(folder)) && isUnder(to, 'i18n')) return true;
  if (isUnder(from, 'lib/server')) return isUnder(to, 'lib') || isUnder(to, 'messages');
  if (/^(scripts|bench|e2e|prisma)\//.test(from)) return !isUnder(to, 'app') && !isUnder(to, 'components');
  return true;
};

const mayUsePackage = (from: string, specifier: string): boolean => {
  if (isUnder(from, 'app') || isUnder(from, 'components')) return !/^(pg|pg-boss|@prisma\/.*|@clickhouse\/.*|chdb)(\/|$)/.test(specifier);
  if (isUnder(from, 'lib/core') || isDomain(from)) return !FRAMEWORK.test(specifier) && !specifier.startsWith('node:');
  if (isUnder(from, 'lib/server')) {
    const isNext = /^(next|next-auth|next-intl|react|react-dom)(\/|$)/.test(specifier);
    return !isNext || NEXT_ADAPTERS.some((folder) => from.startsWith(folder));
  }
  return true;
};

const checkImport = (file: SourceFile, { specifier, path }: SourceImport): Finding[] => {
  if (path === null)
    return mayUsePackage(file.path, specifier) ? [] : [{ path: file.path, message: `may not use the package ${specifier}` }];
  return mayImport(file.path, path) ? [] : [{ path: file.path, message: `may not import ${path}` }];
};

const IMPURE: readonly [RegExp, string][] = [
  [/\bprocess\.env\b/, 'process.env'],
  [/\bDate\.now\(\)/, 'Date.now()'],
  [/\bnew Date\(\)/, 'new Date()'],
  [/\bMath\.random\(\)/, 'Math.random()'],
];

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** Who imports whom against the table of zones, and impure calls in the pure domains. Tests may use what they need. */
export const checkZones = (files: readonly SourceFile[]): Finding[] =>
  files
    .filter((file) => !file.isTest)
    .flatMap((file) => {
      const imports = file.imports.flatMap((item) => checkImport(file, item));
      const code = isPureLib(file.path) ? withoutComments(file.text) : '';
      const impure = IMPURE.filter(([pattern]) => pattern.test(code)).map(([, name]) => ({
        path: file.path,
        message: `is pure and may not use ${name}`,
      }));
      const sql =
        isUnder(file.path, 'lib/server/jobs/definitions') && /\b(SELECT|INSERT INTO|DELETE FROM)\b|\.query\(/.test(file.text)
          ? [{ path: file.path, message: 'defines a job and may hold no SQL of its own' }]
          : [];
      return [...imports, ...impure, ...sql];
    });
