import type { LeadStage } from './stages.ts';

/** One lead with the profile it belongs to. */
export interface LeadRow {
  /** Place in the list, from 1. */
  readonly no: number;
  /** Id of the lead in its source; masked for analysts. */
  readonly leadKey: string;
  /** ISO 8601, as are the other times. */
  readonly createdAt: string;
  readonly channel: string;
  readonly campaign: string;
  /** Highest stage reached; `lost` when it was lost before it was won. */
  readonly stage: LeadStage;
  readonly wonAt: string | null;
  readonly value: number | null;
  readonly currency: string;
  /** Null when no row of the lead says who it is. */
  readonly profileId: number | null;
  /** Masked for analysts; '' when nobody is known. */
  readonly name: string;
}

/** One page of leads, latest first. */
export interface LeadPage {
  readonly rows: readonly LeadRow[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}
