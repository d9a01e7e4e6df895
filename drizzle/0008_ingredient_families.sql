-- expand: tables for families of ingredients
CREATE TABLE "avoided_families" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"family" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingredient_families" (
	"family" text NOT NULL,
	"ingredient_id" uuid NOT NULL,
	CONSTRAINT "ingredient_families_family_ingredient_id_pk" PRIMARY KEY("family","ingredient_id")
);
--> statement-breakpoint
ALTER TABLE "avoided_families" ADD CONSTRAINT "avoided_families_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingredient_families" ADD CONSTRAINT "ingredient_families_ingredient_id_ingredients_id_fk" FOREIGN KEY ("ingredient_id") REFERENCES "public"."ingredients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "avoided_families_user_family_key" ON "avoided_families" USING btree ("user_id","family");--> statement-breakpoint
CREATE INDEX "ingredient_families_ingredient" ON "ingredient_families" USING btree ("ingredient_id","family");