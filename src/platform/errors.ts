import { SOMEBODY } from './language/language.ts';
import { render } from './language/render.ts';
import { type MessageCode, messageOf, type Text } from './language/text.ts';

/** Codes of top-level errors, as clients read them in `extensions.code`. */
export const FAULT_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'PAYLOAD_TOO_LARGE',
  'OPERATION_TOO_COSTLY',
  'RESPONSE_TOO_LARGE',
  'SERVICE_UNAVAILABLE',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

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
  INVALID: 'The value is invalid; see the message.',
  TOO_SHORT: 'The text is shorter than allowed.',
  TOO_LONG: 'The text is longer than allowed.',
  PASSWORD_TOO_COMMON: 'The password is on lists of common passwords.',
  INVALID_CREDENTIALS: 'The email address or the password is wrong.',
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

  constructor(readonly details: readonly UserErrorDetail[]) {
    super(render(textOf(details), SOMEBODY));
  }
}

const textOf = (details: readonly UserErrorDetail[]): Text => details.map(({ message }) => message);

export const userError = (code: UserErrorCode, message: Text, ...field: string[]) =>
  new UserErrors([{ code, message, field: field.length > 0 ? ['input', ...field] : [] }]);

/** Runs the work of a query, which has no `userErrors`: a `UserErrors` becomes the fault BAD_USER_INPUT. */
export async function asBadInput<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserErrors ? badInput(textOf(error.details)) : error;
  }
}
