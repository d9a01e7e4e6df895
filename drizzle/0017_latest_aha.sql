-- expand: a table for the latest use of an AHA
CREATE TABLE "aha_uses" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"last_day" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "aha_uses" ADD CONSTRAINT "aha_uses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;