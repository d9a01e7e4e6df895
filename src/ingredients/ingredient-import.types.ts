import 'reflect-metadata';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../graphql/http/uploads.ts';
import { Payload } from '../graphql/types/payload.ts';
import type { Text } from '../platform/language/text.ts';
import type { RejectReason } from './import/import-rows.ts';
import { RejectReasonEnum } from './ingredient-enums.ts';

@ObjectType('IngredientImportReject', { description: 'A row that was skipped or imported in part.' })
class IngredientImportRejectType {
  @Field(() => Int, { description: 'Line number in the file, starting at 1.' })
  line!: number;

  @Field(() => RejectReasonEnum, { description: 'Reason, as a stable code.' })
  reason!: RejectReason;

  @Field(() => String, { description: 'Reason, as a sentence in the language of the reader.' })
  message!: Text;

  @Field(() => String, { nullable: true, description: 'First 200 characters of the name.' })
  name!: string | null;
}

@ObjectType('IngredientImport', { description: 'Result of an import.' })
class IngredientImportType {
  @Field(() => Int, { description: 'Number of rows in the file, without the header.' })
  rowCount!: number;

  @Field(() => Int, { description: 'Number of new ingredients.' })
  createdCount!: number;

  @Field(() => Int, { description: 'Number of ingredients that were updated.' })
  updatedCount!: number;

  @Field(() => Int, { description: 'Number of ingredients that were already up to date.' })
  unchangedCount!: number;

  @Field(() => Int, { description: 'Number of skipped rows.' })
  rejectedCount!: number;

  @Field(() => [IngredientImportRejectType], {
    description:
      'The first 1,000 skipped rows, by line. The `ingredients:import` command prints all of them.',
  })
  rejects!: object[];

  @Field(() => Int, { description: 'Number of rows that were imported without one of their CAS numbers.' })
  warningCount!: number;

  @Field(() => [IngredientImportRejectType], {
    description: 'The first 1,000 rows that were imported without one of their CAS numbers, by line.',
  })
  warnings!: object[];
}

@InputType({ description: 'A CSV of ingredients, such as a CosIng export.' })
export class ImportIngredientsInput {
  @Field(() => Upload, {
    description:
      'CSV in UTF-8 or UTF-16 with comma, semicolon, tab or bar, up to 10 MB, with a header: the INCI name and at least one of CAS No, EC No, Function, COSING Ref No, Restriction, INN name, Ph. Eur. Name, Synonyms.',
  })
  file!: FileUpload;

  @Field(() => String, {
    description: 'Source of the data, such as `CosIng, export of 2026-05-01`; up to 500 characters.',
  })
  source!: string;
}

@ObjectType({ description: 'Return type of `importIngredients`.' })
export class ImportIngredientsPayload extends Payload {
  @Field(() => IngredientImportType, {
    nullable: true,
    description: 'Summary of the import, which is applied atomically; null if there are `userErrors`.',
  })
  import?: object | null;
}
