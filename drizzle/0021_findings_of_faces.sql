-- expand: columns that may be empty or have defaults
ALTER TABLE "analyses" ADD COLUMN "lesions" jsonb;--> statement-breakpoint
ALTER TABLE "analyses" ADD COLUMN "under_eyes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "photo_kind" "photo_kind";