-- expand: a column that may be empty
ALTER TABLE "routine_steps" ADD COLUMN "allowed_for" "pregnancy";