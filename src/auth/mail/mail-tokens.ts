import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { type MailTokenPurpose, mailTokens } from '../auth.table.ts';
import { hashToken, newToken } from '../opaque-token.ts';

/** How long a token is valid; the texts of the mails state the same. */
export const MAIL_TOKEN_LIFETIME: Readonly<Record<MailTokenPurpose, string>> = {
  VERIFY_EMAIL: '24 hours',
  RESET_PASSWORD: '1 hour',
  RESTORE_ACCOUNT: '30 days',
};

/** A dermatologist may be on vacation when their account is created. */
export const INVITATION_LIFETIME = '7 days';

/** Issues a token; revokes earlier ones for the same purpose, and registration if given. */
export async function issueMailToken(
  tx: Transaction,
  userId: string,
  purpose: MailTokenPurpose,
  registrationId?: string,
  lifetime = MAIL_TOKEN_LIFETIME[purpose],
): Promise<string> {
  const token = newToken();
  await dropMailTokens(tx, userId, purpose, registrationId);
  await tx.insert(mailTokens).values({
    hash: hashToken(token),
    userId,
    purpose,
    registrationId,
    expiresAt: sql`now() + ${lifetime}::interval`,
  });
  return token;
}

/** Only those of the registration, if one is given. */
export async function dropMailTokens(
  tx: Transaction,
  userId: string,
  purpose: MailTokenPurpose,
  registrationId?: string,
): Promise<void> {
  const sameRegistration = registrationId ? eq(mailTokens.registrationId, registrationId) : undefined;
  await tx
    .delete(mailTokens)
    .where(and(eq(mailTokens.userId, userId), eq(mailTokens.purpose, purpose), sameRegistration));
}

/**
 * The owner of a token; undefined if it is unknown, used or expired. The token stays valid: lock the account, then
 * redeem the token, as all work for an account locks the account first.
 */
export async function mailTokenOwner(
  db: Database | Transaction,
  token: string,
  purpose: MailTokenPurpose,
): Promise<string | undefined> {
  const [row] = await db
    .select({ userId: mailTokens.userId })
    .from(mailTokens)
    .where(unspent(token, purpose));
  return row?.userId;
}

/** Redeems a token and returns its owner; undefined if it is unknown, used or expired. */
export async function redeemMailToken(
  tx: Transaction,
  token: string,
  purpose: MailTokenPurpose,
): Promise<string | undefined> {
  const [row] = await tx
    .update(mailTokens)
    .set({ usedAt: new Date() })
    .where(unspent(token, purpose))
    .returning({ userId: mailTokens.userId });
  return row?.userId;
}

const unspent = (token: string, purpose: MailTokenPurpose) =>
  and(
    eq(mailTokens.hash, hashToken(token)),
    eq(mailTokens.purpose, purpose),
    isNull(mailTokens.usedAt),
    gt(mailTokens.expiresAt, sql`now()`),
  );
