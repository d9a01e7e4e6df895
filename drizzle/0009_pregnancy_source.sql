-- expand: a column that may be empty
ALTER TABLE "ingredients" ADD COLUMN "pregnancy_source" text;