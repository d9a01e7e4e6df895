-- expand: columns that may be empty
ALTER TABLE "analyses" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "consultation_messages" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "medications" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "goals" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "patch_tests" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "routines" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "skin_reactions" ADD COLUMN "content_hash" text;