import { eq } from 'drizzle-orm';
import { anyOf } from '../platform/database/any-of.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { Reader } from '../platform/language/language.ts';
import { recipients } from '../users/recipients.ts';
import {
  type NotificationKind,
  type NotificationPreferences,
  notificationPreferences,
} from './notifications.table.ts';
import { canBeTurnedOff, mailIsOn } from './preferences/channel-rules.ts';
import { quietHoursEnd } from './preferences/quiet-hours.ts';

export const NO_PREFERENCES: Omit<NotificationPreferences, 'userId'> = {
  toggles: {},
  quietFrom: null,
  quietTo: null,
  bounces: 0,
  emailSuspendedAt: null,
};

export interface Recipient extends Reader {
  email: string;
  /** Whether mail may be sent: the address is verified and the account is open. */
  hasMail: boolean;
  preferences: Omit<NotificationPreferences, 'userId'>;
}

/** By id. Uses the caller's transaction, since another connection might have to wait for it. */
export async function recipientsOf(
  tx: Database | Transaction,
  userIds: readonly string[],
): Promise<Map<string, Recipient>> {
  const recipient = recipients(tx);
  const rows = await tx
    .select()
    .from(recipient)
    .leftJoin(notificationPreferences, eq(notificationPreferences.userId, recipient.id))
    .where(anyOf(recipient.id, userIds));
  return new Map(
    rows.map(({ recipient: { id, ...row }, notification_preferences: preferences }) => {
      const { email, locale, timeZone, emailVerifiedAt, deactivatedAt } = row;
      const hasMail = emailVerifiedAt !== null && deactivatedAt === null;
      return [id, { email, locale, timeZone, hasMail, preferences: preferences ?? NO_PREFERENCES }];
    }),
  );
}

export const recipientOf = async (tx: Database | Transaction, userId: string): Promise<Recipient | null> =>
  (await recipientsOf(tx, [userId])).get(userId) ?? null;

export const takesMail = ({ hasMail, preferences }: Recipient, kind: NotificationKind): boolean =>
  hasMail && mailIsOn(preferences, kind);

/** When mail may be sent: now, or at the end of quiet hours. SECURITY and SAFETY never wait. */
export function mailTime({ timeZone, preferences }: Recipient, kind: NotificationKind, now: Date): Date {
  const { quietFrom: from, quietTo: to } = preferences;
  if (!canBeTurnedOff(kind) || from === null || to === null) return now;
  return quietHoursEnd(now, timeZone, { from, to }) ?? now;
}
