import { handleRoute } from '@/lib/server/action/handle-route';
import { getHealth } from '@/lib/server/health/get-health';

/** State of the stores and the worker: 200 when all are up, else 503. */
export const GET = handleRoute(async (ctx) => {
  const health = await getHealth(ctx);
  return Response.json(health, { status: health.up ? 200 : 503, headers: { 'cache-control': 'no-store' } });
});
