-- expand: a table for patch tests, columns with defaults, and kinds of notifications that an earlier release cannot show
CREATE TYPE "public"."patch_test_result" AS ENUM('CLEAR', 'REACTED', 'ABANDONED');--> statement-breakpoint
CREATE TYPE "public"."routine_skip_reason" AS ENUM('IRRITATION', 'RECOVERY', 'ON_ADVICE', 'TRAVEL', 'FORGOT', 'OTHER');--> statement-breakpoint
ALTER TYPE "public"."notification_kind" ADD VALUE 'PATCH_TEST_DUE' BEFORE 'SECURITY';--> statement-breakpoint
CREATE TABLE "patch_tests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"client_request_id" text NOT NULL,
	"name" text NOT NULL,
	"label" text,
	"ingredients" jsonb NOT NULL,
	"step_id" uuid,
	"started_on" date NOT NULL,
	"result" "patch_test_result",
	"recorded_at" timestamp (3) with time zone,
	"note" text,
	"reaction_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "routine_step_logs" ADD COLUMN "skip_reason" "routine_skip_reason";--> statement-breakpoint
ALTER TABLE "skin_reactions" ADD COLUMN "used" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "patch_tests" ADD CONSTRAINT "patch_tests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patch_tests" ADD CONSTRAINT "patch_tests_step_id_routine_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."routine_steps"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patch_tests" ADD CONSTRAINT "patch_tests_reaction_id_skin_reactions_id_fk" FOREIGN KEY ("reaction_id") REFERENCES "public"."skin_reactions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "patch_tests_user_client_request_key" ON "patch_tests" USING btree ("user_id","client_request_id");--> statement-breakpoint
CREATE INDEX "patch_tests_user_created_at_id" ON "patch_tests" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "patch_tests_step" ON "patch_tests" USING btree ("step_id");--> statement-breakpoint
CREATE INDEX "patch_tests_reaction" ON "patch_tests" USING btree ("reaction_id");