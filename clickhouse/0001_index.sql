-- The analytical index. Everything here is derived from PostgreSQL and rebuilt by `npm run rebuild`.
-- `seq` grows with each rewrite of a row; the newest row of a key wins.
-- Missing text is '', a missing list is []. Custom traits live in two maps: lists of text, and numbers
-- (money and numbers as they are, dates as days since 1970-01-01, booleans as 0 and 1).

CREATE TABLE record (
  record_id UInt32,
  source_id UInt32,
  import_id UInt32,
  file_no UInt32,
  row_no UInt32,
  source_key String,
  given_name String, middle_name String, family_name String, full_name String,
  email Array(String), phone Array(String),
  birth_date String, gender LowCardinality(String), external_id String, national_id String,
  company String, job_title String, occupation String,
  house_number String, street String, address_line2 String,
  city String, state String, postal_code String, country LowCardinality(String), language LowCardinality(String), website String,
  custom_text Map(LowCardinality(String), Array(String)),
  custom_number Map(LowCardinality(String), Float64),
  -- 'field:code' for each value that did not pass standardising
  issues Array(LowCardinality(String)),
  -- hash of the issues with the values as given
  issue_hash UInt64,
  as_of DateTime64(3, 'UTC'),
  seq UInt64,
  is_deleted UInt8
) ENGINE = ReplacingMergeTree(seq, is_deleted) ORDER BY record_id;

-- When records of several versions were first heard of, as the writing of profiles numbered `seq` found it (lib/server/profiles).
CREATE TABLE record_first_seen (
  record_id UInt32,
  first_as_of DateTime64(3, 'UTC'),
  seq UInt64
) ENGINE = ReplacingMergeTree(seq) ORDER BY record_id;

CREATE TABLE profile (
  profile_id UInt32,
  display_name String,
  given_name String, middle_name String, family_name String, full_name String,
  email Array(String), phone Array(String),
  birth_date String, gender LowCardinality(String), external_id String, national_id String,
  company String, job_title LowCardinality(String), occupation LowCardinality(String),
  house_number String, street String, address_line2 String,
  city LowCardinality(String), state LowCardinality(String), postal_code String, country LowCardinality(String), language LowCardinality(String), website String,
  custom_text Map(LowCardinality(String), Array(String)),
  custom_number Map(LowCardinality(String), Float64),
  source_ids Array(UInt32),
  record_count UInt32,
  -- 'purpose:channel' of every consent in force, and of every refusal or withdrawal in force
  consent_granted Array(LowCardinality(String)),
  consent_refused Array(LowCardinality(String)),
  is_reachable UInt8 MATERIALIZED notEmpty(email) AND has(consent_granted, 'marketing:email') AND NOT has(consent_refused, 'marketing:email'),
  first_seen DateTime64(3, 'UTC'),
  last_seen DateTime64(3, 'UTC'),
  -- hash of everything above: an equal profile is not written again
  content_hash UInt64,
  seq UInt64,
  is_deleted UInt8
) ENGINE = ReplacingMergeTree(seq, is_deleted) ORDER BY profile_id
-- small granules and small blocks: a few people are read without their many neighbours (8 instead of 12 ms for eight of a million, 8 %
-- more room). One part needs no comparing of versions when it is read.
SETTINGS index_granularity = 1024, min_compress_block_size = 8192, max_compress_block_size = 16384,
  min_age_to_force_merge_seconds = 20, min_age_to_force_merge_on_partition_only = 1;

-- One row per record that is not alone; a record without a row is its own profile (profile_id = record_id).
CREATE TABLE record_profile (
  record_id UInt32,
  profile_id UInt32,
  seq UInt64,
  is_deleted UInt8
) ENGINE = ReplacingMergeTree(seq, is_deleted) ORDER BY record_id;

-- A flat array: 5 bytes a record number, and half the time of a hash table when millions of events are looked up.
-- dictGetOrDefault('record_profile_map', 'profile_id', toUInt64(record_id), record_id) gives the profile of a record.
CREATE DICTIONARY record_profile_map (
  record_id UInt64,
  profile_id UInt32
) PRIMARY KEY record_id
SOURCE(CLICKHOUSE(QUERY 'SELECT toUInt64(record_id) AS record_id, profile_id FROM {database}.record_profile FINAL'))
LIFETIME(0) LAYOUT(FLAT(INITIAL_ARRAY_SIZE 1024 MAX_ARRAY_SIZE 4294967296));

-- Frequent properties get columns of their own beside the maps (lib/server/segments/keep-property-columns.ts), derived from them:
-- t_… folded text, n_… numbers (NaN = none).
-- record_id 0 = nobody known. Leads are events of type 'lead' with the text properties lead_key, stage, channel, campaign;
-- survey answers are events of type 'survey'.
CREATE TABLE event (
  event_id UUID,
  record_id UInt32,
  source_id UInt32,
  import_id UInt32,
  row_no UInt32,
  type LowCardinality(String),
  occurred_at DateTime64(3, 'UTC'),
  -- NaN when the event has no amount or quantity
  amount Float64,
  quantity Float64,
  currency LowCardinality(String),
  props_text Map(LowCardinality(String), String),
  props_number Map(LowCardinality(String), Float64)
) ENGINE = MergeTree ORDER BY (type, toYYYYMM(occurred_at), record_id, occurred_at)
-- by month first: a question about the last 90 days reads 90 days.
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE consent (
  consent_id UUID,
  record_id UInt32,
  source_id UInt32,
  import_id UInt32,
  purpose LowCardinality(String),
  channel LowCardinality(String),
  granted UInt8,
  occurred_at DateTime64(3, 'UTC')
) ENGINE = MergeTree ORDER BY (record_id, purpose, channel, occurred_at)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE spend (
  spend_id UUID,
  source_id UInt32,
  import_id UInt32,
  day Date,
  campaign String,
  channel String,
  amount Float64,
  currency LowCardinality(String),
  impressions Float64,
  clicks Float64
) ENGINE = MergeTree ORDER BY (day, campaign)
SETTINGS non_replicated_deduplication_window = 10000;

-- What the rows of each import lacked, so that quality counts quarantined rows too.
CREATE TABLE quarantine (
  import_id UInt32,
  source_id UInt32,
  file_no UInt32,
  row_no UInt32,
  codes Array(LowCardinality(String))
) ENGINE = MergeTree ORDER BY (import_id, file_no, row_no)
SETTINGS non_replicated_deduplication_window = 10000;
