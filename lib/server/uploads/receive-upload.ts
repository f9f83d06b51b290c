import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { EVENTS, Server } from '@tus/server';
import { AppError, HTTP_STATUS } from '../../core/errors.ts';
import { toFailure } from '../action/to-failure.ts';
import type { Context } from '../context.ts';
import { requireRole } from '../context.ts';
import { dropUpload } from './drop-upload.ts';
import { finishUpload } from './finish-upload.ts';
import { openUpload } from './open-upload.ts';
import { UPLOAD_MAX_BYTES, UPLOADS_DIR } from './upload-files.ts';

type Refusal = { status_code: number; body: string };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who sent the request that is being answered, and the upload it dropped. */
interface Caller {
  readonly ctx: Context;
  dropped?: string;
}

const callers = new AsyncLocalStorage<Caller>();
const servers = new Map<string, Server>();

const caller = (): Caller => {
  const known = callers.getStore();
  if (!known) throw new Error('An upload request without a caller.');
  return known;
};

/** Errors of the protocol, which tus words itself. */
const isOfProtocol = (error: unknown): boolean => typeof (error as { status_code?: unknown } | null)?.status_code === 'number';

const refuse = (error: unknown): Refusal | undefined => {
  if (isOfProtocol(error)) return undefined;
  if (!(error instanceof AppError)) {
    const { key, values } = toFailure(error);
    return { status_code: 500, body: JSON.stringify({ key, values }) };
  }
  return { status_code: HTTP_STATUS[error.code], body: JSON.stringify({ key: error.key, values: error.values }) };
};

/** Only the person who began an upload, or an admin, may go on with it. */
const requireOwner = async (ctx: Context, id: string): Promise<void> => {
  const actor = requireRole(ctx, 'marketer');
  const upload = UUID.test(id) ? await ctx.db.upload.findUnique({ where: { id } }) : null;
  if (!upload || (upload.createdById !== actor.userId && actor.role !== 'admin'))
    throw new AppError('not_found', 'uploadNotFound', 'There is no such upload.');
};

const createServer = (dataDir: string): Server =>
  new Server({
    path: '/api/uploads',
    datastore: new FileStore({ directory: join(dataDir, UPLOADS_DIR) }),
    relativeLocation: true,
    maxSize: UPLOAD_MAX_BYTES,
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    namingFunction: () => randomUUID(),
    onIncomingRequest: async (req, id) => {
      if (req.method !== 'POST') await requireOwner(caller().ctx, id);
    },
    onUploadCreate: async (_req, upload) => {
      await openUpload(caller().ctx, { id: upload.id, fileName: upload.metadata?.filename ?? 'file.csv', sizeBytes: upload.size ?? 0 });
      return {};
    },
    onUploadFinish: async (_req, upload) => {
      await finishUpload(caller().ctx, upload.id);
      return {};
    },
    onResponseError: (_req, error) => refuse(error),
  });

/**
 * One request of the tus protocol (resumable upload in parts): streams its body to disk under the data directory.
 * The upload gets its row when announced, its SHA-256 when complete, and loses its row when the sender drops it.
 */
export const receiveUpload = async (ctx: Context, request: Request): Promise<Response> => {
  requireRole(ctx, 'marketer');
  let server = servers.get(ctx.dataDir);
  if (!server) {
    server = createServer(ctx.dataDir);
    server.on(EVENTS.POST_TERMINATE, (_req, _res, id) => {
      caller().dropped = id;
    });
    servers.set(ctx.dataDir, server);
  }
  const tus = server;
  const from: Caller = { ctx };
  const response = await callers.run(from, () => tus.handleWeb(request as Parameters<typeof tus.handleWeb>[0]));
  if (from.dropped) await dropUpload(ctx, from.dropped);
  return response;
};
