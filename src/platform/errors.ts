import { SOMEBODY } from './language/language.ts';
import { render } from './language/render.ts';
import { type MessageCode, messageOf, type Text } from './language/text.ts';

/** Codes of top-level errors, as clients read them in `extensions.code`, and what a client does about each. */
export const FAULT_CODES = {
  UNAUTHENTICATED: 'Log in, or refresh the session.',
  FORBIDDEN: 'The account does not have the required role.',
  NOT_FOUND: 'The object does not exist or is not visible to the viewer.',
  BAD_USER_INPUT: 'Correct the arguments or variables.',
  IDEMPOTENCY_MISMATCH:
    'The `clientRequestId` was used before for something else; make a new one for each thing that is sent.',
  RATE_LIMITED: 'Retry after `extensions.retryAfterSeconds`.',
  PAYLOAD_TOO_LARGE: 'Send less at once.',
  OPERATION_TOO_COSTLY: 'Request less at once.',
  RESPONSE_TOO_LARGE: 'Request less at once.',
  SERVICE_UNAVAILABLE: 'Retry in a moment.',
} as const;
export type FaultCode = keyof typeof FAULT_CODES;

/** An error that only the calling program can correct. Its text is sent to clients in their language: no SQL, path or library name. */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: FaultCode,
    readonly text: Text,
    readonly extensions: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(render(text, SOMEBODY), options);
  }
}

/** What can be missing: `not-found.<thing>` in `data/messages/<language>/faults.json`. */
export type Thing = MessageCode extends infer Code
  ? Code extends `faults.not-found.${infer Name}`
    ? Name
    : never
  : never;

export const notFound = (thing: Thing) => new Fault('NOT_FOUND', messageOf(`faults.not-found.${thing}`));
export const unauthenticated = (text: Text) => new Fault('UNAUTHENTICATED', text);
export const badInput = (text: Text) => new Fault('BAD_USER_INPUT', text);
export const unavailable = (text: Text, cause?: unknown) =>
  new Fault('SERVICE_UNAVAILABLE', text, {}, { cause });

/** Codes of `UserError`: errors the user can correct. */
export const USER_ERROR_CODES = {
  REQUIRED: 'A value is missing or empty.',
  NOT_ALLOWED: 'The value is not among those allowed here; `allowed` lists them where there are few.',
  UNKNOWN: 'The value names nothing known; see `suggestions`.',
  INVALID_FORMAT: 'The value is not of the form that the message states.',
  TOO_SHORT: 'The text is shorter than `minimum` characters.',
  TOO_LONG: 'The text is longer than `maximum`: characters, or KB of JSON.',
  TOO_MANY: 'The list has more than `maximum` items.',
  TOO_SMALL: 'The number is below `minimum`.',
  TOO_LARGE: 'The number is above `maximum`.',
  TOO_EARLY: 'The day is before `minimum`.',
  TOO_LATE: 'The day is after `maximum`.',
  CONFLICT: 'The value contradicts another one in the input.',
  UNCHANGED: 'The value is the present one; choose another.',
  TAKEN: 'Something with this value exists already.',
  OUTDATED: 'The version is not the present one, which is `version`; read that first.',
  LIMIT_REACHED: 'There are `maximum` already, or too many in a short time; remove or finish one, or wait.',
  AGE_RESTRICTED: 'The person is younger than `age`.',
  PASSWORD_TOO_COMMON: 'The password is on lists of common passwords.',
  INVALID_CREDENTIALS: 'The email address or the password is wrong.',
  NOT_VERIFIED: 'The email address has not been verified yet; use the link in the email, or request another.',
  TOKEN_INVALID: 'The token is unknown, used or expired; request a new one.',
  CONSENT_REQUIRED: 'A consent is missing; give it with `giveConsent`.',
  UNSUPPORTED_IMAGE: 'The file is not a readable photo; send JPEG, PNG or WebP.',
  PHOTO_TOO_SMALL: 'The photo has too few pixels.',
  PHOTO_TOO_LARGE: 'The photo has too many pixels.',
  CONFIRMATION_REQUIRED: 'The advice must be confirmed first: show it, then send the same again.',
  INVALID_STATE: 'The action is not allowed in the current state of the object.',
} as const;
export type UserErrorCode = keyof typeof USER_ERROR_CODES;

export interface UserErrorDetail {
  code: UserErrorCode;
  message: Text;
  /** Path of the input field, as in `['input', 'email']`. */
  field: string[];
  /** What the message is about, for programs; besides the plain parameters of the message. */
  params?: Readonly<Record<string, string | number>>;
  /** What may have been meant instead, most likely first. */
  suggestions?: Text[];
}

/** Thrown by services; becomes the `userErrors` of a payload. Inside a transaction it rolls back. */
export class UserErrors extends Error {
  override readonly name = 'UserErrors';

  /** @param shown Fields of the payload beside `userErrors`, such as the help in an emergency. */
  constructor(
    readonly details: readonly UserErrorDetail[],
    readonly shown: Readonly<Record<string, unknown>> = {},
  ) {
    super(render(textOf(details), SOMEBODY));
  }
}

const textOf = (details: readonly UserErrorDetail[]): Text => details.map(({ message }) => message);

export const userError = (code: UserErrorCode, message: Text, ...field: string[]) =>
  userErrorWith({}, code, message, ...field);

/** The same with parameters that the message does not show. */
export const userErrorWith = (
  params: NonNullable<UserErrorDetail['params']>,
  code: UserErrorCode,
  message: Text,
  ...field: string[]
) => new UserErrors([{ code, message, params, field: field.length > 0 ? ['input', ...field] : [] }]);

/** Throws TOO_EARLY or TOO_LATE for a day outside of a range of days. */
export function requireDay(
  day: string,
  [minimum, maximum]: readonly [minimum: string, maximum: string],
  message: Text,
  ...field: string[]
): void {
  if (day >= minimum && day <= maximum) return;
  throw userErrorWith({ minimum, maximum }, day < minimum ? 'TOO_EARLY' : 'TOO_LATE', message, ...field);
}

/** Runs the work of a query, which has no `userErrors`: a `UserErrors` becomes the fault BAD_USER_INPUT. */
export async function asBadInput<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserErrors ? badInput(textOf(error.details)) : error;
  }
}
