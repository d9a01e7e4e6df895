import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/database.ts';
import type { Reader } from '../platform/language.ts';
import { recipients } from '../users/recipients.ts';
import { mailIsOn } from './channel-rules.ts';
import {
  type NotificationKind,
  type NotificationPreferences,
  notificationPreferences,
} from './notifications.table.ts';
import { quietHoursEnd } from './quiet-hours.ts';

export const NO_PREFERENCES: Omit<NotificationPreferences, 'userId'> = {
  toggles: {},
  quietFrom: null,
  quietTo: null,
  bounces: 0,
  emailSuspendedAt: null,
};

export interface Recipient extends Reader {
  email: string;
  /** Whether mail may go there: the address is verified and the account open. */
  hasMail: boolean;
  preferences: Omit<NotificationPreferences, 'userId'>;
}

/** Within the caller's transaction, as another connection might have to wait for it. */
export async function recipientOf(tx: Database | Transaction, userId: string): Promise<Recipient | null> {
  const recipient = recipients(tx);
  const [row] = await tx
    .select()
    .from(recipient)
    .leftJoin(notificationPreferences, eq(notificationPreferences.userId, recipient.id))
    .where(eq(recipient.id, userId));
  if (!row) return null;
  const { email, locale, timeZone, emailVerifiedAt, deactivatedAt } = row.recipient;
  const hasMail = emailVerifiedAt !== null && deactivatedAt === null;
  return { email, locale, timeZone, hasMail, preferences: row.notification_preferences ?? NO_PREFERENCES };
}

export const takesMail = ({ hasMail, preferences }: Recipient, kind: NotificationKind): boolean =>
  hasMail && mailIsOn(preferences, kind);

/** When mail may go to them: now, or at the end of their quiet hours. SECURITY never waits. */
export function mailTime({ timeZone, preferences }: Recipient, kind: NotificationKind, now: Date): Date {
  const { quietFrom: from, quietTo: to } = preferences;
  if (kind === 'SECURITY' || from === null || to === null) return now;
  return quietHoursEnd(now, timeZone, { from, to }) ?? now;
}
