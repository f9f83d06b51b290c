import { type LeadFilter, type LeadFilterInput, leadFilterSchema } from '../../campaigns/filters.ts';
import type { Index } from '../clickhouse/client.ts';
import { zoneInIndex } from '../clickhouse/time-zones.ts';

/** A filter fit for the index: its time zone goes by the name that the index knows. Throws `invalid` for a zone that only Intl knows. */
export const parseLeadFilter = async (index: Index, input: LeadFilterInput): Promise<LeadFilter> => {
  const filter = leadFilterSchema.parse(input);
  return { ...filter, timeZone: await zoneInIndex(index, filter.timeZone) };
};
