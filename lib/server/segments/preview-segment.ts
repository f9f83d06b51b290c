import { NO_COUNTS } from '../../segments/count-query.ts';
import type { SegmentPreview } from '../../segments/views.ts';
import { queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { countPeople } from './count-people.ts';
import { SAMPLE_COLUMNS, type SampleColumns, samplePerson } from './people-rows.ts';
import { readyGivenRule } from './ready-given-rule.ts';

/** Counts of a rule that may not be saved yet, and a few random people in it. `self` is the segment being edited. */
export const previewSegment = async (
  ctx: Context,
  input: { readonly rule: unknown; readonly self?: number | null },
  signal?: AbortSignal,
): Promise<SegmentPreview> => {
  const actor = requireRole(ctx, 'analyst');
  const asOf = ctx.now().toISOString();
  const ready = await readyGivenRule(ctx, actor, input.rule, input.self ?? null);
  if (!ready.ok) return { issues: ready.error, counts: NO_COUNTS, sample: [], asOf };
  const { counts, sample } = await countPeople(ctx, ready.value, signal);
  const rows =
    sample.length === 0
      ? []
      : await queryRows<SampleColumns>(
          ctx.index,
          `SELECT ${SAMPLE_COLUMNS} FROM profile FINAL PREWHERE profile_id IN ({ids:Array(UInt32)}) WHERE is_deleted = 0 ORDER BY profile_id SETTINGS max_threads = 1`,
          { ids: sample },
          signal,
        );
  return { issues: [], counts, sample: rows.map((row) => samplePerson(row, actor)), asOf };
};
