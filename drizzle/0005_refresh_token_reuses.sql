-- expand: a column with a default
ALTER TABLE "refresh_tokens" ADD COLUMN "reuses" integer DEFAULT 0 NOT NULL;