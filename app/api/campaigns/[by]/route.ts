import { filterOf, loadLeadParams } from '@/components/campaigns/lead-params';
import { AppError } from '@/lib/core/errors';
import { handleRoute } from '@/lib/server/action/handle-route';
import { exportLeads } from '@/lib/server/campaigns/export-leads';
import { requireRole } from '@/lib/server/context';
import { readSettings } from '@/lib/server/settings/read-settings';

/** The channel or campaign table as CSV, with the filters of the page. */
export const GET = handleRoute<{ by: string }>(async (ctx, request, { by }) => {
  requireRole(ctx, 'analyst');
  if (by !== 'channel' && by !== 'campaign') throw new AppError('not_found', 'noSuchTable', 'There is no such table.');
  const settings = await readSettings(ctx.db);
  const csv = await exportLeads(ctx, filterOf(loadLeadParams(request), settings), by);
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="leads-by-${by}.csv"`,
      'cache-control': 'no-store',
    },
  });
});
