-- expand: the first schema
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TYPE "public"."analysis_status" AS ENUM('PENDING', 'PROCESSING', 'COMPLETED', 'REJECTED', 'FAILED');--> statement-breakpoint
CREATE TYPE "public"."mail_token_purpose" AS ENUM('VERIFY_EMAIL', 'RESET_PASSWORD', 'RESTORE_ACCOUNT');--> statement-breakpoint
CREATE TYPE "public"."ingredient_name_kind" AS ENUM('INCI', 'SYNONYM', 'CAS', 'EC');--> statement-breakpoint
CREATE TYPE "public"."notification_kind" AS ENUM('ANALYSIS_COMPLETED', 'ANALYSIS_REJECTED', 'ANALYSIS_FAILED', 'ROUTINE_REMINDER', 'CONSULTATION_UPDATE', 'GOAL_REACHED', 'SECURITY', 'SYSTEM');--> statement-breakpoint
CREATE TYPE "public"."cycle_phase" AS ENUM('MENSTRUATION', 'FOLLICULAR', 'OVULATION', 'LUTEAL');--> statement-breakpoint
CREATE TYPE "public"."routine_log_outcome" AS ENUM('DONE', 'SKIPPED');--> statement-breakpoint
CREATE TYPE "public"."skin_reaction_severity" AS ENUM('MILD', 'MODERATE', 'SEVERE');--> statement-breakpoint
CREATE TYPE "public"."skin_reaction_symptom" AS ENUM('STINGING', 'REDNESS', 'ITCHING', 'PEELING', 'DRYNESS', 'BREAKOUT', 'RASH', 'BLISTERS', 'FACE_SWELLING', 'TROUBLE_BREATHING');--> statement-breakpoint
CREATE TYPE "public"."routine_origin" AS ENUM('GENERATED', 'OWN');--> statement-breakpoint
CREATE TYPE "public"."routine_session" AS ENUM('AM', 'PM');--> statement-breakpoint
CREATE TYPE "public"."routine_status" AS ENUM('DRAFT', 'ACTIVE', 'PAUSED');--> statement-breakpoint
CREATE TYPE "public"."routine_step_type" AS ENUM('OIL_CLEANSER', 'CLEANSER', 'TONER', 'ESSENCE', 'VITAMIN_C_SERUM', 'EXFOLIANT', 'RETINOID', 'SERUM', 'EYE', 'SPOT_TREATMENT', 'MOISTURISER', 'FACE_OIL', 'OCCLUSIVE', 'SUNSCREEN');--> statement-breakpoint
CREATE TYPE "public"."consent_kind" AS ENUM('PHOTO_PROCESSING', 'AGE_16_OR_OLDER');--> statement-breakpoint
CREATE TYPE "public"."export_status" AS ENUM('PENDING', 'READY', 'FAILED', 'EXPIRED');--> statement-breakpoint
CREATE TYPE "public"."pregnancy" AS ENUM('NONE', 'TRYING', 'PREGNANT', 'BREASTFEEDING');--> statement-breakpoint
CREATE TYPE "public"."skin_type" AS ENUM('NORMAL', 'DRY', 'OILY', 'COMBINATION');--> statement-breakpoint
CREATE TYPE "public"."theme" AS ENUM('SYSTEM', 'LIGHT', 'DARK');--> statement-breakpoint
CREATE TYPE "public"."unit_system" AS ENUM('METRIC', 'IMPERIAL');--> statement-breakpoint
CREATE TYPE "public"."user_role" AS ENUM('USER', 'DERMATOLOGIST', 'ADMIN');--> statement-breakpoint
CREATE TYPE "public"."week_start" AS ENUM('MONDAY', 'SATURDAY', 'SUNDAY');--> statement-breakpoint
CREATE TABLE "analyses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"client_request_id" text NOT NULL,
	"note" text,
	"status" "analysis_status" DEFAULT 'PENDING' NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"photo_folder" uuid NOT NULL,
	"photo_width" integer NOT NULL,
	"photo_height" integer NOT NULL,
	"capture" jsonb NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"skin_score" real,
	"hydration" real,
	"oiliness" real,
	"elasticity" real,
	"pores" real,
	"metrics" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"tone" jsonb,
	"confidence" real,
	"heatmaps" text[] DEFAULT '{}' NOT NULL,
	"model_name" text,
	"model_version" text,
	"completed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "analysis_former_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"analysis_id" uuid NOT NULL,
	"model_name" text NOT NULL,
	"model_version" text NOT NULL,
	"status" "analysis_status" NOT NULL,
	"problems" jsonb NOT NULL,
	"metrics" jsonb NOT NULL,
	"tone" jsonb,
	"confidence" real,
	"completed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" "mail_token_purpose" NOT NULL,
	"registration_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pending_registrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"is_first" boolean NOT NULL,
	"password_hash" text NOT NULL,
	"first_name" text,
	"last_name" text,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"device" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"device" text,
	"ip" text,
	"last_used_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "avoided_ingredients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"ingredient_id" uuid NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fragrance_allergens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"annex_entry" text,
	"status" text NOT NULL,
	"threshold_leave_on" real,
	"threshold_rinse_off" real,
	"applies_from" text,
	"sell_through_until" text,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingredient_data" (
	"name" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"loaded_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingredient_names" (
	"ingredient_id" uuid NOT NULL,
	"kind" "ingredient_name_kind" NOT NULL,
	"name" text NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"compact_key" text COLLATE "C" NOT NULL,
	"imported" boolean NOT NULL,
	CONSTRAINT "ingredient_names_ingredient_id_kind_name_key_pk" PRIMARY KEY("ingredient_id","kind","name_key")
);
--> statement-breakpoint
CREATE TABLE "ingredients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"inci_name" text NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"synonyms" text[] DEFAULT '{}' NOT NULL,
	"cas_numbers" text[] DEFAULT '{}' NOT NULL,
	"ec_numbers" text[] DEFAULT '{}' NOT NULL,
	"functions" text[] DEFAULT '{}' NOT NULL,
	"cosing_id" integer,
	"pubchem_id" integer,
	"active_group" text,
	"benefits" text[] DEFAULT '{}' NOT NULL,
	"ratings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"comedogenicity_max" real,
	"eu_annex" text,
	"eu_maximum" text,
	"eu_note" text,
	"pregnancy_advice" text,
	"pregnancy_note" text,
	"photosensitising" boolean,
	"photosensitising_note" text,
	"conflict_note" text,
	"fragrance_allergen_id" uuid,
	"curated" boolean NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_sequences" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"kind" "notification_kind" NOT NULL,
	"title" text NOT NULL,
	"message" text NOT NULL,
	"object_id" uuid,
	"cause" text NOT NULL,
	"read_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"client_request_id" text NOT NULL,
	"metric" text NOT NULL,
	"target" real NOT NULL,
	"date" date NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"baseline" real,
	"reached_at" timestamp (3) with time zone,
	"analysis_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"client_request_id" text NOT NULL,
	"day" date NOT NULL,
	"mood" smallint,
	"stress" smallint,
	"sleep_hours" real,
	"cycle_phase" "cycle_phase",
	"text" text,
	"photo_folder" uuid,
	"photo_width" integer,
	"photo_height" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routine_periods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"routine_id" uuid NOT NULL,
	"started_on" date NOT NULL,
	"ended_on" date
);
--> statement-breakpoint
CREATE TABLE "routine_step_logs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"routine_id" uuid NOT NULL,
	"step_id" uuid,
	"day" date NOT NULL,
	"session" "routine_session" NOT NULL,
	"outcome" "routine_log_outcome" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routine_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"routine_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"session" "routine_session" NOT NULL,
	"type" "routine_step_type" NOT NULL,
	"name" text NOT NULL,
	"label" text,
	"ingredients" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"schedule" jsonb NOT NULL,
	"starts_on" date,
	"paused_from" date,
	"paused_until" date,
	"prescribed" boolean DEFAULT false NOT NULL,
	"established" boolean DEFAULT false NOT NULL,
	"spf" integer,
	"opened_on" date,
	"usable_months" integer,
	"instructions" text,
	"wait_before_minutes" integer DEFAULT 0 NOT NULL,
	"wait_after_minutes" integer DEFAULT 0 NOT NULL,
	"rule_id" text,
	"reason" text,
	"source" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"client_request_id" text NOT NULL,
	"name" text NOT NULL,
	"origin" "routine_origin" NOT NULL,
	"status" "routine_status" DEFAULT 'DRAFT' NOT NULL,
	"starts_on" date NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"profile" jsonb NOT NULL,
	"notes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rules_version" text NOT NULL,
	"analysis_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "skin_reactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"client_request_id" text NOT NULL,
	"routine_id" uuid,
	"step_id" uuid,
	"severity" "skin_reaction_severity" NOT NULL,
	"symptoms" "skin_reaction_symptom"[] NOT NULL,
	"note" text,
	"suspects" text[] NOT NULL,
	"occurred_on" date NOT NULL,
	"rests_until" date NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_id" uuid NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"object_id" uuid,
	"ip" text,
	"details" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" "consent_kind" NOT NULL,
	"version" integer NOT NULL,
	"given_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "data_exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"status" "export_status" DEFAULT 'PENDING' NOT NULL,
	"folder" uuid NOT NULL,
	"bytes" bigint,
	"completed_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "preferences" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"theme" "theme" DEFAULT 'SYSTEM' NOT NULL,
	"units" "unit_system" DEFAULT 'METRIC' NOT NULL,
	"week_starts_on" "week_start" DEFAULT 'MONDAY' NOT NULL,
	"client_data" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "purge_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"purged_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"folders" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" "user_role" DEFAULT 'USER' NOT NULL,
	"first_name" text,
	"last_name" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"birth_year" integer,
	"skin_type" "skin_type",
	"concerns" text[] DEFAULT '{}' NOT NULL,
	"pregnancy" "pregnancy" DEFAULT 'NONE' NOT NULL,
	"profile_picture" uuid,
	"email_verified_at" timestamp (3) with time zone,
	"last_login_at" timestamp (3) with time zone,
	"deactivated_at" timestamp (3) with time zone,
	"purge_receipt" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_lower_case" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
