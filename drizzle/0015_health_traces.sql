-- expand: columns with defaults
ALTER TABLE "routine_steps" ADD COLUMN "from_medications" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "routines" ADD COLUMN "uses_health_data" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "age_stated_on" date;--> statement-breakpoint
-- Where all of an account's changes are of one year, the age was stated at the last of them at the latest.
UPDATE "users" SET "age_stated_on" = ("updated_at" AT TIME ZONE 'UTC')::date
WHERE "birth_year" IS NOT NULL
	AND extract(year FROM "created_at" AT TIME ZONE 'UTC') = extract(year FROM "updated_at" AT TIME ZONE 'UTC');--> statement-breakpoint
-- As text, because a value that is added to a type cannot be used in the same transaction.
UPDATE "routines" SET "uses_health_data" = true
WHERE "origin" = 'GENERATED' AND EXISTS (
	SELECT FROM "consents" WHERE "consents"."user_id" = "routines"."user_id" AND "consents"."kind"::text = 'HEALTH_DATA');--> statement-breakpoint
UPDATE "routine_steps" SET "from_medications" = true
FROM "routines", "medications"
WHERE "routines"."id" = "routine_steps"."routine_id" AND "routines"."uses_health_data"
	AND "routine_steps"."rule_id" = 'USER-RX' AND "medications"."user_id" = "routines"."user_id"
	AND upper("routine_steps"."name") = upper(left("medications"."name", 100));
