-- The records with an event of each type and month, kept by the engine beside the events: who did something in whole months is put
-- together from them (lib/segments/compile-month-sets.ts). Events deleted before are taken out first, for it would count them; those
-- deleted later leave it by themselves. Few sets a granule: each has thousands of records.
ALTER TABLE {database}.event APPLY DELETED MASK SETTINGS mutations_sync = 2;
ALTER TABLE {database}.event MODIFY SETTING lightweight_mutation_projection_mode = 'rebuild';
ALTER TABLE {database}.event ADD PROJECTION IF NOT EXISTS people (
  SELECT type, toYYYYMM(occurred_at), groupBitmapState(record_id) GROUP BY type, toYYYYMM(occurred_at)
) WITH SETTINGS (index_granularity = 4);
ALTER TABLE {database}.event MATERIALIZE PROJECTION people SETTINGS mutations_sync = 2;
