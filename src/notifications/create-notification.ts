import { sql } from 'drizzle-orm';
import type { Transaction } from '../platform/database.ts';
import type { Jobs } from '../platform/jobs.ts';
import { type LocalText, textFor } from '../platform/language.ts';
import { isOn } from './channel-rules.ts';
import { sendNotificationMail } from './notifications.queues.ts';
import {
  CHANNELS,
  type Channel,
  type Notification,
  type NotificationKind,
  notificationDeliveries,
  notificationSequences,
  notifications,
} from './notifications.table.ts';
import { mailTime, recipientOf, takesMail } from './recipient.ts';

export interface NotificationDraft {
  userId: string;
  kind: NotificationKind;
  title: LocalText;
  message: LocalText;
  objectId: string | null;
  /** The same cause again makes no second notification. */
  cause: string;
  /** The caller sends a mail of its own about it. */
  mailedElsewhere?: boolean;
}

export interface CreatedNotification {
  notification: Notification;
  /** Where it goes; at least one. */
  channels: Channel[];
}

/**
 * Part of the caller's transaction, the job for its mail too. Null when the cause has its notification, and when the
 * user wants none of this kind.
 */
export async function createNotification(
  tx: Transaction,
  jobs: Jobs,
  draft: NotificationDraft,
): Promise<CreatedNotification | null> {
  const { userId, kind, title, message, objectId, cause, mailedElsewhere } = draft;
  const recipient = await recipientOf(tx, userId);
  if (!recipient) return null;
  const inApp = isOn(recipient.preferences.toggles, kind, 'IN_APP');
  const byMail = !mailedElsewhere && takesMail(recipient, kind);
  if (!inApp && !byMail) return null;
  const texts = { title: textFor(title, recipient), message: textFor(message, recipient) };
  const sequence = await nextSequence(tx, userId);
  const [notification] = await tx
    .insert(notifications)
    .values({ userId, kind, ...texts, objectId, cause, inApp, sequence })
    .onConflictDoNothing({ target: [notifications.userId, notifications.cause] })
    .returning();
  if (!notification) return null;
  if (byMail) {
    const now = new Date();
    const dueAt = mailTime(recipient, kind, now);
    await tx.insert(notificationDeliveries).values({ notificationId: notification.id, dueAt });
    await jobs.enqueue(
      tx,
      sendNotificationMail,
      { userId, notificationId: notification.id },
      { startAfterSeconds: Math.ceil((dueAt.getTime() - now.getTime()) / 1000) },
    );
  }
  const used: Readonly<Record<Channel, boolean>> = { IN_APP: inApp, EMAIL: byMail };
  return { notification, channels: CHANNELS.filter((channel) => used[channel]) };
}

/** The row lock makes sequence order commit order. */
async function nextSequence(tx: Transaction, userId: string): Promise<number> {
  const [row] = await tx
    .insert(notificationSequences)
    .values({ userId, last: 1 })
    .onConflictDoUpdate({
      target: notificationSequences.userId,
      set: { last: sql`${notificationSequences.last} + 1` },
    })
    .returning();
  return row!.last;
}
