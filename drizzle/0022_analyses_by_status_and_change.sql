-- expand: indexes; writes to analyses wait while they are built
CREATE INDEX IF NOT EXISTS "analyses_user_status_created_at_id" ON "analyses" USING btree ("user_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "analyses_user_updated_at" ON "analyses" USING btree ("user_id","updated_at");