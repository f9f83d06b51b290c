-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'marketer', 'analyst');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('draft', 'queued', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('same', 'not_same', 'withdraw');

-- CreateTable
CREATE TABLE "user" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'analyst',
    "password_hash" TEXT,
    "token_version" INTEGER NOT NULL DEFAULT 1,
    "one_time_password" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "locale" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "blocked_to" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ended_session" (
    "id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" INTEGER,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" TEXT,
    "path" TEXT NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'draft',
    "kind" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "rule_version" INTEGER NOT NULL DEFAULT 1,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "quarantined" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "done_file" INTEGER NOT NULL DEFAULT 0,
    "done_row" INTEGER NOT NULL DEFAULT 0,
    "error" JSONB,
    "dry_run" JSONB,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_file" (
    "import_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "upload_id" UUID NOT NULL,
    "dialect" JSONB NOT NULL,
    "header" TEXT[],
    "rows" INTEGER,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("import_id","position")
);

-- CreateTable
CREATE TABLE "mapping_template" (
    "fingerprint" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mapping_template_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "record" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "source_key" TEXT NOT NULL,

    CONSTRAINT "record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_version" (
    "id" BIGSERIAL NOT NULL,
    "record_id" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    "file_no" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "raw" TEXT NOT NULL,
    "traits" JSON NOT NULL,
    "issues" JSON NOT NULL DEFAULT '[]',
    "content_hash" BYTEA NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "record_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "source_id" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    "file_no" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "record_id" INTEGER,
    "type" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "props" JSON NOT NULL,
    "raw" TEXT NOT NULL,
    "issues" JSON NOT NULL DEFAULT '[]',
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "record_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    "file_no" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "proof" JSON NOT NULL DEFAULT '{}',
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spend" (
    "id" UUID NOT NULL,
    "source_id" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    "file_no" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "campaign" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "amount" DOUBLE PRECISION NOT NULL,
    "currency" TEXT NOT NULL,
    "impressions" DOUBLE PRECISION,
    "clicks" DOUBLE PRECISION,
    "raw" TEXT NOT NULL,
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "spend_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "id" BIGSERIAL NOT NULL,
    "import_id" INTEGER NOT NULL,
    "file_no" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "raw" TEXT NOT NULL,
    "reasons" JSON NOT NULL,
    "code" TEXT NOT NULL,
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "removal" (
    "id" BIGSERIAL NOT NULL,
    "import_id" INTEGER NOT NULL,
    "record_ids" INTEGER[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "removal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" SERIAL NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "record_a" INTEGER,
    "record_b" INTEGER,
    "withdraws_id" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "actor_id" INTEGER,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_model" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "learned_at" TIMESTAMPTZ(3) NOT NULL,
    "records" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "state" JSONB NOT NULL,

    CONSTRAINT "match_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" TEXT NOT NULL,
    "record_a" INTEGER NOT NULL,
    "record_b" INTEGER NOT NULL,
    "profile_a" INTEGER NOT NULL,
    "profile_b" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "reasons" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cluster_member" (
    "record_id" INTEGER NOT NULL,
    "profile_id" INTEGER NOT NULL,

    CONSTRAINT "cluster_member_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "segment" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segment_version" (
    "id" SERIAL NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "segment_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quality_snapshot" (
    "day" DATE NOT NULL,
    "source_id" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "measures" JSONB NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "quality_snapshot_pkey" PRIMARY KEY ("day","source_id","field")
);

-- CreateTable
CREATE TABLE "touched_record" (
    "record_id" INTEGER NOT NULL,
    "stage" SMALLINT NOT NULL DEFAULT 1,

    CONSTRAINT "touched_record_pkey" PRIMARY KEY ("record_id","stage")
);

-- CreateTable
CREATE TABLE "mirror_cursor" (
    "name" TEXT NOT NULL,
    "batch" BIGINT NOT NULL DEFAULT 0,
    "tx" TEXT NOT NULL DEFAULT '0',
    "row_id" TEXT NOT NULL DEFAULT '',
    "pending" JSONB,
    "caught_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "mirror_cursor_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "audit_log_at_idx" ON "audit_log"("at");

-- CreateIndex
CREATE INDEX "audit_log_subject_idx" ON "audit_log"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "source_name_key" ON "source"("name");

-- CreateIndex
CREATE INDEX "import_source_id_idx" ON "import"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "record_source_id_source_key_key" ON "record"("source_id", "source_key");

-- CreateIndex
CREATE INDEX "record_version_record_id_as_of_id_idx" ON "record_version"("record_id", "as_of", "id");

-- CreateIndex
CREATE INDEX "record_version_import_id_idx" ON "record_version"("import_id");

-- CreateIndex
CREATE INDEX "record_version_tx_id_idx" ON "record_version"("tx", "id");

-- CreateIndex
CREATE INDEX "event_record_id_occurred_at_idx" ON "event"("record_id", "occurred_at");

-- CreateIndex
CREATE INDEX "event_import_id_idx" ON "event"("import_id");

-- CreateIndex
CREATE INDEX "event_tx_id_idx" ON "event"("tx", "id");

-- CreateIndex
CREATE INDEX "consent_record_id_idx" ON "consent"("record_id");

-- CreateIndex
CREATE INDEX "consent_import_id_idx" ON "consent"("import_id");

-- CreateIndex
CREATE INDEX "consent_tx_id_idx" ON "consent"("tx", "id");

-- CreateIndex
CREATE INDEX "spend_import_id_idx" ON "spend"("import_id");

-- CreateIndex
CREATE INDEX "spend_tx_id_idx" ON "spend"("tx", "id");

-- CreateIndex
CREATE INDEX "quarantine_import_id_file_no_row_no_idx" ON "quarantine"("import_id", "file_no", "row_no");

-- CreateIndex
CREATE INDEX "quarantine_import_id_code_idx" ON "quarantine"("import_id", "code");

-- CreateIndex
CREATE INDEX "quarantine_tx_id_idx" ON "quarantine"("tx", "id");

-- CreateIndex
CREATE INDEX "removal_tx_id_idx" ON "removal"("tx", "id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_withdraws_id_key" ON "decision"("withdraws_id");

-- CreateIndex
CREATE INDEX "decision_record_a_idx" ON "decision"("record_a");

-- CreateIndex
CREATE INDEX "decision_record_b_idx" ON "decision"("record_b");


-- CreateIndex
CREATE INDEX "suggestion_score_idx" ON "suggestion"("score");

-- CreateIndex
CREATE INDEX "suggestion_profile_a_idx" ON "suggestion"("profile_a");

-- CreateIndex
CREATE INDEX "suggestion_profile_b_idx" ON "suggestion"("profile_b");

-- CreateIndex
CREATE INDEX "cluster_member_profile_id_idx" ON "cluster_member"("profile_id");

-- CreateIndex
CREATE UNIQUE INDEX "segment_name_key" ON "segment"("name");

-- CreateIndex
CREATE UNIQUE INDEX "segment_version_segment_id_version_key" ON "segment_version"("segment_id", "version");

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment_version" ADD CONSTRAINT "segment_version_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
