-- expand: indexes; writes to users and consultations wait while they are built
CREATE INDEX IF NOT EXISTS "consultations_unanswered" ON "consultations" USING btree ("tier","id","answer_due_at") WHERE status in ('PENDING', 'ASSIGNED', 'IN_REVIEW', 'NEEDS_INFO');--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_email_prefix" ON "users" USING btree ("email" collate "C");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_created_at_id" ON "users" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_staff" ON "users" USING btree ("created_at","id") WHERE "users"."role" <> 'USER';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_unverified" ON "users" USING btree ("created_at","id") WHERE "users"."email_verified_at" is null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_closed" ON "users" USING btree ("created_at","id") WHERE "users"."deactivated_at" is not null;