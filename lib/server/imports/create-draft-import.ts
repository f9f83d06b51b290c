import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { headerFingerprint } from '../../ingest/header-fingerprint.ts';
import { IMPORT_KINDS, type Mapping, mappingSchema } from '../../ingest/mapping.ts';
import { RULE_VERSION } from '../../standardize/rule-version.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type Actor, type Context, requireRole } from '../context.ts';
import type { DbOrTx } from '../db/client.ts';
import { storedPath } from '../uploads/upload-files.ts';
import { proposeForSample } from './engine/propose-for-sample.ts';
import { detectDialect, type FileSample, type KnownStart, SAMPLE_ROWS, sampleFile } from './engine/sample-file.ts';

const inputSchema = z.object({
  uploadIds: z.array(z.uuid()).min(1).max(1_000),
  sourceName: z.string().trim().min(1).max(120),
  kind: z.enum(IMPORT_KINDS).optional(),
  mapping: mappingSchema.optional(),
});

interface StoredUpload {
  id: string;
  fileName: string;
  path: string;
  sizeBytes: bigint;
  sha256: string | null;
  removedAt: Date | null;
}

/** Rows looked at in each further file: only its columns matter. */
const FURTHER_ROWS = 5;

/** Only the person who sent a file, or an admin, may make the first import of it; what an import has is there for all who import. */
const findUploads = async (ctx: Context, actor: Actor, ids: readonly string[]): Promise<StoredUpload[]> => {
  const own = actor.role === 'admin' ? {} : { OR: [{ createdById: actor.userId }, { files: { some: {} } }] };
  const found = await ctx.db.upload.findMany({ where: { id: { in: [...ids] }, ...own } });
  return ids.map((id) => {
    const upload = found.find((item) => item.id === id);
    if (!upload) throw new AppError('not_found', 'uploadNotFound', 'There is no such upload.');
    if (upload.sha256 === null)
      throw new AppError('conflict', 'uploadUnfinished', `${upload.fileName} is not complete.`, { name: upload.fileName });
    if (upload.removedAt) throw new AppError('conflict', 'uploadRemoved', `${upload.fileName} was deleted.`, { name: upload.fileName });
    return upload;
  });
};

const sampleAll = async (ctx: Context, uploads: readonly StoredUpload[]): Promise<FileSample[]> => {
  const samples: FileSample[] = [];
  let known: KnownStart | undefined;
  for (const upload of uploads) {
    const file = { path: storedPath(ctx, upload.path), fileName: upload.fileName };
    const dialect = await detectDialect(file, {}, known);
    const sample = await sampleFile(file, dialect, known ? FURTHER_ROWS : SAMPLE_ROWS);
    known ??= { dialect, head: dialect.skipLines === 0 ? sample.headText + dialect.newline : '' };
    samples.push(sample);
  }
  return samples;
};

/** Refuses files whose columns differ from those of the first one, by name. */
const requireEqualHeaders = (uploads: readonly StoredUpload[], samples: readonly FileSample[]): void => {
  const [first] = samples;
  const wanted = headerFingerprint(first?.headers ?? []);
  const differing = uploads.filter((_, n) => headerFingerprint(samples[n]?.headers ?? []) !== wanted).map((upload) => upload.fileName);
  if (differing.length === 0) return;
  const values = { first: uploads[0]?.fileName ?? '', names: differing.slice(0, 5).join(', ') };
  throw new AppError('invalid', 'headersDiffer', `Files with other columns than ${values.first}: ${values.names}.`, values);
};

/** The mapping a person confirmed for this header, if it still fits it, else a proposal. */
const chooseMapping = async (ctx: Context, sample: FileSample, kind: Mapping['kind'] | undefined): Promise<Mapping> => {
  const saved = await ctx.db.mappingTemplate.findUnique({ where: { fingerprint: headerFingerprint(sample.headers) } });
  const known = mappingSchema.safeParse(saved?.mapping);
  if (known.success && (kind === undefined || known.data.kind === kind)) return known.data;
  return proposeForSample(ctx.db, sample, kind ? { kind } : {});
};

const bytesOf = (text: string, encoding: string): number => {
  if (/^utf-?16/i.test(encoding)) return text.length * 2;
  if (/^utf-?8/i.test(encoding)) return Buffer.byteLength(text);
  // Of the others, those for Chinese, Japanese and Korean take two bytes for what is not ASCII.
  return /^(gb|big5|shift|euc)/i.test(encoding) ? text.replace(/[^\0-\x7f]/gu, '..').length : text.length;
};

/** Rows of all files by the length of the sample's rows, both in bytes. */
export const estimateRows = (uploads: readonly Pick<StoredUpload, 'sizeBytes'>[], sample: Pick<FileSample, 'rows' | 'dialect'>): number => {
  const taken = sample.rows.reduce((sum, row) => sum + bytesOf(`${row.raw}\n`, sample.dialect.encoding), 0);
  const bytes = uploads.reduce((sum, upload) => sum + Number(upload.sizeBytes), 0);
  return Math.max(1, Math.round(bytes / Math.max(1, taken / sample.rows.length)));
};

const findOrCreateSource = async (tx: DbOrTx, name: string, kind: string): Promise<number> => {
  const source = await tx.source.upsert({ where: { name }, update: {}, create: { name, kind } });
  return source.id;
};

/**
 * Makes a draft of one import from uploaded files with equal columns: finds out how they are to be read and what their columns mean
 * (the mapping given, else the one saved for this header, else a proposal). Writes no rows. Gives the import's number.
 */
export const createDraftImport = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<{ importId: number }> => {
  const actor = requireRole(ctx, 'marketer');
  const { uploadIds, sourceName, kind, mapping: given } = inputSchema.parse(input);
  const uploads = await findUploads(ctx, actor, uploadIds);
  const samples = await sampleAll(ctx, uploads);
  requireEqualHeaders(uploads, samples);
  const [first] = samples;
  if (!first) throw new AppError('not_found', 'uploadNotFound', 'There is no such upload.');
  const mapping = given ?? (await chooseMapping(ctx, first, kind));
  const importId = await ctx.db.$transaction(async (tx) => {
    const sourceId = await findOrCreateSource(tx, sourceName, mapping.kind);
    const created = await tx.import.create({
      data: {
        sourceId,
        kind: mapping.kind,
        mapping,
        ruleVersion: RULE_VERSION,
        rowsTotal: estimateRows(uploads, first),
        createdById: actor.userId,
        files: {
          create: uploads.map((upload, position) => ({
            position,
            uploadId: upload.id,
            dialect: samples[position]?.dialect ?? first.dialect,
            header: [...(samples[position]?.headers ?? first.headers)],
          })),
        },
      },
    });
    await writeAudit(tx, actor, 'import.create', `import:${created.id}`, { files: uploads.length });
    return created.id;
  });
  return { importId };
};
