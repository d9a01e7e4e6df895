-- expand: an index goes; searches of an earlier release only become slower
DROP INDEX "ingredient_names_likeness";