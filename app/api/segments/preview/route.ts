import { z } from 'zod';
import { handleRoute } from '@/lib/server/action/handle-route';
import { requireRole } from '@/lib/server/context';
import { previewSegment } from '@/lib/server/segments/preview-segment';

const bodySchema = z.object({ rule: z.unknown(), self: z.number().int().nullish() });

/** Counts and a few people of a rule that is being built; ends with the request. */
export const POST = handleRoute(async (ctx, request) => {
  requireRole(ctx, 'analyst');
  const body = bodySchema.parse(await request.json().catch(() => null));
  const preview = await previewSegment(ctx, { rule: body.rule, self: body.self ?? null }, request.signal);
  return Response.json(preview, { headers: { 'cache-control': 'no-store' } });
});
