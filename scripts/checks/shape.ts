import type { Finding, SourceFile } from './source-tree.ts';

/** Longest file, in lines. */
const LINES_MAX = 400;

/** Files that are too long, and barrels. */
export const checkShape = (files: readonly SourceFile[]): Finding[] =>
  files.flatMap(({ path, lines }) => [
    ...(lines > LINES_MAX ? [{ path, message: `has ${lines} lines; ${LINES_MAX} at most` }] : []),
    ...(/(^|\/)index\.tsx?$/.test(path) && !path.startsWith('components/ui/')
      ? [{ path, message: 'is a barrel; import the files themselves' }]
      : []),
  ]);

/** Cycles of imports that exist at run time (type imports vanish), each told once. */
export const checkCycles = (files: readonly SourceFile[]): Finding[] => {
  const targets = new Map(
    files.map((file) => [file.path, file.imports.filter((item) => !item.isTypeOnly).flatMap((item) => item.path ?? [])]),
  );
  const done = new Set<string>();
  const findings: Finding[] = [];
  const visit = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      findings.push({ path, message: `is in a cycle: ${[...trail.slice(at), path].join(' → ')}` });
      return;
    }
    if (done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const file of files) visit(file.path, []);
  return findings;
};
