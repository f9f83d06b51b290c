import { handleRoute } from '@/lib/server/action/handle-route';
import { getImportProgress } from '@/lib/server/imports/get-import-progress';

/** How far an import is, for pages that watch it. */
export const GET = handleRoute<{ id: string }>(async (ctx, _request, { id }) =>
  Response.json(await getImportProgress(ctx, { importId: Number(id) }), { headers: { 'cache-control': 'no-store' } }),
);
