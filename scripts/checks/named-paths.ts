import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './source-tree.ts';

const TOP = /^(app|bench|clickhouse|components|docs|e2e|i18n|lib|messages|prisma|samples|scripts)\//;

const documents = (root: string): string[] => {
  const below = (dir: string): string[] =>
    existsSync(join(root, dir))
      ? readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) =>
          entry.isDirectory() ? below(`${dir}/${entry.name}`) : entry.name.endsWith('.md') ? [`${dir}/${entry.name}`] : [],
        )
      : [];
  return [...(existsSync(join(root, 'README.md')) ? ['README.md'] : []), ...below('docs')];
};

const scriptsOf = (root: string): ReadonlySet<string> => {
  const file = join(root, 'package.json');
  const { scripts = {} } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { scripts?: Record<string, string> }) : {};
  return new Set(Object.keys(scripts));
};

/** Paths, links and npm scripts that the documents name and that do not exist. */
export const checkNamedPaths = (root: string): Finding[] => {
  const scripts = scriptsOf(root);
  return documents(root).flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const named = [...text.matchAll(/`([^`\s]+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => TOP.test(name) && !/[<>{}*…[\]]/.test(name));
    const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => join(path, '..', match[1] ?? ''));
    const missing = [...named, ...linked].filter((name) => !existsSync(join(root, name.replace(/:\d+$/, ''))));
    const unknown = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '').filter((name) => !scripts.has(name));
    return [
      ...missing.map((name) => ({ path, message: `names ${name}, which does not exist` })),
      ...unknown.map((name) => ({ path, message: `names the script ${name}, which package.json does not have` })),
    ];
  });
};
