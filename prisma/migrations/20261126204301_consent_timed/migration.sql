-- What has the time of its import was told without one.
ALTER TABLE "consent" ADD COLUMN "timed" BOOLEAN;
UPDATE "consent" c SET "timed" = c."occurred_at" <> i."started_at" FROM "import" i WHERE i."id" = c."import_id";
UPDATE "consent" SET "timed" = NOT "granted" WHERE "timed" IS NULL;
ALTER TABLE "consent" ALTER COLUMN "timed" SET NOT NULL;
-- The index takes it in by being filled anew.
INSERT INTO "mirror_cursor" ("name", "pending") SELECT 'reset', '{}' WHERE EXISTS (SELECT FROM "consent")
  ON CONFLICT ("name") DO UPDATE SET "pending" = '{}';
