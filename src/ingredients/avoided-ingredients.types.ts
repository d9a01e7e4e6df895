import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { IdOf } from '../graphql/ids/bind-ids.ts';
import { NodeType } from '../graphql/ids/node.types.ts';
import { OneOf } from '../graphql/one-of.ts';
import { WithEdge } from '../graphql/payload-edges.ts';
import { Rows } from '../graphql/planner/needs.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { Payload } from '../graphql/types/payload.ts';
import { DateTime } from '../graphql/types/scalars.ts';
import type { IngredientFamily } from '../rules/ingredient-families.ts';
import { avoidedIngredients } from './facts/ingredients.table.ts';
import { IngredientFamilyEnum } from './ingredient-enums.ts';
import { IngredientType } from './ingredients.types.ts';

@Rows(avoidedIngredients)
@ObjectType('AvoidedIngredient', {
  implements: NodeType,
  description: 'An ingredient that the viewer avoids.',
})
export class AvoidedIngredientType {
  @Field(() => ID, { description: 'Opaque ID of the entry.' })
  id!: string;

  @Field(() => String, { nullable: true, name: 'reason', description: 'Reason, in the viewer’s words.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt!: Date;
}

export const AvoidedIngredientConnection = createConnection(AvoidedIngredientType, 'AvoidedIngredient');

@ObjectType('AvoidedFamily', {
  implements: NodeType,
  description: 'A family of ingredients that the viewer avoids.',
})
export class AvoidedFamilyType {
  @Field(() => ID, { description: 'Opaque ID of the entry.' })
  id!: string;

  @Field(() => IngredientFamilyEnum, { description: 'The family; all its members are avoided.' })
  family!: IngredientFamily;

  @Field(() => String, { nullable: true, name: 'reason', description: 'Reason, in the viewer’s words.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt!: Date;
}

@OneOf()
@InputType({ description: 'An ingredient or a family of ingredients.' })
export class AvoidedTargetInput {
  @IdOf('Ingredient')
  @Field(() => ID, { nullable: true, description: 'Id of the ingredient.' })
  ingredientId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'INCI name, synonym, everyday name, CAS number or EC number of one ingredient, or the name of a family in English or German, such as `parabens` or `Duftstoffe`.',
  })
  name?: string | null;

  @Field(() => IngredientFamilyEnum, { nullable: true, description: 'A family of ingredients.' })
  family?: IngredientFamily | null;
}

@InputType({ description: 'What to avoid, and why.' })
export class AvoidIngredientInput {
  @Field(() => AvoidedTargetInput, { description: 'What to avoid.' })
  target!: AvoidedTargetInput;

  @Field(() => String, {
    nullable: true,
    description: 'Reason, up to 500 characters. Omit to keep the current reason; null clears it.',
  })
  reason?: string | null;
}

@OneOf()
@InputType({ description: 'What to stop avoiding.' })
export class AllowIngredientInput {
  @IdOf('Ingredient')
  @Field(() => ID, { nullable: true, description: 'Id of the ingredient.' })
  ingredientId?: string | null;

  @Field(() => IngredientFamilyEnum, { nullable: true, description: 'A family of ingredients.' })
  family?: IngredientFamily | null;
}

@ObjectType({ description: 'Return type of `avoidIngredient`.' })
export class AvoidIngredientPayload extends Payload {
  @WithEdge()
  @Field(() => AvoidedIngredientType, {
    nullable: true,
    description: 'The entry, whether new or existing; null for a family, and if there are `userErrors`.',
  })
  avoidedIngredient?: object | null;

  @Field(() => AvoidedFamilyType, {
    nullable: true,
    description: 'The entry of a family, whether new or existing; null for an ingredient.',
  })
  avoidedFamily?: object | null;
}

@ObjectType({ description: 'Return type of `allowIngredient`.' })
export class AllowIngredientPayload extends Payload {
  @Field(() => IngredientType, {
    nullable: true,
    description:
      'The ingredient, which is no longer avoided; null for a family, and if there are `userErrors`. It may still be a member of an avoided family.',
  })
  ingredient?: object | null;

  @Field(() => IngredientFamilyEnum, {
    nullable: true,
    description: 'The family, which is no longer avoided; null for an ingredient.',
  })
  family?: IngredientFamily | null;

  @IdOf('AvoidedIngredient')
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the deleted entry of an ingredient; null if there was none.',
  })
  deletedAvoidedIngredientId?: string | null;

  @IdOf('AvoidedFamily')
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the deleted entry of a family; null if there was none.',
  })
  deletedAvoidedFamilyId?: string | null;
}
