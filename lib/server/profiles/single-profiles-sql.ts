import { STANDARD_FIELDS } from '../../standardize/fields.ts';
import { CONTENT_COLUMNS, PROFILE_COLUMNS } from './profile-columns.ts';

/**
 * Profiles of one record, made by the index itself from its tables `record`, `consent` and `event`: nothing has to be chosen, so
 * survivorship (lib/identity/survivorship.ts) comes down to the record's own columns. A test holds the two against each other.
 */

const BLANK = '[\\\\s\\\\p{Z}\\\\x{0B}\\\\x{FEFF}]';
const trimmed = (text: string): string =>
  `if(match(${text}, '^${BLANK}|${BLANK}$'), replaceRegexpAll(${text}, '^${BLANK}+|${BLANK}+$', ''), ${text})`;
const isHan = (text: string): string => `NOT isValidASCII(${text}) AND match(${text}, '^[\\\\p{Han}·]+$')`;

/** lib/identity/display-name.ts in the words of the index. */
const DISPLAY_NAME = `multiIf(
    shown_given != '' AND shown_family != '',
      if(${isHan('shown_given')} AND ${isHan('shown_family')}, concat(shown_family, shown_given), concat(shown_given, ' ', shown_family)),
    shown_full != '', shown_full, shown_given != '', shown_given, shown_family != '', shown_family,
    r.email[1] != '', r.email[1], r.phone[1] != '', r.phone[1], ${trimmed('r.external_id')})`;

const FIELDS = STANDARD_FIELDS.map(({ key, multi }) => (multi ? `arrayDistinct(r.${key}) AS ${key}` : `r.${key} AS ${key}`)).join(', ');

/** lib/consent/current-consents.ts for one record: what it said last without a time is its state, and a grant in it outweighs nothing. */
const SAID = `
      maxOrNullIf(occurred_at, timed = 1 AND granted = 1) AS grant_at,
      maxOrNullIf(occurred_at, timed = 1 AND granted = 0) AS refusal_at,
      maxOrNullIf(occurred_at, timed = 0) AS state_at, argMaxIf(granted, (occurred_at, NOT granted), timed = 0) AS state_granted,
      (isNull(refusal_at) OR ifNull(grant_at > refusal_at, 0))
        AND (isNull(state_at) OR state_granted = 1 OR ifNull(grant_at > state_at, 0)) AS is_granted`;

/**
 * The content of the profiles of the records in `scope` (a condition on `record_id`) for which `condition` holds. When a record was first
 * heard of is noted for each writing (`seq`), and only the newest note stays: that of a writing begun meanwhile serves, an older does not.
 */
const contentOf = (scope: string, condition: string, seq: number): string => `
WITH
  said AS (
    SELECT record_id, concat(purpose, ':', channel) AS consent, ${SAID}
    FROM consent WHERE ${scope} GROUP BY record_id, consent),
  consents AS (
    SELECT record_id, arraySort(groupArrayIf(consent, is_granted = 1)) AS granted, arraySort(groupArrayIf(consent, is_granted = 0)) AS refused
    FROM said GROUP BY record_id),
  spans AS (SELECT record_id, min(occurred_at) AS first_at, max(occurred_at) AS last_at FROM event WHERE ${scope} GROUP BY record_id),
  firsts AS (
    SELECT record_id, argMax(first_as_of, seq) AS first_as_of FROM record_first_seen WHERE ${scope} AND seq >= ${seq} GROUP BY record_id),
  ${trimmed('r.given_name')} AS shown_given, ${trimmed('r.family_name')} AS shown_family, ${trimmed('r.full_name')} AS shown_full
SELECT r.record_id AS profile_id, ${DISPLAY_NAME} AS display_name, ${FIELDS},
  mapSort(mapFilter((k, v) -> notEmpty(v), mapApply((k, v) -> (k, arrayDistinct(v)), r.custom_text))) AS custom_text,
  mapSort(r.custom_number) AS custom_number, [r.source_id] AS source_ids, toUInt32(1) AS record_count,
  c.granted AS consent_granted, c.refused AS consent_refused,
  least(if(f.record_id = 0, r.as_of, f.first_as_of), if(s.record_id = 0, r.as_of, s.first_at)) AS first_seen,
  greatest(r.as_of, if(s.record_id = 0, r.as_of, s.last_at)) AS last_seen
FROM (SELECT * FROM record FINAL WHERE ${scope}) AS r
  ANY LEFT JOIN consents AS c ON c.record_id = r.record_id
  ANY LEFT JOIN spans AS s ON s.record_id = r.record_id
  ANY LEFT JOIN firsts AS f ON f.record_id = r.record_id
${condition ? `WHERE ${condition}` : ''}`;

const insert = (content: string, seq: number, condition = ''): string => `
INSERT INTO profile (${PROFILE_COLUMNS.join(', ')})
SELECT ${CONTENT_COLUMNS.join(', ')}, content_hash, ${seq}, 0
FROM (SELECT *, sipHash64(${CONTENT_COLUMNS.join(', ')}) AS content_hash FROM (${content}))
${condition ? `WHERE ${condition}` : ''}`;

const within = (column: string, from: number, to: number): string => `${column} >= ${from} AND ${column} < ${to}`;

/** Statement that writes the profiles of all records numbered [from, to) that are alone, where they differ from what is there. */
export const writeSinglesInRange = (from: number, to: number, seq: number): string =>
  insert(
    contentOf(within('record_id', from, to), `NOT dictHas('record_profile_map', toUInt64(r.record_id))`, seq),
    seq,
    `(profile_id, content_hash) NOT IN (SELECT profile_id, content_hash FROM profile FINAL WHERE ${within('profile_id', from, to)})`,
  );

/** Statement that writes the profiles of the records `{ids:Array(UInt32)}`, each for itself. */
export const writeSinglesOfIds = (seq: number): string => insert(contentOf('record_id IN {ids:Array(UInt32)}', '', seq), seq);

/** Statement that takes away the profiles numbered [from, to) that no record belongs to any more. */
export const removeGoneInRange = (from: number, to: number, seq: number): string => `
INSERT INTO profile (profile_id, seq, is_deleted)
SELECT profile_id, ${seq}, 1 FROM profile FINAL
WHERE ${within('profile_id', from, to)} AND profile_id NOT IN (
  SELECT dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(record_id), record_id) AS profile
  FROM record FINAL WHERE ${within('profile', from, to)})`;
