-- contract: the type of users.pregnancy is made again; an earlier release fails to write it
CREATE TYPE "public"."medication_route" AS ENUM('TOPICAL', 'ORAL', 'INJECTED');--> statement-breakpoint
CREATE TYPE "public"."medication_session" AS ENUM('AM', 'PM');--> statement-breakpoint
CREATE TYPE "public"."care_experience" AS ENUM('BEGINNER', 'EXPERIENCED');--> statement-breakpoint
CREATE TYPE "public"."region" AS ENUM('EU', 'UK', 'US', 'OTHER');--> statement-breakpoint
CREATE TYPE "public"."skin_sensitivity" AS ENUM('LOW', 'NORMAL', 'HIGH');--> statement-breakpoint
CREATE TYPE "public"."skin_tone" AS ENUM('I', 'II', 'III', 'IV', 'V', 'VI');--> statement-breakpoint
ALTER TYPE "public"."consent_kind" ADD VALUE 'GUARDIAN';--> statement-breakpoint
ALTER TYPE "public"."consent_kind" ADD VALUE 'HEALTH_DATA';--> statement-breakpoint
-- A value that is added to a type cannot be used in the same transaction, so the type is replaced.
ALTER TYPE "public"."pregnancy" RENAME TO "pregnancy_before";--> statement-breakpoint
CREATE TYPE "public"."pregnancy" AS ENUM('UNKNOWN', 'NOT_APPLICABLE', 'NONE', 'TRYING', 'PREGNANT', 'BREASTFEEDING');--> statement-breakpoint
CREATE TABLE "health_profiles" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"diagnoses" text[] DEFAULT '{}' NOT NULL,
	"allergies" text[] DEFAULT '{}' NOT NULL,
	"procedures" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"no_medications" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "medications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"client_request_id" text NOT NULL,
	"name" text NOT NULL,
	"strength" text,
	"route" "medication_route",
	"session" "medication_session",
	"every_days" integer,
	"started_on" date,
	"ended_on" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "pregnancy" DROP DEFAULT;--> statement-breakpoint
-- NONE was the default and does not say that anybody was asked.
ALTER TABLE "users" ALTER COLUMN "pregnancy" TYPE "public"."pregnancy"
	USING (CASE "pregnancy" WHEN 'NONE' THEN 'UNKNOWN' ELSE "pregnancy"::text END)::"public"."pregnancy";--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "pregnancy" SET DEFAULT 'UNKNOWN';--> statement-breakpoint
DROP TYPE "public"."pregnancy_before";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "concern_severities" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "skin_tone" "skin_tone";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "region" "region";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "sensitivity" "skin_sensitivity";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "experience" "care_experience";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "fragrance_free" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "vegan" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "health_profiles" ADD CONSTRAINT "health_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medications" ADD CONSTRAINT "medications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "medications_user_client_request_key" ON "medications" USING btree ("user_id","client_request_id");--> statement-breakpoint
CREATE INDEX "medications_user_created_at_id" ON "medications" USING btree ("user_id","created_at","id");--> statement-breakpoint
-- The account is the one source from now on: what was stated for the routine in use moves there. NORMAL and BEGINNER were
-- the defaults, so they say nothing; what the account states already stays.
UPDATE "users" SET
	"skin_type" = coalesce("users"."skin_type", ("routines"."profile" ->> 'skinType')::"public"."skin_type"),
	"concerns" = CASE
		WHEN "users"."concerns" = '{}' AND jsonb_typeof("routines"."profile" -> 'concerns') = 'array'
		THEN ARRAY(SELECT jsonb_array_elements_text("routines"."profile" -> 'concerns'))
		ELSE "users"."concerns"
	END,
	"sensitivity" = nullif("routines"."profile" ->> 'sensitivity', 'NORMAL')::"public"."skin_sensitivity",
	"experience" = nullif("routines"."profile" ->> 'experience', 'BEGINNER')::"public"."care_experience",
	"fragrance_free" = coalesce(("routines"."profile" ->> 'fragranceFree')::boolean, false),
	"vegan" = coalesce(("routines"."profile" ->> 'vegan')::boolean, false),
	"pregnancy" = CASE
		WHEN "users"."pregnancy" = 'UNKNOWN' AND "routines"."profile" ->> 'pregnancy' IN ('TRYING', 'PREGNANT', 'BREASTFEEDING')
		THEN ("routines"."profile" ->> 'pregnancy')::"public"."pregnancy"
		ELSE "users"."pregnancy"
	END
FROM "routines" WHERE "routines"."user_id" = "users"."id" AND "routines"."status" = 'ACTIVE';
