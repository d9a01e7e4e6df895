-- expand: a column that may be empty
ALTER TABLE "consents" ADD COLUMN "language" text;