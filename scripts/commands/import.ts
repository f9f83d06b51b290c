import { existsSync, readFileSync, statSync } from 'node:fs';
import { AppError } from '../../lib/core/errors.ts';
import { IMPORT_KINDS, type ImportKind, type Mapping, mappingSchema } from '../../lib/ingest/mapping.ts';
import type { Context } from '../../lib/server/context.ts';
import { cancelImport } from '../../lib/server/imports/cancel-import.ts';
import { createDraftImport } from '../../lib/server/imports/create-draft-import.ts';
import { dryRunImport } from '../../lib/server/imports/dry-run-import.ts';
import { queueImport } from '../../lib/server/imports/queue-import.ts';
import { runImport } from '../../lib/server/imports/run-import.ts';
import { registerLocalFile } from '../../lib/server/uploads/register-local-file.ts';
import { messageText } from '../messages/message-text.ts';
import { type Command, CommandError, parseJsonFile } from './command.ts';

/** Counts of an import, as documented for `--json`. */
interface ImportCounts {
  readonly rowsRead: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly seconds: number;
}

const PROGRESS_MS = 2_000;

const readMapping = (path: string): Mapping => {
  if (!existsSync(path)) throw new CommandError(`There is no file ${path}.`);
  const parsed = mappingSchema.safeParse(parseJsonFile(readFileSync(path, 'utf8'), path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandError(`${path} is no mapping: ${issue?.path.join('.') || 'top level'}: ${issue?.message}`);
};

const toKind = (kind: string | undefined): ImportKind | undefined => {
  if (kind === undefined || (IMPORT_KINDS as readonly string[]).includes(kind)) return kind as ImportKind | undefined;
  throw new CommandError(`--kind must be one of ${IMPORT_KINDS.join(', ')}, not "${kind}".`);
};

/** Runs a queued import and tells how far it is. Throws the import's own error when it fails. */
export const runWithProgress = async (ctx: Context, importId: number, progress: (text: string) => void) => {
  const timer = setInterval(async () => {
    const row = await ctx.db.import.findUnique({ where: { id: importId }, select: { rowsRead: true } }).catch(() => null);
    if (row) progress(`${row.rowsRead} rows`);
  }, PROGRESS_MS);
  try {
    const result = await runImport(ctx, { importId });
    if (result.status === 'done') return result;
    const row = await ctx.db.import.findUniqueOrThrow({ where: { id: importId } });
    const told = row.error as { key: string; values: Record<string, string | number> } | null;
    throw new AppError(
      'invalid',
      told?.key ?? 'importBroken',
      told ? messageText('errors', told.key, told.values) : `The import is ${row.status}.`,
    );
  } finally {
    clearInterval(timer);
  }
};

/** Local files as one import: its counts. */
export const importFiles = async (
  ctx: Context,
  files: readonly string[],
  options: { source: string; kind?: ImportKind | undefined; mapping?: Mapping | undefined; dryRun?: boolean },
  progress: (text: string) => void,
): Promise<ImportCounts> => {
  const begun = performance.now();
  const uploadIds: string[] = [];
  for (const file of files) uploadIds.push(await registerLocalFile(ctx, file));
  const { source, kind, mapping } = options;
  const draft = { uploadIds, sourceName: source, ...(kind ? { kind } : {}), ...(mapping ? { mapping } : {}) };
  const { importId } = await createDraftImport(ctx, draft);
  const run = async () => {
    if (!options.dryRun) {
      await queueImport(ctx, { importId });
      return runWithProgress(ctx, importId, progress);
    }
    const result = await dryRunImport(ctx, { importId });
    await cancelImport(ctx, { importId });
    return result;
  };
  const { rowsRead, created, updated, unchanged, quarantined } = await run();
  return { rowsRead, created, updated, unchanged, quarantined, seconds: Math.round(performance.now() - begun) / 1000 };
};

/** `import`: files of one source as one import. */
export const importCommand: Command = {
  usage: 'FILE… --source NAME [--kind people|events|leads|spend|consents|survey] [--mapping FILE.json] [--dry-run]',
  options: { source: { type: 'string' }, kind: { type: 'string' }, mapping: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  check: ({ positionals, values }) => {
    if (positionals.length === 0) throw new CommandError('Name at least one file to import.');
    if (!values.source) throw new CommandError('Name the source: --source NAME');
    toKind(values.kind as string | undefined);
    for (const file of positionals) if (!existsSync(file) || !statSync(file).isFile()) throw new CommandError(`There is no file ${file}.`);
    if (values.mapping) readMapping(String(values.mapping));
  },
  run: async ({ ctx, positionals, values, progress }) => {
    const counts = await importFiles(
      ctx,
      positionals,
      {
        source: String(values.source),
        kind: toKind(values.kind as string | undefined),
        mapping: values.mapping ? readMapping(String(values.mapping)) : undefined,
        dryRun: values['dry-run'] === true,
      },
      progress,
    );
    const { rowsRead, created, updated, unchanged, quarantined, seconds } = counts;
    const line = `${rowsRead} rows read: ${created} created, ${updated} updated, ${unchanged} unchanged, ${quarantined} quarantined (${seconds} s)`;
    return { json: counts, lines: [values['dry-run'] ? `Would be: ${line}` : line] };
  },
};
