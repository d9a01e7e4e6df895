import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../platform/database.ts';
import { type MailTokenPurpose, mailTokens } from './auth.table.ts';
import { hashToken, newToken } from './opaque-token.ts';

const LIFETIME_HOURS = 24;
export const MAIL_TOKEN_LIFETIME = `${LIFETIME_HOURS} hours`;

/** A new token; the earlier ones of the purpose are worth nothing from now on. */
export async function issueMailToken(
  tx: Transaction,
  userId: string,
  purpose: MailTokenPurpose,
): Promise<string> {
  const token = newToken();
  await tx.delete(mailTokens).where(and(eq(mailTokens.userId, userId), eq(mailTokens.purpose, purpose)));
  await tx.insert(mailTokens).values({
    hash: hashToken(token),
    userId,
    purpose,
    expiresAt: sql`now() + make_interval(hours => ${LIFETIME_HOURS})`,
  });
  return token;
}

/** Whose token it is; undefined when it is unknown, used or expired. It works once. */
export async function redeemMailToken(
  tx: Transaction,
  token: string,
  purpose: MailTokenPurpose,
): Promise<string | undefined> {
  const [row] = await tx
    .update(mailTokens)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(mailTokens.hash, hashToken(token)),
        eq(mailTokens.purpose, purpose),
        isNull(mailTokens.usedAt),
        gt(mailTokens.expiresAt, sql`now()`),
      ),
    )
    .returning({ userId: mailTokens.userId });
  return row?.userId;
}
