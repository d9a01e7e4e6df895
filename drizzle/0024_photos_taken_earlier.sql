-- expand: a stored column; reads and writes of analyses wait while the table is written again
DROP INDEX "analyses_user_status_created_at_id";--> statement-breakpoint
ALTER TABLE "analyses" ADD COLUMN "taken_on" date;--> statement-breakpoint
ALTER TABLE "analyses" ADD COLUMN "stated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "analyses" ADD COLUMN "taken_at" timestamp (3) with time zone GENERATED ALWAYS AS (coalesce(stated_at, created_at)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "analyses_user_taken_at_id" ON "analyses" USING btree ("user_id","taken_at","id");--> statement-breakpoint
CREATE INDEX "analyses_user_status_taken_at_id" ON "analyses" USING btree ("user_id","status","taken_at","id");