import { ReadableStream } from 'node:stream/web';
import { handleRoute } from '@/lib/server/action/handle-route';
import { requireRole } from '@/lib/server/context';
import { exportQuarantine } from '@/lib/server/imports/export-quarantine';
import { getImport } from '@/lib/server/imports/get-import';

/** The refused rows of an import as CSV, streamed. */
export const GET = handleRoute<{ id: string }>(async (ctx, _request, { id }) => {
  requireRole(ctx, 'marketer');
  const { id: importId } = await getImport(ctx, { importId: Number(id) });
  return new Response(ReadableStream.from(exportQuarantine(ctx, { importId })) as BodyInit, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="quarantine-${importId}.csv"`,
      'cache-control': 'no-store',
    },
  });
});
