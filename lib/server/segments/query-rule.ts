import { ClickHouseError, type ClickHouseSettings } from '@clickhouse/client';
import { AppError } from '../../core/errors.ts';
import { type Index, queryRows } from '../clickhouse/client.ts';

const SECONDS_MAX = 30;
const GIGABYTE = 1_000_000_000;

/** What one query of a rule may take of the index, which is shared by all, and how. A reader who is gone takes nothing more. */
export const RULE_LIMITS: ClickHouseSettings = {
  max_execution_time: SECONDS_MAX,
  max_memory_usage: String(4 * GIGABYTE),
  max_bytes_before_external_sort: String(GIGABYTE),
  cancel_http_readonly_queries_on_client_close: 1,
  // The third question of a shape would wait up to 130 ms for code that makes the next ones hardly faster.
  compile_expressions: 0,
  compile_aggregate_expressions: 0,
};

/** What the engine's refusals mean: too slow (its own two kinds), too much memory. */
const plainError = (error: unknown): unknown => {
  if (!(error instanceof ClickHouseError)) return error;
  if (error.code === '159' || error.code === '160')
    return new AppError(
      'unavailable',
      'segmentRuleTooSlow',
      'The rule takes too long to run. Shorten its lists of values, narrow its time windows or leave out conditions.',
    );
  if (error.code === '241')
    return new AppError(
      'unavailable',
      'segmentRuleTooLarge',
      'The rule needs too much memory. Narrow its time windows, or leave out conditions on numbers of different values.',
    );
  return error;
};

/** Runs a query of a rule within limits; throws `unavailable` with what to do where it goes beyond them. */
export const queryRule = async <T>(
  index: Index,
  query: string,
  params: Record<string, unknown>,
  signal?: AbortSignal,
  limits: ClickHouseSettings = {},
): Promise<T[]> => {
  try {
    return await queryRows<T>(index, query, params, signal, { ...RULE_LIMITS, ...limits });
  } catch (error) {
    throw plainError(error);
  }
};
