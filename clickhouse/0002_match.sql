-- Tables of identity matching, filled by matching runs. Only `match_edge` is read by screens.

-- Nickname groups of given names (lib/identity/nicknames.ts), and Chinese names in pinyin.
CREATE TABLE match_nickname (name String, groups Array(UInt16)) ENGINE = MergeTree ORDER BY name;
CREATE TABLE match_pinyin (name String, given String, family String) ENGINE = MergeTree ORDER BY name;
-- Values that standardising refused (1949-13-05, a local phone number) but that still say something; only for comparison, never shown.
CREATE TABLE match_refused (record_id UInt32, birth_date String, phone Array(String), email Array(String)) ENGINE = MergeTree ORDER BY record_id;

-- What a record is compared by. `ord` numbers the records by a hash of their source key: ties are broken by it, so that results do
-- not depend on the order in which rows came. h_* are hashes of values, 0 when missing: cheap to compare.
CREATE TABLE match_feature (
  record_id UInt32,
  source_id UInt32,
  ord UInt64,
  -- hash of the columns of `record` that matching reads: a record whose hash is unchanged need not be matched again; 0 = not done
  content UInt64,
  given String, family String, middle String,
  -- the words of names of several words, else []
  given_words Array(String), family_words Array(String),
  -- the name in Chinese characters
  han String,
  nicknames Array(UInt16),
  family_sound UInt64, given_sound UInt64,
  birth_date String, birth_year UInt16, birth_month UInt8, birth_day UInt8,
  email Array(String), email_user Array(String), email_is_role UInt8,
  -- the values are such that standardising refused: alike they are a hint, but no identifier
  email_is_refused UInt8, phone_is_refused UInt8,
  phone Array(String), phone_tail Array(String),
  -- the first of each list: reading a list for every pair costs four times as much
  email1 String, user1 String, phone1 String, email_start UInt16,
  external_id String, national_id String,
  house String, street String, postal_code String, city String,
  gender LowCardinality(String), company String, occupation String,
  h_given UInt64, h_family UInt64, h_middle UInt64, h_full UInt64, h_birth_date UInt64,
  h_email UInt64, h_user UInt64, h_phone UInt64, h_tail UInt64, h_national_id UInt64,
  h_address UInt64, h_postal_code UInt64, h_city UInt64, h_company UInt64
) ENGINE = MergeTree ORDER BY record_id;

-- Copies of records for comparing: those between which random pairs are drawn, or those of the pairs of an incremental match.
CREATE TABLE match_sample AS {database}.match_feature;

-- How many records carry a value, when more than one does; `value` is a hash with the kind of value in it (feature-sql.ts).
-- Part of the learnt model: kept as it is until the model is learnt again.
CREATE TABLE match_count (value UInt64, n UInt32) ENGINE = MergeTree ORDER BY value;
CREATE DICTIONARY match_count_map (value UInt64, n UInt32) PRIMARY KEY value
SOURCE(CLICKHOUSE(QUERY 'SELECT value, n FROM {database}.match_count'))
LIFETIME(0) LAYOUT(HASHED_ARRAY());

-- Blocking keys that were too common when the model was learnt; `rule` is the rule's bit (lib/identity/blocking.ts).
CREATE TABLE match_skipped_key (rule UInt8, key UInt64) ENGINE = MergeTree ORDER BY (rule, key);

-- Records that the running incremental match looks at.
CREATE TABLE match_touched (record_id UInt32) ENGINE = MergeTree ORDER BY record_id;

-- Records that share a blocking key, `n` of them, and those of them that the running incremental match looks at.
CREATE TABLE match_group (rule UInt8, n UInt32, ids Array(UInt32), touched Array(UInt32)) ENGINE = MergeTree ORDER BY rule;

-- Candidate pairs (a < b) in order, so that the features of `a` are read one after another; the rules that found them, and how many records carry the identifier they share.
CREATE TABLE match_pair (
  a UInt32, b UInt32,
  mask UInt64,
  n_email UInt32, n_phone UInt32, n_external_id UInt32, n_national_id UInt32
) ENGINE = MergeTree ORDER BY (a, b);

-- Compared pairs. `pattern` packs the level codes, 4 bits a comparison; n_<comparison> counts the carriers of the agreeing value.
CREATE TABLE match_compared (
  a UInt32, b UInt32,
  mask UInt64,
  pattern UInt64,
  n_name UInt32, n_middle_name UInt32, n_birth_date UInt32, n_email UInt32, n_phone UInt32, n_address UInt32, n_national_id UInt32, n_company UInt32,
  n_external_id UInt32
) ENGINE = MergeTree ORDER BY tuple();

-- The compared pairs that may matter: at or above the lowest weight of interest, or found by an identifier. What a pair weighs and why
-- is worked out from its pattern and the stored model when it is needed. The next full run fills the second table and exchanges them.
CREATE TABLE match_edge (
  a UInt32, b UInt32,
  mask UInt64,
  pattern UInt64,
  n_name UInt32, n_middle_name UInt32, n_birth_date UInt32, n_email UInt32, n_phone UInt32, n_address UInt32, n_national_id UInt32, n_company UInt32,
  n_external_id UInt32,
  -- bits (log2 odds), without the bound on what households share: never less than the weight that counts
  weight Float32
) ENGINE = MergeTree ORDER BY (a, b);
CREATE TABLE match_edge_next AS {database}.match_edge;
