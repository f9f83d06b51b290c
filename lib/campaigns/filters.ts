import { z } from 'zod';
import { DAY_MAX, DAY_MIN, GRAINS } from '../core/days.ts';
import { isTimeZone } from '../core/time-zone.ts';
import { LEAD_STAGES } from './stages.ts';

const day = z.iso.date().refine((text) => text >= DAY_MIN && text <= DAY_MAX, 'out of range');
const names = z.array(z.string().min(1).max(300)).max(200);

/** Which leads a report counts. All parts are optional; several parts must all hold. */
export const leadFilterSchema = z.object({
  /** First and last day on which the lead was created, in `timeZone`. */
  from: day.optional(),
  to: day.optional(),
  /** Names in any spelling of case; `Unknown` means no channel or campaign. */
  channels: names.optional(),
  campaigns: names.optional(),
  /** Leads that got at least this far. */
  stage: z.enum(LEAD_STAGES).optional(),
  /** Bucket of the series; chosen by the length of the range when absent. */
  grain: z.enum(GRAINS).optional(),
  /** ISO 4217: the currency of amounts that name none. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  timeZone: z.string().refine(isTimeZone, 'unknown time zone').default('UTC'),
});
export type LeadFilter = z.infer<typeof leadFilterSchema>;
export type LeadFilterInput = z.input<typeof leadFilterSchema>;
