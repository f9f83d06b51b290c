import { handleRoute } from '@/lib/server/action/handle-route';
import { getWorkState } from '@/lib/server/jobs/get-work-state';

/** What the worker is busy with. */
export const GET = handleRoute(async (ctx) => Response.json(await getWorkState(ctx), { headers: { 'cache-control': 'no-store' } }));
