import type { ClickHouseSettings } from '@clickhouse/client';
import type { ReadyRule } from '../../../segments/compile.ts';
import { withSets } from '../../../segments/compile-rule.ts';
import { FROM_PROFILE } from '../../../segments/people-sql.ts';
import { type Index, queryRows } from '../../clickhouse/client.ts';

/** Profile numbers of the members of a rule, in order. */
export const readMembers = async (index: Index, ready: ReadyRule, settings: ClickHouseSettings = {}): Promise<number[]> => {
  const [row] = await queryRows<{ ids: number[] }>(
    index,
    `${withSets(ready)}SELECT arraySort(groupArrayIf(profile_id, ${ready.where})) AS ids ${FROM_PROFILE}`,
    { ...ready.params },
    undefined,
    settings,
  );
  return row?.ids ?? [];
};
