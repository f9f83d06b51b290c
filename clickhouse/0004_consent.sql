-- Whether the source said when; else `occurred_at` is the time of the import. The migration of PostgreSQL that adds the same column asks
-- for the index to be filled anew.
ALTER TABLE {database}.consent ADD COLUMN IF NOT EXISTS timed UInt8;

-- People not to be written to although they themselves agree: somebody else with one of their addresses refuses marketing by e-mail.
CREATE TABLE address_refused (
  profile_id UInt32,
  seq UInt64,
  is_deleted UInt8
) ENGINE = ReplacingMergeTree(seq, is_deleted) ORDER BY profile_id;
