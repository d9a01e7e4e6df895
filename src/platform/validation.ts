import { z } from 'zod';
import { USER_ERROR_CODES, type UserErrorCode, type UserErrorDetail, UserErrors } from './errors.ts';

type Issue = z.core.$ZodIssue;

/** A client-generated id that makes a request idempotent: 1 to 100 characters. */
export const clientRequestIdField = z.string().trim().min(1).max(100).nullish();

/**
 * Validates user input. Throws `UserErrors` with one detail for each issue. A `refine` sets its
 * code as `params: { code: 'PASSWORD_TOO_COMMON' }`.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new UserErrors(parsed.error.issues.map(toDetail));
}

function toDetail(issue: Issue): UserErrorDetail {
  return { code: codeOf(issue), message: issue.message, field: ['input', ...issue.path.map(String)] };
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
