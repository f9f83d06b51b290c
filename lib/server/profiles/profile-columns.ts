import { STANDARD_FIELDS } from '../../standardize/fields.ts';

/** Columns of the index table `profile` that make a profile, in the order in which rows are written. */
export const CONTENT_COLUMNS: readonly string[] = [
  'profile_id',
  'display_name',
  ...STANDARD_FIELDS.map(({ key }) => key),
  ...['custom_text', 'custom_number', 'source_ids', 'record_count', 'consent_granted', 'consent_refused', 'first_seen', 'last_seen'],
];

/** The same with the hash over them and what orders rewrites. */
export const PROFILE_COLUMNS: readonly string[] = [...CONTENT_COLUMNS, 'content_hash', 'seq', 'is_deleted'];
