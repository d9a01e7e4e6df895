import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { USER_ERROR_CODES, type UserErrorCode, UserErrors } from '../../platform/errors.ts';
import { describedEnum } from './described-enum.ts';

const UserErrorCodeEnum = describedEnum(
  'UserErrorCode',
  'What is wrong with what the person at the screen gave.',
  USER_ERROR_CODES,
);

@ObjectType({
  description: 'Something that the person at the screen can correct. Show the message beside the field.',
})
export class UserError {
  @Field(() => String, { description: 'A sentence in English for the person at the screen.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Path of the input field, as in `["input", "email"]`; null when no single field is meant.',
  })
  field!: string[] | null;

  @Field(() => UserErrorCodeEnum, { description: 'The same fault as a stable code, for programs.' })
  code!: UserErrorCode;
}

/** What every mutation returns besides its own thing. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], {
    description: 'Empty when the mutation was done; otherwise nothing was changed.',
  })
  userErrors!: UserError[];
}

/**
 * Runs a mutation: what `work` returns becomes the payload, and `UserErrors` that it throws become
 * `userErrors` beside nulls.
 */
export async function payload<T extends Payload>(
  type: new () => T,
  work: () => Promise<Omit<T, 'userErrors'>>,
): Promise<T> {
  try {
    return Object.assign(new type(), await work(), { userErrors: [] });
  } catch (error) {
    if (!(error instanceof UserErrors)) throw error;
    const userErrors = error.details.map((detail) => ({
      ...detail,
      field: detail.field.length > 0 ? detail.field : null,
    }));
    return Object.assign(new type(), { userErrors });
  }
}
