import { and, desc, eq, getTableColumns, gt, notInArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { mailTokens, type PendingRegistration, pendingRegistrations } from '../auth.table.ts';
import { dropMailTokens, issueMailToken, redeemMailToken } from '../mail/mail-tokens.ts';
import { hashToken } from '../opaque-token.ts';

/** Per address; one more drops the oldest. */
const MAX_PENDING = 5;
const RESEND_WITHIN_MS = 24 * 3600 * 1000;
/** A mail may be sent again within 24 hours, and its token works for 24 more. */
export const KEEP_REGISTRATIONS_HOURS = 48;

/** The caller has locked the account. Returns the id. */
export async function addRegistration(
  tx: Transaction,
  registration: Omit<PendingRegistration, 'id' | 'createdAt'>,
): Promise<string> {
  const [row] = await tx
    .insert(pendingRegistrations)
    .values(registration)
    .returning({ id: pendingRegistrations.id });
  const ofAccount = eq(pendingRegistrations.userId, registration.userId);
  const latest = tx
    .select({ id: pendingRegistrations.id })
    .from(pendingRegistrations)
    .where(ofAccount)
    .orderBy(desc(pendingRegistrations.createdAt), desc(pendingRegistrations.id))
    .limit(MAX_PENDING);
  await tx.delete(pendingRegistrations).where(and(ofAccount, notInArray(pendingRegistrations.id, latest)));
  return row!.id;
}

/** A registration with a new token, and whether others are pending; undefined if it no longer exists. */
export async function issueRegistrationToken(
  tx: Transaction,
  userId: string,
  registrationId: string,
): Promise<{ registration: PendingRegistration; token: string; hasRivals: boolean } | undefined> {
  const pending = await registrationsOf(tx, userId);
  const registration = pending.find(({ id }) => id === registrationId);
  if (!registration) return undefined;
  const token = await issueMailToken(tx, userId, 'VERIFY_EMAIL', registrationId);
  return { registration, token, hasRivals: pending.length > 1 };
}

/**
 * The registration whose mail may be sent again; undefined if there is none. A request names only an address, so the
 * registration must be unambiguous: the only one ever made for the address, and recent, since an older one may have been
 * made by someone else and deleted.
 */
export async function soleRegistration(tx: Transaction, userId: string): Promise<string | undefined> {
  const [registration, rival] = await registrationsOf(tx, userId);
  if (!registration?.isFirst || rival) return undefined;
  return Date.now() - registration.createdAt.getTime() < RESEND_WITHIN_MS ? registration.id : undefined;
}

/** The registration that the token was issued for; undefined if the token is unknown, used or expired. */
export async function redeemRegistration(
  tx: Transaction,
  token: string,
): Promise<PendingRegistration | undefined> {
  if (!(await redeemMailToken(tx, token, 'VERIFY_EMAIL'))) return undefined;
  const [row] = await tx
    .select(getTableColumns(pendingRegistrations))
    .from(pendingRegistrations)
    .innerJoin(mailTokens, eq(mailTokens.registrationId, pendingRegistrations.id))
    .where(eq(mailTokens.hash, hashToken(token)));
  return row;
}

/**
 * No registration of the account can be verified any more. Their passwords stay until they would have expired: if a login
 * with one of them were answered in another way than before, whoever registered an address would learn whose it is.
 */
export async function closeRegistrations(
  tx: Transaction,
  userId: string,
  redeemed?: PendingRegistration,
): Promise<void> {
  await dropMailTokens(tx, userId, 'VERIFY_EMAIL');
  if (redeemed) await tx.delete(pendingRegistrations).where(eq(pendingRegistrations.id, redeemed.id));
  await tx
    .update(pendingRegistrations)
    .set({ isFirst: false, firstName: null, lastName: null, device: null })
    .where(eq(pendingRegistrations.userId, userId));
}

/** Reads the password hash of the latest registration of an account that has not expired. */
export const prepareLatestPassword = (db: Database) =>
  db
    .select({ hash: pendingRegistrations.passwordHash })
    .from(pendingRegistrations)
    .where(
      and(
        eq(pendingRegistrations.userId, sql.placeholder('userId')),
        gt(
          pendingRegistrations.createdAt,
          sql`now() - make_interval(hours => ${sql.raw(String(KEEP_REGISTRATIONS_HOURS))})`,
        ),
      ),
    )
    .orderBy(desc(pendingRegistrations.createdAt), desc(pendingRegistrations.id))
    .limit(1)
    .prepare('pending_registrations_latest_password');

const registrationsOf = (tx: Transaction, userId: string) =>
  tx.select().from(pendingRegistrations).where(eq(pendingRegistrations.userId, userId)).limit(MAX_PENDING);
