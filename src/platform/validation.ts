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
 * code as `params: { code: 'PASSWORD_TOO_COMMON' }`.
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
  return { code: codeOf(issue), message: textOf(issue), field: ['input', ...issue.path.map(String)] };
}

function codeOf(issue: Issue): UserErrorCode {
  if (issue.code === 'too_small' && issue.origin === 'string') return 'TOO_SHORT';
  if (issue.code === 'too_big' && issue.origin === 'string') return 'TOO_LONG';
  if (issue.code === 'custom') {
    const code = issue.params?.code;
    if (typeof code === 'string' && code in USER_ERROR_CODES) return code as UserErrorCode;
  }
  return 'INVALID';
}

/** A whole number; the message has the parameters `minimum` and `maximum`. */
export const within = (minimum: number, maximum: number, code: MessageCode) =>
  z.int().refine((value) => value >= minimum && value <= maximum, {
    error: code,
    params: { values: { minimum, maximum } },
  });

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
