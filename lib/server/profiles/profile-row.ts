import { maskText } from '../../core/mask.ts';

/** A profile in lists and search results. Times are ISO 8601. */
export interface ProfileSummary {
  readonly id: number;
  /** '' when nothing names the person. */
  readonly name: string;
  readonly email: readonly string[];
  readonly phone: readonly string[];
  readonly company: string;
  readonly city: string;
  readonly country: string;
  readonly records: number;
  readonly sources: readonly number[];
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** Columns of the index table `profile` that make a summary. */
export const SUMMARY_COLUMNS = `profile_id AS id, display_name AS name, email, phone, company, city, country, record_count AS records,
  source_ids AS sources, formatDateTime(first_seen, '%Y-%m-%dT%H:%i:%SZ') AS firstSeen, formatDateTime(last_seen, '%Y-%m-%dT%H:%i:%SZ') AS lastSeen`;

/** The summary with personal data hidden. */
export const maskSummary = (row: ProfileSummary): ProfileSummary => ({
  ...row,
  name: maskText(row.name),
  email: row.email.map(maskText),
  phone: row.phone.map(maskText),
});
