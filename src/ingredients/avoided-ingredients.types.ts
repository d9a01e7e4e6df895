import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { createConnection } from '../graphql/types/connection.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import { IngredientType } from './ingredients.types.ts';

@ObjectType('AvoidedIngredient', { description: 'An ingredient that the viewer avoids.' })
class AvoidedIngredientType {
  @Field(() => ID, { description: 'Opaque ID of the entry.' })
  id!: string;

  @Field(() => IngredientType, {
    description: 'The ingredient. Other members of its fragrance allergen group are avoided as well.',
  })
  ingredient!: object;

  @Field(() => String, { nullable: true, description: 'Reason, in the viewer’s words.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt!: Date;
}

export const AvoidedIngredientConnection = createConnection(AvoidedIngredientType, 'AvoidedIngredient');

@InputType({ description: 'The ingredient to avoid, by ID or by name.' })
export class AvoidIngredientInput {
  @Field(() => ID, { nullable: true, description: 'Id of the ingredient.' })
  ingredientId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'INCI name, synonym, CAS number or EC number. It must match exactly one known ingredient.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason, up to 500 characters. Omit to keep the current reason; null clears it.',
  })
  note?: string | null;
}

@InputType({ description: 'The ingredient to stop avoiding.' })
export class AllowIngredientInput {
  @Field(() => ID, { description: 'Id of the ingredient.' })
  ingredientId!: string;
}

@ObjectType({ description: 'Return type of `avoidIngredient`.' })
export class AvoidIngredientPayload extends Payload {
  @Field(() => AvoidedIngredientType, {
    nullable: true,
    description: 'The entry, whether new or existing; null if there are `userErrors`.',
  })
  avoidedIngredient?: object | null;
}

@ObjectType({ description: 'Return type of `allowIngredient`.' })
export class AllowIngredientPayload extends Payload {
  @Field(() => IngredientType, {
    nullable: true,
    description: 'The ingredient, which is no longer avoided; null if there are `userErrors`.',
  })
  ingredient?: object | null;
}
