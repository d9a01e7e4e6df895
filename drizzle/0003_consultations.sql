-- expand: tables for consultations and dermatologists
CREATE TYPE "public"."consultation_action" AS ENUM('REQUEST', 'CLAIM', 'START_REVIEW', 'DECLINE', 'REQUEST_INFORMATION', 'ANSWER', 'POST_MESSAGE', 'CANCEL', 'RATE', 'CLOSE', 'RELEASE', 'EXPIRE');--> statement-breakpoint
CREATE TYPE "public"."consultation_side" AS ENUM('PATIENT', 'DERMATOLOGIST', 'SYSTEM');--> statement-breakpoint
CREATE TYPE "public"."consultation_status" AS ENUM('PENDING', 'ASSIGNED', 'IN_REVIEW', 'NEEDS_INFO', 'ANSWERED', 'CLOSED', 'CANCELLED', 'EXPIRED');--> statement-breakpoint
CREATE TYPE "public"."consultation_message_kind" AS ENUM('MESSAGE', 'INFORMATION_REQUEST', 'ANSWER');--> statement-breakpoint
CREATE TYPE "public"."consultation_photo_kind" AS ENUM('ANALYSIS', 'REQUEST', 'MESSAGE');--> statement-breakpoint
CREATE TABLE "consultation_declines" (
	"consultation_id" uuid NOT NULL,
	"dermatologist_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consultation_declines_consultation_id_dermatologist_id_pk" PRIMARY KEY("consultation_id","dermatologist_id")
);
--> statement-breakpoint
CREATE TABLE "consultation_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"action" "consultation_action" NOT NULL,
	"from_status" "consultation_status",
	"to_status" "consultation_status" NOT NULL,
	"side" "consultation_side" NOT NULL,
	"actor_id" uuid,
	"reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" "consultation_message_kind" DEFAULT 'MESSAGE' NOT NULL,
	"side" "consultation_side" NOT NULL,
	"author_id" uuid,
	"client_request_id" text,
	"text" text,
	"read_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"kind" "consultation_photo_kind" NOT NULL,
	"message_id" uuid,
	"position" smallint NOT NULL,
	"folder" uuid NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_receipts" (
	"consultation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"read_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consultation_receipts_consultation_id_user_id_pk" PRIMARY KEY("consultation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"client_request_id" text NOT NULL,
	"status" "consultation_status" DEFAULT 'PENDING' NOT NULL,
	"urgent" boolean NOT NULL,
	"question" text NOT NULL,
	"description" text,
	"red_flags" jsonb NOT NULL,
	"snapshot" jsonb NOT NULL,
	"analysis_id" uuid,
	"dermatologist_id" uuid,
	"requested_dermatologist_id" uuid,
	"reserved_until" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"claimed_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"rating" smallint,
	"rating_comment" text,
	"rated_at" timestamp (3) with time zone,
	"message_sequence" integer DEFAULT 0 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consultations_assigned" CHECK ("consultations"."status" not in ('ASSIGNED', 'IN_REVIEW', 'NEEDS_INFO') or "consultations"."dermatologist_id" is not null),
	CONSTRAINT "consultations_unassigned" CHECK ("consultations"."status" <> 'PENDING' or "consultations"."dermatologist_id" is null),
	CONSTRAINT "consultations_rating" CHECK ("consultations"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "dermatologists" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"title" text,
	"specialities" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"bio" text,
	"accepting_cases" boolean DEFAULT true NOT NULL,
	"rating_count" integer DEFAULT 0 NOT NULL,
	"rating_mean" real,
	"median_response_minutes" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dermatologists_rated" CHECK (("dermatologists"."rating_mean" is null) = ("dermatologists"."rating_count" = 0))
);
--> statement-breakpoint
ALTER TABLE "consultation_declines" ADD CONSTRAINT "consultation_declines_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_declines" ADD CONSTRAINT "consultation_declines_dermatologist_id_users_id_fk" FOREIGN KEY ("dermatologist_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_events" ADD CONSTRAINT "consultation_events_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_events" ADD CONSTRAINT "consultation_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_messages" ADD CONSTRAINT "consultation_messages_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_messages" ADD CONSTRAINT "consultation_messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_photos" ADD CONSTRAINT "consultation_photos_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_photos" ADD CONSTRAINT "consultation_photos_message_id_consultation_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."consultation_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_receipts" ADD CONSTRAINT "consultation_receipts_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_receipts" ADD CONSTRAINT "consultation_receipts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_dermatologist_id_users_id_fk" FOREIGN KEY ("dermatologist_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_requested_dermatologist_id_users_id_fk" FOREIGN KEY ("requested_dermatologist_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dermatologists" ADD CONSTRAINT "dermatologists_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consultation_declines_dermatologist" ON "consultation_declines" USING btree ("dermatologist_id");--> statement-breakpoint
CREATE INDEX "consultation_events_consultation" ON "consultation_events" USING btree ("consultation_id","id");--> statement-breakpoint
CREATE INDEX "consultation_events_actor" ON "consultation_events" USING btree ("actor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_messages_sequence_key" ON "consultation_messages" USING btree ("consultation_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_messages_client_request_key" ON "consultation_messages" USING btree ("consultation_id","author_id","client_request_id");--> statement-breakpoint
CREATE INDEX "consultation_messages_author" ON "consultation_messages" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "consultation_photos_consultation" ON "consultation_photos" USING btree ("consultation_id","kind","position");--> statement-breakpoint
CREATE INDEX "consultation_photos_message" ON "consultation_photos" USING btree ("message_id","position");--> statement-breakpoint
CREATE INDEX "consultation_photos_folder" ON "consultation_photos" USING btree ("folder");--> statement-breakpoint
CREATE INDEX "consultation_receipts_user" ON "consultation_receipts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consultations_user_client_request_key" ON "consultations" USING btree ("user_id","client_request_id");--> statement-breakpoint
CREATE INDEX "consultations_user_created_at_id" ON "consultations" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "consultations_dermatologist_id" ON "consultations" USING btree ("dermatologist_id","id");--> statement-breakpoint
CREATE INDEX "consultations_dermatologist_answered_at" ON "consultations" USING btree ("dermatologist_id","answered_at");--> statement-breakpoint
CREATE INDEX "consultations_answered_at" ON "consultations" USING btree ("answered_at") WHERE answered_at is not null;--> statement-breakpoint
CREATE INDEX "consultations_requested_dermatologist" ON "consultations" USING btree ("requested_dermatologist_id");--> statement-breakpoint
CREATE INDEX "consultations_queue" ON "consultations" USING btree ((not "urgent"),"id") WHERE status = 'PENDING';--> statement-breakpoint
CREATE INDEX "consultations_expires_at" ON "consultations" USING btree ("expires_at") WHERE expires_at is not null;--> statement-breakpoint
CREATE INDEX "consultations_analysis" ON "consultations" USING btree ("analysis_id");--> statement-breakpoint
CREATE INDEX "dermatologists_name_id" ON "dermatologists" USING btree (lower("display_name"),"user_id");