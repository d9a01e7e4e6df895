-- expand: columns that may be empty or have defaults
CREATE TYPE "public"."photo_kind" AS ENUM('FACE', 'CLOSE_UP', 'PROFILE');--> statement-breakpoint
ALTER TABLE "analyses" ADD COLUMN "kind" "photo_kind";--> statement-breakpoint
ALTER TABLE "analyses" ADD COLUMN "face" jsonb;--> statement-breakpoint
ALTER TABLE "analyses" ADD COLUMN "hints" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "analysis_former_results" ADD COLUMN "kind" "photo_kind";