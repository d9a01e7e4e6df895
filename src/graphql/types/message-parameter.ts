import { Field, ObjectType } from 'type-graphql';
import type { Value } from '../../platform/language/text.ts';

@ObjectType({ description: 'A value in a text.' })
export class MessageParameter {
  @Field(() => String, { description: 'Name of the parameter.' })
  name!: string;

  @Field(() => String, {
    description: 'The value, in the language of the reader where it is a text; a number has a decimal point.',
  })
  value!: Value;
}

export const parametersOf = (params: Readonly<Record<string, Value>>): MessageParameter[] =>
  Object.entries(params).map(([name, value]) => ({
    name,
    value: typeof value === 'number' ? String(value) : value,
  }));
