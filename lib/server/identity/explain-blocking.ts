import { BLOCKING_RULES, type RuleOutcome } from '../../identity/blocking.ts';
import { queryRows } from '../clickhouse/client.ts';
import { type Context, requireRole } from '../context.ts';
import { largestSkipped } from './blocking-sql.ts';

/** A value, or several that make one key together, that too many records carry for pairs of all of them. */
export interface SkippedValue {
  readonly value: string;
  readonly records: number;
}

/** What a blocking rule did in a full run. */
export interface RuleReport {
  readonly rule: string;
  readonly fields: readonly string[];
  /** False where even its rarest values would have given too many pairs. */
  readonly used: boolean;
  readonly predicted: number;
  readonly found: number;
  /** Values that more than `recordsMax` records carry are skipped: how many there are, and the commonest of them. */
  readonly recordsMax: number;
  readonly skipped: number;
  readonly commonest: readonly SkippedValue[];
}

const COMMONEST_MAX = 3;

const readCommonest = async (ctx: Context, outcome: RuleOutcome): Promise<SkippedValue[]> => {
  const rows = await queryRows<{ parts: string[]; records: number }>(ctx.index, largestSkipped(outcome, COMMONEST_MAX));
  return rows.map(({ parts, records }) => ({ value: parts.join(' '), records }));
};

/** What each blocking rule of the last full run did, with the values that it skipped as they are: not for people who may not see personal data. */
export const explainBlocking = async (ctx: Context, outcomes: readonly RuleOutcome[]): Promise<RuleReport[]> => {
  requireRole(ctx, 'admin');
  const reports: RuleReport[] = [];
  for (const outcome of outcomes) {
    const used = outcome.cap > 1;
    reports.push({
      rule: outcome.key,
      fields: BLOCKING_RULES.find((rule) => rule.bit === outcome.bit)?.needs ?? [],
      used,
      predicted: outcome.pairs,
      found: outcome.found,
      recordsMax: outcome.cap,
      skipped: outcome.skippedKeys,
      commonest: used && outcome.skippedKeys > 0 ? await readCommonest(ctx, outcome) : [],
    });
  }
  return reports;
};