ALTER TABLE "analyses" ADD CONSTRAINT "analyses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_former_results" ADD CONSTRAINT "analysis_former_results_analysis_id_analyses_id_fk" FOREIGN KEY ("analysis_id") REFERENCES "public"."analyses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_tokens" ADD CONSTRAINT "mail_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_tokens" ADD CONSTRAINT "mail_tokens_registration_id_pending_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."pending_registrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_registrations" ADD CONSTRAINT "pending_registrations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "avoided_ingredients" ADD CONSTRAINT "avoided_ingredients_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "avoided_ingredients" ADD CONSTRAINT "avoided_ingredients_ingredient_id_ingredients_id_fk" FOREIGN KEY ("ingredient_id") REFERENCES "public"."ingredients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingredient_names" ADD CONSTRAINT "ingredient_names_ingredient_id_ingredients_id_fk" FOREIGN KEY ("ingredient_id") REFERENCES "public"."ingredients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingredients" ADD CONSTRAINT "ingredients_fragrance_allergen_id_fragrance_allergens_id_fk" FOREIGN KEY ("fragrance_allergen_id") REFERENCES "public"."fragrance_allergens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_sequences" ADD CONSTRAINT "notification_sequences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_analysis_id_analyses_id_fk" FOREIGN KEY ("analysis_id") REFERENCES "public"."analyses"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routine_periods" ADD CONSTRAINT "routine_periods_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routine_periods" ADD CONSTRAINT "routine_periods_routine_id_routines_id_fk" FOREIGN KEY ("routine_id") REFERENCES "public"."routines"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routine_step_logs" ADD CONSTRAINT "routine_step_logs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routine_step_logs" ADD CONSTRAINT "routine_step_logs_routine_id_routines_id_fk" FOREIGN KEY ("routine_id") REFERENCES "public"."routines"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routine_step_logs" ADD CONSTRAINT "routine_step_logs_step_id_routine_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."routine_steps"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routine_steps" ADD CONSTRAINT "routine_steps_routine_id_routines_id_fk" FOREIGN KEY ("routine_id") REFERENCES "public"."routines"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routines" ADD CONSTRAINT "routines_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routines" ADD CONSTRAINT "routines_analysis_id_analyses_id_fk" FOREIGN KEY ("analysis_id") REFERENCES "public"."analyses"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skin_reactions" ADD CONSTRAINT "skin_reactions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skin_reactions" ADD CONSTRAINT "skin_reactions_routine_id_routines_id_fk" FOREIGN KEY ("routine_id") REFERENCES "public"."routines"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skin_reactions" ADD CONSTRAINT "skin_reactions_step_id_routine_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."routine_steps"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "analyses_user_client_request_key" ON "analyses" USING btree ("user_id","client_request_id");--> statement-breakpoint
CREATE INDEX "analyses_user_created_at_id" ON "analyses" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "analyses_photo_folder" ON "analyses" USING btree ("photo_folder");--> statement-breakpoint
CREATE UNIQUE INDEX "analysis_former_results_model_key" ON "analysis_former_results" USING btree ("analysis_id","model_name","model_version");--> statement-breakpoint
CREATE INDEX "mail_tokens_user" ON "mail_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "mail_tokens_registration" ON "mail_tokens" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "mail_tokens_expires_at" ON "mail_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "pending_registrations_user_created_at" ON "pending_registrations" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "pending_registrations_created_at" ON "pending_registrations" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "refresh_tokens_session" ON "refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_expires_at" ON "refresh_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_user_created_at_id" ON "sessions" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "avoided_ingredients_user_ingredient_key" ON "avoided_ingredients" USING btree ("user_id","ingredient_id");--> statement-breakpoint
CREATE INDEX "avoided_ingredients_user_created_at_id" ON "avoided_ingredients" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "fragrance_allergens_name_key" ON "fragrance_allergens" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "ingredient_names_key" ON "ingredient_names" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "ingredient_names_compact" ON "ingredient_names" USING btree ("compact_key");--> statement-breakpoint
CREATE INDEX "ingredient_names_likeness" ON "ingredient_names" USING btree (left(name_key, 1),char_length(name_key)) WHERE kind in ('INCI', 'SYNONYM');--> statement-breakpoint
CREATE INDEX "ingredient_names_trigrams" ON "ingredient_names" USING gin (name_key gin_trgm_ops) WHERE kind in ('INCI', 'SYNONYM');--> statement-breakpoint
CREATE UNIQUE INDEX "ingredients_name_key" ON "ingredients" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "ingredients_functions" ON "ingredients" USING gin ("functions");--> statement-breakpoint
CREATE INDEX "ingredients_allergen" ON "ingredients" USING btree ("fragrance_allergen_id") WHERE fragrance_allergen_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_user_sequence_key" ON "notifications" USING btree ("user_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_user_cause_key" ON "notifications" USING btree ("user_id","cause");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "goals_user_client_request_key" ON "goals" USING btree ("user_id","client_request_id");--> statement-breakpoint
CREATE INDEX "goals_user_created_at_id" ON "goals" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "goals_unreached" ON "goals" USING btree ("user_id") WHERE "goals"."reached_at" is null;--> statement-breakpoint
CREATE INDEX "goals_analysis" ON "goals" USING btree ("analysis_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entries_user_client_request_key" ON "journal_entries" USING btree ("user_id","client_request_id");--> statement-breakpoint
CREATE INDEX "journal_entries_user_day_id" ON "journal_entries" USING btree ("user_id","day","id");--> statement-breakpoint
CREATE INDEX "journal_entries_photo_folder" ON "journal_entries" USING btree ("photo_folder");--> statement-breakpoint
CREATE UNIQUE INDEX "routine_periods_routine_start_key" ON "routine_periods" USING btree ("routine_id","started_on");--> statement-breakpoint
CREATE INDEX "routine_periods_user_start" ON "routine_periods" USING btree ("user_id","started_on");--> statement-breakpoint
CREATE UNIQUE INDEX "routine_step_logs_step_day_key" ON "routine_step_logs" USING btree ("step_id","day");--> statement-breakpoint
CREATE INDEX "routine_step_logs_user_day" ON "routine_step_logs" USING btree ("user_id","day");--> statement-breakpoint
CREATE INDEX "routine_step_logs_routine_day" ON "routine_step_logs" USING btree ("routine_id","day");--> statement-breakpoint
CREATE INDEX "routine_steps_routine_position" ON "routine_steps" USING btree ("routine_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "routines_user_client_request_key" ON "routines" USING btree ("user_id","client_request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "routines_active_key" ON "routines" USING btree ("user_id") WHERE status = 'ACTIVE';--> statement-breakpoint
CREATE INDEX "routines_user_created_at_id" ON "routines" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "routines_analysis" ON "routines" USING btree ("analysis_id");--> statement-breakpoint
CREATE UNIQUE INDEX "skin_reactions_user_client_request_key" ON "skin_reactions" USING btree ("user_id","client_request_id");--> statement-breakpoint
CREATE INDEX "skin_reactions_user_created_at_id" ON "skin_reactions" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "skin_reactions_routine" ON "skin_reactions" USING btree ("routine_id");--> statement-breakpoint
CREATE INDEX "skin_reactions_step" ON "skin_reactions" USING btree ("step_id");--> statement-breakpoint
CREATE INDEX "audit_log_subject_created_at_id" ON "audit_log" USING btree ("subject_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_active_key" ON "consents" USING btree ("user_id","kind") WHERE "consents"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "consents_user_given_at_id" ON "consents" USING btree ("user_id","given_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_exports_pending_key" ON "data_exports" USING btree ("user_id") WHERE "data_exports"."status" = 'PENDING';--> statement-breakpoint
CREATE INDEX "data_exports_user_created_at_id" ON "data_exports" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "users_deactivated_at" ON "users" USING btree ("deactivated_at") WHERE "users"."deactivated_at" is not null;