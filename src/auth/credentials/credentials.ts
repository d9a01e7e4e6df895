import { z } from 'zod';
import { userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { canonicalAddress, isAddress } from '../../platform/mail/address.ts';
import { MAX_PASSWORD_LENGTH } from '../../platform/password-hash.ts';
import { says } from '../../platform/validation.ts';
import { isCommonPassword, wordsOfAddress } from './common-passwords.ts';

const MIN_PASSWORD_LENGTH = 12;

/** In canonical form, at most 254 characters (RFC 5321). */
export const emailField = z
  .string()
  .transform(canonicalAddress)
  .pipe(
    z
      .string()
      .max(254, { abort: true, error: says('auth.email.too-long') })
      .refine(isAddress, says('auth.email.invalid')),
  );

/** Any password that an account could have. */
export const givenPasswordField = z.string().refine((password) => !isTooLong(password), {
  abort: true,
  message: says('auth.password.too-long'),
  params: { code: 'TOO_LONG', values: { maximum: MAX_PASSWORD_LENGTH } },
});

/** A new password; whether it is too common is checked by `refuseCommonPassword`. */
export const newPasswordField = givenPasswordField.refine(
  (password) => characters(password) >= MIN_PASSWORD_LENGTH,
  {
    abort: true,
    message: says('auth.password.too-short'),
    params: { code: 'TOO_SHORT', values: { minimum: MIN_PASSWORD_LENGTH } },
  },
);

/** Throws PASSWORD_TOO_COMMON for the input field `field`. */
export function assertUncommonPassword(
  password: string,
  owner: { email: string; firstName: string | null; lastName: string | null },
  field: string,
): void {
  const words = [...wordsOfAddress(owner.email), owner.firstName ?? '', owner.lastName ?? ''];
  if (isCommonPassword(password, words))
    throw userError('PASSWORD_TOO_COMMON', message('auth.password.too-common'), field);
}

/** For `superRefine` on an object with a new password. */
export function refuseCommonPassword(
  input: { password: string; email: string; firstName?: string | null; lastName?: string | null },
  context: z.RefinementCtx,
): void {
  const words = [...wordsOfAddress(input.email), input.firstName ?? '', input.lastName ?? ''];
  if (!isCommonPassword(input.password, words)) return;
  context.addIssue({
    code: 'custom',
    path: ['password'],
    message: says('auth.password.too-common'),
    params: { code: 'PASSWORD_TOO_COMMON' },
  });
}

const isTooLong = (password: string) =>
  password.length > 2 * MAX_PASSWORD_LENGTH || characters(password) > MAX_PASSWORD_LENGTH;
const characters = (text: string) => [...text].length;
