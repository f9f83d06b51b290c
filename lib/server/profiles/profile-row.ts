import { maskText } from '../../core/mask.ts';
import type { ProfileSummary } from '../../identity/profile-view.ts';

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
