-- expand: indexes; writes to analyses and consultations wait while they are built
CREATE INDEX IF NOT EXISTS "analyses_user_kind_taken_at_id" ON "analyses" USING btree ("user_id","kind","taken_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "analyses_user_skin_score_id" ON "analyses" USING btree ("user_id","skin_score","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "consultations_user_status_created_at_id" ON "consultations" USING btree ("user_id","status","created_at","id");