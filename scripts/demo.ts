// Starts everything and loads the sample company. With `--once` only the stores run, and the process ends after the summary;
// `--json` prints the summary as one object.
import { resolve } from 'node:path';
import { shownScore } from '../lib/quality/score.ts';
import { type DemoSummary, loadSamples } from './demo/load-samples.ts';
import { ensureSignIns, type SignIn } from './demo/sign-ins.ts';
import { openContext } from './processes/open-context.ts';
import { openStores } from './stores/open-stores.ts';
import { keepFilesPrivate } from './stores/private-files.ts';
import { runUntilSignal } from './supervisor/run-until-signal.ts';
import { startInstance } from './supervisor/start-instance.ts';

keepFilesPrivate();

const isJson = process.argv.includes('--json');
const isOnce = process.argv.includes('--once');
const dataDir = resolve(process.env.LARDER_DATA ?? '.larder');

const progress = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const summaryText = (summary: DemoSummary): string =>
  [
    `Rows read      ${summary.rowsRead}, quarantined ${summary.quarantined}`,
    `Profiles       ${summary.profiles} (${summary.merges} merges, ${summary.suggestions} suggestions to review)`,
    ...summary.segments.map(({ name, count }) => `Segment        ${name}: ${count}`),
    `Data quality   ${summary.qualityScore === null ? '–' : shownScore(summary.qualityScore).toFixed(1)} of 100`,
    `Leads          ${summary.leads}`,
  ].join('\n');

const signInText = (signIns: readonly SignIn[]): string =>
  signIns.map(({ role, email, password }) => `  ${role.padEnd(9)} ${email.padEnd(24)} ${password}`).join('\n');

/** The demo has users before its port opens: nobody can take it over by being first. */
const prepare = async (addresses: { databaseUrl: string; clickhouseUrl: string }): Promise<void> => {
  const { ctx, close } = openContext({ ...addresses, dataDir });
  await ensureSignIns(ctx).finally(close);
};

/** Loads the samples on open stores and prints the outcome. */
const load = async (addresses: { databaseUrl: string; clickhouseUrl: string }, url: string | null): Promise<void> => {
  const { ctx, close } = openContext({ ...addresses, dataDir });
  try {
    const signIns = await ensureSignIns(ctx);
    const summary = await loadSamples(ctx, progress);
    if (isJson) process.stdout.write(`${JSON.stringify(summary)}\n`);
    else process.stdout.write(`\n${summaryText(summary)}\n\n${signIns.length > 0 ? `Sign in as\n${signInText(signIns)}\n` : ''}`);
    if (url && !isJson) process.stdout.write(`\nLarder is running at ${url}  (Ctrl-C stops it)\n\n`);
  } finally {
    await close();
  }
};

try {
  if (isOnce) {
    const stores = await openStores(dataDir);
    try {
      await load(stores, null);
    } finally {
      await stores.close();
    }
    process.exit();
  }
  const instance = await startInstance({ dataDir, port: Number(process.env.PORT ?? 3000), dev: false, prepare });
  runUntilSignal(instance.stop);
  await load(instance, instance.url);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
