import 'reflect-metadata';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../graphql/http/uploads.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { RejectReason } from './import/import-rows.ts';
import { RejectReasonEnum } from './ingredient-enums.ts';
import { IngredientType } from './ingredients.types.ts';

@ObjectType('AvoidedIngredient', { description: 'An ingredient that the viewer does not want.' })
class AvoidedIngredientType {
  @Field(() => ID, { description: 'Opaque id of the entry.' })
  id!: string;

  @Field(() => IngredientType, {
    description: 'The ingredient. Others of its group of fragrance allergens are avoided with it.',
  })
  ingredient!: object;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the viewer.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'Since when.' })
  createdAt!: Date;
}

export const AvoidedIngredientConnection = createConnection(AvoidedIngredientType, 'AvoidedIngredient');

@InputType({ description: 'What to avoid: by its id, or by a name.' })
export class AvoidIngredientInput {
  @Field(() => ID, { nullable: true, description: 'Id of the ingredient.' })
  ingredientId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'INCI name, another name, CAS or EC number; it must be exactly one that is known.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, up to 500 characters. Absent keeps the one that is there, null clears it.',
  })
  note?: string | null;
}

@InputType({ description: 'What to avoid no longer.' })
export class AllowIngredientInput {
  @Field(() => ID, { description: 'Id of the ingredient.' })
  ingredientId!: string;
}

@InputType({ description: 'A CSV of ingredients, such as an export of CosIng.' })
export class ImportIngredientsInput {
  @Field(() => Upload, {
    description:
      'CSV in UTF-8 with comma, semicolon or tab, up to 10 MB, with a header: the INCI name and at least one of CAS No, EC No, Function, COSING Ref No, Restriction, INN name, Ph. Eur. Name, Synonyms.',
  })
  file!: FileUpload;

  @Field(() => String, {
    description: 'Where it is from, as `CosIng, export of 2026-05-01`; up to 500 characters.',
  })
  source!: string;
}

@ObjectType({ description: 'Result of avoidIngredient.' })
export class AvoidIngredientPayload extends Payload {
  @Field(() => AvoidedIngredientType, { nullable: true, description: 'The entry, new or as it was.' })
  avoidedIngredient?: object | null;
}

@ObjectType({ description: 'Result of allowIngredient.' })
export class AllowIngredientPayload extends Payload {
  @Field(() => IngredientType, { nullable: true, description: 'The ingredient, which is avoided no longer.' })
  ingredient?: object | null;
}

@ObjectType('IngredientImportReject', { description: 'A row that was left out.' })
class IngredientImportRejectType {
  @Field(() => Int, { description: 'Line of the file, 1 for the first.' })
  line!: number;

  @Field(() => RejectReasonEnum, { description: 'Why, for programs.' })
  reason!: RejectReason;

  @Field(() => String, { description: 'Why, in a sentence.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The first 200 characters of its name.' })
  name!: string | null;
}

@ObjectType('IngredientImport', { description: 'What an import did.' })
class IngredientImportType {
  @Field(() => Int, { description: 'Rows of the file without its header.' })
  rowCount!: number;

  @Field(() => Int, { description: 'New ingredients.' })
  createdCount!: number;

  @Field(() => Int, { description: 'Ingredients that were there and are different now.' })
  updatedCount!: number;

  @Field(() => Int, { description: 'Ingredients that were there just like this.' })
  unchangedCount!: number;

  @Field(() => Int, { description: 'Rows that were left out.' })
  rejectedCount!: number;

  @Field(() => [IngredientImportRejectType], {
    description:
      'The first 1,000 rows that were left out, by line. The command `ingredients:import` prints all.',
  })
  rejects!: object[];
}

@ObjectType({ description: 'Result of importIngredients.' })
export class ImportIngredientsPayload extends Payload {
  @Field(() => IngredientImportType, { nullable: true, description: 'What was done; all of it in one step.' })
  import?: object | null;
}
