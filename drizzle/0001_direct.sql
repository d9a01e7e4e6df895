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
ALTER TABLE "dermatologists" ADD CONSTRAINT "dermatologists_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dermatologists_name_id" ON "dermatologists" USING btree (lower("display_name"),"user_id");