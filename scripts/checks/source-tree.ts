import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** An import of a source file. */
export interface SourceImport {
  readonly specifier: string;
  /** The file it leads to, relative to the root; null for packages. */
  readonly path: string | null;
  readonly isTypeOnly: boolean;
}

/** A source file with what it imports. `path` is relative to the root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly SourceImport[];
  readonly isTest: boolean;
}

/** A rule broken at a place. */
export interface Finding {
  readonly path: string;
  readonly message: string;
}

const SKIPPED = new Set(['node_modules', '.next', '.git', '.larder', 'generated', 'test-results', 'playwright-report']);
const SOURCE = /\.(ts|tsx|mts|mjs)$/;
const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
const ENDINGS = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'];

const walk = (root: string, dir: string): string[] =>
  readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = dir === '' ? entry.name : `${dir}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(root, path);
    return SOURCE.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });

const resolvePath = (root: string, from: string, specifier: string): string | null => {
  if (!specifier.startsWith('.') && !specifier.startsWith('@/')) return null;
  const base = specifier.startsWith('@/') ? specifier.slice(2) : posix.join(dirname(from), specifier);
  const found = ENDINGS.map((ending) => base + ending).find((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile());
  return found ?? base;
};

const readFile = (root: string, path: string): SourceFile => {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4] ?? '';
    return { specifier, path: resolvePath(root, path, specifier), isTypeOnly: match[1] !== undefined };
  });
  return { path, text, lines: text.split('\n').length - 1, imports, isTest: /\.test\.tsx?$|\/testing\//.test(path) };
};

/** All source files below `root`; what is generated or installed is left out. */
export const readSourceTree = (root: string): SourceFile[] =>
  walk(root, '')
    .sort()
    .map((path) => readFile(root, path));
