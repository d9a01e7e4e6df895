-- expand: a table for reminders
CREATE TABLE "reminders" (
	"user_id" uuid NOT NULL,
	"session" "routine_session" NOT NULL,
	"enabled" boolean NOT NULL,
	"time" text NOT NULL,
	"weekdays" smallint[] NOT NULL,
	"time_zone" text NOT NULL,
	"next_at" timestamp (3) with time zone,
	"next_on" date,
	"reminded_on" date,
	CONSTRAINT "reminders_user_id_session_pk" PRIMARY KEY("user_id","session")
);
--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminders_next_at" ON "reminders" USING btree ("next_at") WHERE "reminders"."next_at" is not null;