-- expand: a table for merged ingredients
CREATE TABLE "merged_ingredients" (
	"former_id" uuid PRIMARY KEY NOT NULL,
	"ingredient_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "merged_ingredients" ADD CONSTRAINT "merged_ingredients_ingredient_id_ingredients_id_fk" FOREIGN KEY ("ingredient_id") REFERENCES "public"."ingredients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "merged_ingredients_ingredient" ON "merged_ingredients" USING btree ("ingredient_id");