// Runs a bench several times and keeps the median of every figure, with the least and the most of those that differed, in place
// of the last run's result. Usage: npm run bench:repeat -- RUNS FILE [arguments of the bench]; the bench must keep a result.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isTree, summariseRuns, type Tree } from './support/median-of.ts';

const RESULTS = fileURLToPath(new URL('./results/', import.meta.url));

const [runs, file, ...rest] = process.argv.slice(2);
const count = Number(runs);
if (!(Number.isInteger(count) && count > 0) || !file) throw new Error('Usage: npm run bench:repeat -- RUNS FILE [arguments of the bench]');

/** The result written last since `begun`. */
const newest = (begun: number): string => {
  const written = readdirSync(RESULTS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ path: RESULTS + name, at: statSync(RESULTS + name).mtimeMs }))
    .filter(({ at }) => at >= begun)
    .sort((x, y) => y.at - x.at)[0];
  if (!written) throw new Error(`${file} kept no result: give it --keep where it has that.`);
  return written.path;
};

const runOnce = (): { readonly path: string; readonly result: Tree } => {
  const begun = Date.now();
  const { status } = spawnSync(process.execPath, [file, ...rest], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${file} ended with ${status}.`);
  const path = newest(begun);
  const result: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isTree(result)) throw new Error(`${path} is no object.`);
  return { path, result };
};

const all = Array.from({ length: count }, (_, i) => {
  const run = runOnce();
  process.stderr.write(`run ${i + 1} of ${count} done\n`);
  return run;
});
const [first] = all;
if (!first || all.some(({ path }) => path !== first.path)) throw new Error('The runs kept different results.');
const kept = summariseRuns(all.map(({ result }) => result));
writeFileSync(first.path, `${JSON.stringify(kept, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(kept, null, 1)}\n`);
