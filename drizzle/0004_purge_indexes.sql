-- expand: indexes; writes to audit_log and users wait while they are built
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("actor_id") WHERE "audit_log"."actor_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_log_object" ON "audit_log" USING btree ("object_id") WHERE "audit_log"."object_id" is not null;--> statement-breakpoint
CREATE INDEX "users_profile_picture" ON "users" USING btree ("profile_picture") WHERE "users"."profile_picture" is not null;