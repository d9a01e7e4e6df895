import { z } from 'zod';
import { USER_ERROR_CODES, type UserErrorCode, type UserErrorDetail, UserErrors } from './errors.ts';
import { type MessageCode, messageOf, type Text, type Value } from './language/text.ts';

type Issue = z.core.$ZodIssue;

/** A client-generated id that makes a request idempotent: 1 to 100 characters. */
export const clientRequestIdField = z.string().trim().min(1).max(100).nullish();

/** The message of a check. Its parameters are `minimum` and `maximum`, and for a `refine` its `params.values`. */
export const says = (code: MessageCode): string => code;

/**
 * Validates user input. Throws `UserErrors` with one detail for each issue. A `refine` sets its
 * code as `params: { code: 'PASSWORD_TOO_COMMON' }`; without one it is INVALID_FORMAT.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: withoutMessage });
  if (parsed.success) return parsed.data;
  throw new UserErrors(parsed.error.issues.map(toDetail));
}

/** The message of a check that has none of its own. */
function withoutMessage({ code, origin }: z.core.$ZodRawIssue): string {
  if (code === 'too_small' && origin === 'string') return says('faults.input.text-too-short');
  if (code === 'too_big' && origin === 'string') return says('faults.input.text-too-long');
  if (code === 'too_big' && origin === 'array') return says('faults.input.list-too-long');
  return says('faults.input.invalid');
}

function toDetail(issue: Issue): UserErrorDetail {
  return {
    code: codeOf(issue),
    message: textOf(issue),
    field: ['input', ...issue.path.map(String)],
    ...(issue.code === 'invalid_value' && { params: { allowed: issue.values.join(', ') } }),
  };
}

function codeOf(issue: Issue): UserErrorCode {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'number') return 'TOO_SMALL';
      return issue.origin === 'string' && issue.minimum > 1 ? 'TOO_SHORT' : 'REQUIRED';
    case 'too_big':
      if (issue.origin === 'number') return 'TOO_LARGE';
      return issue.origin === 'string' ? 'TOO_LONG' : 'TOO_MANY';
    case 'invalid_value':
      return issue.input === undefined ? 'REQUIRED' : 'NOT_ALLOWED';
    case 'invalid_type':
      return issue.input == null ? 'REQUIRED' : 'INVALID_FORMAT';
    default: {
      const code = issue.code === 'custom' ? issue.params?.code : undefined;
      return typeof code === 'string' && code in USER_ERROR_CODES
        ? (code as UserErrorCode)
        : 'INVALID_FORMAT';
    }
  }
}

/** A whole number; the message has the parameters `minimum` and `maximum`. */
export const within = (minimum: number, maximum: number, code: MessageCode) =>
  z.int().superRefine(bounded([minimum, maximum], code, ['TOO_SMALL', 'TOO_LARGE']));

/** A day; the message may have the parameters `minimum` and `maximum`. */
export const dayWithin = (minimum: string, maximum: string, code: MessageCode) =>
  z.string().superRefine(bounded([minimum, maximum], code, ['TOO_EARLY', 'TOO_LATE']));

const bounded =
  <T extends number | string>(
    [minimum, maximum]: readonly [minimum: T, maximum: T],
    message: MessageCode,
    [below, above]: readonly [UserErrorCode, UserErrorCode],
  ) =>
  (value: T, context: z.RefinementCtx): void => {
    if (value >= minimum && value <= maximum) return;
    const params = { code: value < minimum ? below : above, values: { minimum, maximum } };
    context.addIssue({ code: 'custom', message, params });
  };

const CODE = /^[\w-]+(\.[\w-]+)+$/;

function textOf(issue: Issue): Text {
  if (!CODE.test(issue.message)) return issue.message;
  const { minimum, maximum, params } = issue as {
    minimum?: Value;
    maximum?: Value;
    params?: { values?: object };
  };
  return messageOf(issue.message, {
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...params?.values,
  });
}
