import { Readable } from 'node:stream';
import { AppError } from '@/lib/core/errors';
import { isId } from '@/lib/core/is-id';
import { handleRoute } from '@/lib/server/action/handle-route';
import { requireRole } from '@/lib/server/context';
import { exportSegment } from '@/lib/server/segments/export-segment';

async function* encoded(chunks: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(chunk);
}

/** Pulled by the reader: a slow download holds the query back instead of filling memory. */
const bodyOf = (chunks: AsyncIterable<string>): ReadableStream => Readable.toWeb(Readable.from(encoded(chunks))) as ReadableStream;

/** The people of a segment who may be written to as CSV; `?all=1` gives everyone matched, which the audit log tells apart. */
export const GET = handleRoute<{ id: string }>(async (ctx, request, { id }) => {
  requireRole(ctx, 'marketer');
  const segmentId = Number(id);
  if (!isId(segmentId)) throw new AppError('not_found', 'segmentNotFound', 'There is no such segment.', { id });
  const reachableOnly = new URL(request.url).searchParams.get('all') !== '1';
  const file = await exportSegment(ctx, { segmentId, reachableOnly });
  return new Response(bodyOf(file.chunks), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${file.fileName}"`,
      'cache-control': 'no-store',
    },
  });
});
