import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import {
  USER_ERROR_CODES,
  type UserErrorCode,
  type UserErrorDetail,
  UserErrors,
} from '../../platform/errors.ts';
import { isMessage, type Text } from '../../platform/language/text.ts';
import { describedEnum } from './described-enum.ts';
import { MessageParameter, parametersOf } from './message-parameter.ts';

const UserErrorCodeEnum = describedEnum('UserErrorCode', 'Code of a user error.', USER_ERROR_CODES);

@ObjectType({
  description: 'An error the person can correct. Show the message next to the field.',
})
export class UserError {
  @Field(() => String, { description: 'Message for display to the person, in their language.' })
  message!: Text;

  @Field(() => [String], {
    nullable: true,
    description:
      'Path of the input field, such as `["input", "email"]`; null if it does not concern a single field.',
  })
  field!: string[] | null;

  @Field(() => UserErrorCodeEnum, { description: 'Stable code of the error.' })
  code!: UserErrorCode;

  @Field(() => [MessageParameter], {
    description:
      'What the error is about, such as `minimum`, `maximum`, `allowed` or the missing `consent`; the names of an error do not change. Days are `YYYY-MM-DD`, lists are separated by commas.',
  })
  params!: MessageParameter[];

  @Field(() => [String], {
    description: 'What may have been meant instead, most likely first; at most 5. Empty for most errors.',
  })
  suggestions!: Text[];
}

/** The numbers, words and days of a message, without the texts in it. */
const plainParams = (text: Text): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries((isMessage(text) && text.params) || {}).flatMap(([name, value]) => {
      if (typeof value !== 'object') return [[name, value] as const];
      return 'day' in value ? [[name, value.day] as const] : [];
    }),
  );

export const toUserError = (detail: UserErrorDetail): UserError => ({
  suggestions: [],
  ...detail,
  params: parametersOf({ ...plainParams(detail.message), ...detail.params }),
  field: detail.field.length > 0 ? detail.field : null,
});

/** Fields common to all mutation payloads. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], {
    description: 'Errors the person can correct. If not empty, nothing was changed.',
  })
  userErrors!: UserError[];
}

/**
 * Runs a mutation: the result of `work` becomes the payload; `UserErrors` that it throws become `userErrors`, with all
 * other fields null but those that the error shows.
 */
export async function payload<T extends Payload>(
  type: new () => T,
  work: () => Promise<Omit<T, 'userErrors'>>,
): Promise<T> {
  try {
    return Object.assign(new type(), await work(), { userErrors: [] });
  } catch (error) {
    if (!(error instanceof UserErrors)) throw error;
    return Object.assign(new type(), error.shown, { userErrors: error.details.map(toUserError) });
  }
}
