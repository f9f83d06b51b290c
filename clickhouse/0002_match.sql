-- Working tables of identity matching. Emptied and filled again by each full run; nothing here is read by screens.

-- Nickname groups of given names (lib/identity/nicknames.ts), and Chinese names in pinyin.
CREATE TABLE match_nickname (name String, groups Array(UInt16)) ENGINE = MergeTree ORDER BY name;
CREATE TABLE match_pinyin (name String, given String, family String) ENGINE = MergeTree ORDER BY name;
-- Birth dates that cannot be (1949-13-05) but are one slip away from the true one; only for comparison, never shown.
CREATE TABLE match_birth_date (record_id UInt32, birth_date String) ENGINE = MergeTree ORDER BY record_id;

-- What a record is compared by. `pos` numbers the records by a hash of their source key, so that results do not depend on
-- the order in which rows came. Counts say how many records carry the value.
CREATE TABLE match_feature (
  pos UInt32,
  record_id UInt32,
  source_id UInt32,
  given String, family String, middle String,
  -- the words of names of several words, else []
  given_words Array(String), family_words Array(String),
  -- the name in Chinese characters
  han String,
  nicknames Array(UInt16),
  family_sound String, given_sound String,
  birth_date String, birth_year UInt16, birth_month UInt8, birth_day UInt8,
  email Array(String), email_user Array(String), email_is_role UInt8,
  phone Array(String), phone_tail Array(String),
  external_id String, national_id String,
  house String, street String, postal_code String, city String,
  gender String, company String, occupation String,
  -- which letters occur, one bit a letter: names without letters in common need no string distance
  given_letters UInt32, family_letters UInt32, user_letters UInt32, city_letters UInt32, company_letters UInt32,
  n_full UInt32, n_family UInt32, n_given UInt32, n_middle UInt32, n_birth_date UInt32, n_address UInt32, n_postal_code UInt32,
  n_city UInt32, n_company UInt32, n_national_id UInt32
) ENGINE = MergeTree ORDER BY pos;

-- One row per blocking key of a record; `rule` is the rule's bit (lib/identity/blocking.ts).
CREATE TABLE match_key (rule UInt8, key UInt64, pos UInt32) ENGINE = MergeTree ORDER BY (rule, key);

-- Candidate pairs (a < b by pos), the rules that found them, and how many records carry the identifier they share.
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
) ENGINE = MergeTree ORDER BY (a, b);
