import { createLoader, createSerializer, parseAsArrayOf, parseAsIsoDate, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import type { LeadFilterInput } from '@/lib/campaigns/filters';
import { LEAD_STAGES } from '@/lib/campaigns/stages';
import { clampDay, GRAINS } from '@/lib/core/days';

/** What the campaign pages keep in the address. */
export const leadParsers = {
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  channels: parseAsArrayOf(parseAsString).withDefault([]),
  campaigns: parseAsArrayOf(parseAsString).withDefault([]),
  stage: parseAsStringLiteral(LEAD_STAGES),
  grain: parseAsStringLiteral(GRAINS),
};

/** The filters as read from the address. */
export type LeadParams = Awaited<ReturnType<typeof loadLeadParams>>;

/** Reads the filters from a page's `searchParams`. */
export const loadLeadParams = createLoader(leadParsers);

const address = createSerializer(leadParsers);

/** The address of a campaign page with these filters. */
export const leadHref = (path: string, params: Partial<LeadParams>): string => address(path, params);

const dayOf = (date: Date | null): string | undefined => (date ? clampDay(date) : undefined);

/** Names as the filter takes them; an address can hold anything. */
const namesOf = (names: readonly string[]): string[] => names.filter((name) => name !== '' && name.length <= 300).slice(0, 200);

/** The filter of the report from the address and the organisation's settings; a range written backwards is turned round. */
export const filterOf = (
  params: LeadParams,
  { timeZone, currency }: { readonly timeZone: string; readonly currency: string },
): LeadFilterInput => {
  const [a, b] = [dayOf(params.from), dayOf(params.to)];
  const turned = a !== undefined && b !== undefined && a > b;
  return {
    from: turned ? b : a,
    to: turned ? a : b,
    channels: namesOf(params.channels),
    campaigns: namesOf(params.campaigns),
    stage: params.stage ?? undefined,
    grain: params.grain ?? undefined,
    timeZone,
    currency,
  };
};
