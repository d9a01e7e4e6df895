-- expand: a column that may be empty
ALTER TABLE "fragrance_allergens" ADD COLUMN "restriction" text;