// The command line: npm run larder -- <command> [arguments] [--json]
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import { AppError } from '../lib/core/errors.ts';
import { refreshIndex } from '../lib/server/rebuild/refresh-index.ts';
import { backupCommand } from './commands/backup.ts';
import { clustersCommand } from './commands/clusters.ts';
import { type Command, CommandError } from './commands/command.ts';
import { importCommand } from './commands/import.ts';
import { leadsCommand } from './commands/leads.ts';
import { matchCommand } from './commands/match.ts';
import { qualityCommand } from './commands/quality.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { restoreCommand } from './commands/restore.ts';
import { segmentCommand } from './commands/segment.ts';
import { suggestionsCommand } from './commands/suggestions.ts';
import { openContext } from './processes/open-context.ts';
import { openStores } from './stores/open-stores.ts';
import { keepFilesPrivate } from './stores/private-files.ts';

keepFilesPrivate();

const COMMANDS: Readonly<Record<string, Command>> = {
  import: importCommand,
  match: matchCommand,
  suggestions: suggestionsCommand,
  clusters: clustersCommand,
  segment: segmentCommand,
  quality: qualityCommand,
  leads: leadsCommand,
  rebuild: rebuildCommand,
  backup: backupCommand,
  restore: restoreCommand,
};
/** Commands that read what is derived: they bring it up to date first. */
const READERS: ReadonlySet<string> = new Set(['suggestions', 'clusters', 'segment', 'quality', 'leads']);

const usage = (): string =>
  [
    'Usage: npm run larder -- <command> [--json]',
    ...Object.entries(COMMANDS).map(([name, command]) => `  ${name} ${command.usage}`),
    '',
  ].join('\n');

const parse = (command: Command, args: readonly string[]) => {
  try {
    const options = { ...command.options, json: { type: 'boolean' as const } };
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message.split('\n')[0] : String(error));
  }
};

const progress = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const main = async (): Promise<void> => {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    if (name !== '' && name !== '--help' && name !== 'help')
      throw new CommandError(`There is no command "${name}". Try: ${Object.keys(COMMANDS).join(', ')}`);
    process.stderr.write(usage());
    process.exitCode = name === '' ? 2 : 0;
    return;
  }
  const { values, positionals } = parse(command, rest);
  command.check?.({ positionals, values });
  const dataDir = resolve(process.env.LARDER_DATA ?? '.larder');
  const stores = await openStores(dataDir);
  const { ctx, close } = openContext({ ...stores, dataDir });
  try {
    if (READERS.has(name)) await refreshIndex(ctx);
    const result = await command.run({ ctx, positionals, values, progress });
    process.stdout.write(values.json ? `${JSON.stringify(result.json)}\n` : `${result.lines.join('\n')}\n`);
  } finally {
    await close();
    await stores.close();
  }
};

const explain = (error: unknown): string => {
  if (error instanceof ZodError) return `Bad input: ${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`;
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'failed';
};

try {
  await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof CommandError ? 2 : 1;
  if (!(error instanceof CommandError || error instanceof AppError || error instanceof ZodError) && process.env.LOG_LEVEL === 'debug')
    process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`);
}
process.exit();
