import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../platform/database/database.ts';
import { rowsOf } from '../platform/database/rows-of.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { NotificationCode } from './notification-texts.ts';
import { sendNotificationMail } from './notifications.queues.ts';
import {
  CHANNELS,
  type Channel,
  type Notification,
  type NotificationKind,
  notificationDeliveries,
  notificationSequences,
  notifications,
  type Params,
} from './notifications.table.ts';
import { canBeTurnedOff, isOn } from './preferences/channel-rules.ts';
import { mailTime, type Recipient, recipientsOf, takesMail } from './recipient.ts';

export interface NotificationDraft {
  userId: string;
  kind: NotificationKind;
  /** Which texts it has, and their parameters. */
  code: NotificationCode;
  params?: Params;
  objectId: string | null;
  /** A second notification for the same cause is not created. */
  cause: string;
  /** A mail about it has been sent, or the caller sends one. */
  mailedElsewhere?: boolean;
}

export interface CreatedNotification {
  notification: Notification;
  /** Channels; at least one. */
  channels: Channel[];
}

interface Wanted {
  draft: NotificationDraft;
  recipient: Recipient;
  channels: Channel[];
}

/**
 * Part of the caller's transaction, including the jobs for the mails. In the order of the drafts; null if the cause
 * already has a notification, or the user wants none of this kind. The number of statements does not grow with that of
 * the drafts. Locks users in the order of the drafts.
 */
export async function createNotifications(
  tx: Transaction,
  jobs: Jobs,
  drafts: readonly NotificationDraft[],
): Promise<(CreatedNotification | null)[]> {
  if (drafts.length === 0) return [];
  const recipients = await recipientsOf(
    tx,
    drafts.map(({ userId }) => userId),
  );
  const wanted = drafts.flatMap((draft): Wanted[] => {
    const recipient = recipients.get(draft.userId);
    const channels = recipient ? channelsFor(draft, recipient) : [];
    return recipient && channels.length > 0 ? [{ draft, recipient, channels }] : [];
  });
  const made = await insertNew(tx, wanted);
  await enqueueMails(tx, jobs, made);
  const byDraft = new Map(
    made.map(({ draft, notification, channels }) => [draft, { notification, channels }]),
  );
  return drafts.map((draft) => byDraft.get(draft) ?? null);
}

function channelsFor({ kind, mailedElsewhere }: NotificationDraft, recipient: Recipient): Channel[] {
  const wants: Readonly<Record<Channel, boolean>> = {
    IN_APP: isOn(recipient.preferences.toggles, kind, 'IN_APP'),
    EMAIL: !mailedElsewhere && takesMail(recipient, kind),
  };
  return CHANNELS.filter((channel) => wants[channel]);
}

type Made = Wanted & CreatedNotification;

async function insertNew(tx: Transaction, wanted: readonly Wanted[]): Promise<Made[]> {
  if (wanted.length === 0) return [];
  const next = await takeSequences(
    tx,
    wanted.map(({ draft }) => draft.userId),
  );
  const drafts = wanted.map(({ draft }) => draft);
  const rows = await tx
    .insert(notifications)
    .select(
      rowsOf(
        sql`id, user_id, sequence, kind, code, params, null, null, object_id, cause, in_app, null, now()`,
        {
          id: ['uuid', wanted.map(() => uuidv7())],
          user_id: ['uuid', drafts.map(({ userId }) => userId)],
          sequence: ['bigint', next],
          kind: ['notification_kind', drafts.map(({ kind }) => kind)],
          code: ['text', drafts.map(({ code }) => code)],
          params: ['jsonb', drafts.map(({ params = {} }) => JSON.stringify(params))],
          object_id: ['uuid', drafts.map(({ objectId }) => objectId)],
          cause: ['text', drafts.map(({ cause }) => cause)],
          in_app: ['boolean', wanted.map(({ channels }) => channels.includes('IN_APP'))],
        },
      ),
    )
    .onConflictDoNothing({ target: [notifications.userId, notifications.cause] })
    .returning();
  const bySequence = new Map(rows.map((row) => [`${row.userId}/${row.sequence}`, row]));
  return wanted.flatMap((each, index) => {
    const notification = bySequence.get(`${each.draft.userId}/${next[index]}`);
    return notification ? [{ ...each, notification }] : [];
  });
}

async function enqueueMails(tx: Transaction, jobs: Jobs, made: readonly Made[]): Promise<void> {
  const now = new Date();
  const mails = made
    .filter(({ channels }) => channels.includes('EMAIL'))
    .map(({ notification, recipient }) => ({
      notification,
      dueAt: mailTime(recipient, notification.kind, now),
    }));
  if (mails.length === 0) return;
  await tx.insert(notificationDeliveries).select(
    rowsOf(sql`id, 'PENDING', 0, due_at, null, null, now(), now()`, {
      id: ['uuid', mails.map(({ notification }) => notification.id)],
      due_at: ['timestamptz', mails.map(({ dueAt }) => dueAt.toISOString())],
    }),
  );
  await jobs.enqueueAll(
    tx,
    sendNotificationMail,
    mails.map(({ notification: { id: notificationId, userId, kind }, dueAt }) => ({
      data: { userId, notificationId },
      startAfterSeconds: Math.ceil((dueAt.getTime() - now.getTime()) / 1000),
      priority: canBeTurnedOff(kind) ? 0 : 1, // ahead of thousands of reminders
    })),
  );
}

/** Takes the next sequence numbers of each user. The row locks make sequence order commit order. */
async function takeSequences(tx: Transaction, userIds: readonly string[]): Promise<number[]> {
  const counts = new Map<string, number>();
  for (const userId of userIds) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  const rows = await tx
    .insert(notificationSequences)
    .select(
      rowsOf(sql`user_id, last`, {
        user_id: ['uuid', [...counts.keys()]],
        last: ['bigint', [...counts.values()]],
      }),
    )
    .onConflictDoUpdate({
      target: notificationSequences.userId,
      set: { last: sql`${notificationSequences.last} + excluded.last` },
    })
    .returning();
  const next = new Map(rows.map(({ userId, last }) => [userId, last - counts.get(userId)! + 1]));
  return userIds.map((userId) => {
    const sequence = next.get(userId)!;
    next.set(userId, sequence + 1);
    return sequence;
  });
}
