import { sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { DeleteAccountDocument, DeleteNotificationDocument } from '../../operations/generated.ts';
import { sendNotificationMail } from '../../src/notifications/notifications.queues.ts';
import { PASSWORD } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import {
  api,
  deliveries,
  hurry,
  notifier,
  preferences,
  quietNow,
  server,
  setUp,
  system,
  until,
  update,
  user,
} from './mail-setup.ts';

setUp();

describe('a mail server', () => {
  it('that asks to try later gets the mail later', async () => {
    const someone = await user();
    server.expect(someone.email, 'TRY_LATER', 'TRY_LATER');
    await system(someone);
    expect(await until(someone, 'SENT')).toMatchObject({ attemptCount: 3 });
    expect(server.to(someone.email)).toHaveLength(1);
    expect((await preferences(someone)).emailSuspendedAt).toBeNull();
  });

  it('that cuts the connection within the mail gets it again', async () => {
    const someone = await user();
    server.expect(someone.email, 'CUT_WITHIN');
    await system(someone);
    expect(await until(someone, 'SENT')).toMatchObject({ attemptCount: 2 });
    expect(server.to(someone.email)).toHaveLength(1);
  });

  it('whose response is lost gets the same mail again, with the same message id', async () => {
    const someone = await user();
    server.expect(someone.email, 'CUT_BEFORE_ANSWER');
    await system(someone);
    expect(await until(someone, 'SENT')).toMatchObject({ attemptCount: 2 });
    const ids = server.to(someone.email).map(({ headers }) => headers['message-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('that is slow gets the mail once', async () => {
    const someone = await user();
    server.expect(someone.email, 'SLOW');
    await system(someone);
    expect(await until(someone, 'SENT')).toMatchObject({ attemptCount: 1 });
    expect(server.to(someone.email)).toHaveLength(1);
  });

  it('that rejects the sender is no reason to suspend the recipient', async () => {
    const someone = await user();
    server.expect(someone.email, 'POLICY', 'POLICY', 'POLICY', 'POLICY');
    await system(someone);
    expect(await until(someone, 'SENT')).toMatchObject({ attemptCount: 5 });
    expect((await preferences(someone)).emailSuspendedAt).toBeNull();
  });

  it('that reports an unknown mailbox is not retried, and after three mails none is sent', async () => {
    const someone = await user();
    server.expect(someone.email, ...Array<'NO_SUCH_MAILBOX'>(4).fill('NO_SUCH_MAILBOX'));
    for (let count = 1; count <= 3; count += 1) {
      expect((await preferences(someone)).emailSuspendedAt).toBeNull();
      await system(someone);
      expect(await until(someone, 'BOUNCED')).toMatchObject({ attemptCount: 1, sentAt: null });
    }
    expect((await preferences(someone)).emailSuspendedAt).not.toBeNull();
    await system(someone);
    expect((await deliveries(someone))[0]).toBeNull();
    const [row] = await api.db.execute(sql`select last_error from notification_deliveries d
      join notifications n on n.id = d.notification_id where n.user_id = ${someone.id} limit 1`);
    expect(row!.last_error).toContain('5.1.1');
    expect(row!.last_error).not.toContain(someone.email);

    await notifier.notify(someone.id, { kind: 'SECURITY' });
    await until(someone, 'BOUNCED');
    const resumed = await update(someone, { resumeEmail: true });
    expect(resumed.notificationPreferences!.emailSuspendedAt).toBeNull();
    await system(someone);
    await until(someone, 'SENT');
  });

  it('that accepts a security mail again ends the suspension, and any mail resets the count', async () => {
    const someone = await user();
    server.expect(someone.email, 'NO_SUCH_MAILBOX', 'NO_SUCH_MAILBOX');
    for (const _ of [1, 2]) {
      await system(someone);
      await until(someone, 'BOUNCED');
    }
    await system(someone);
    await until(someone, 'SENT');
    server.expect(someone.email, ...Array<'NO_SUCH_MAILBOX'>(3).fill('NO_SUCH_MAILBOX'));
    for (const _ of [1, 2, 3]) {
      expect((await preferences(someone)).emailSuspendedAt).toBeNull();
      await system(someone);
      await until(someone, 'BOUNCED');
    }
    expect((await preferences(someone)).emailSuspendedAt).not.toBeNull();
    await notifier.notify(someone.id, { kind: 'SECURITY' });
    await until(someone, 'SENT');
    expect((await preferences(someone)).emailSuspendedAt).toBeNull();
  });
});

describe('a mail that waits', () => {
  it('waits for the end of the quiet hours; the app, the live list and SECURITY do not', async () => {
    const someone = await user();
    const quietHours = quietNow();
    await update(someone, { quietHours });
    const made = await system(someone);
    const [waiting] = await deliveries(someone);
    expect(waiting).toMatchObject({ status: 'PENDING', attemptCount: 0 });
    expect(waiting!.dueAt.slice(11, 16)).toBe(quietHours.to);
    const done = sql`select 1 from pgboss.job where name = ${sendNotificationMail.name}
      and state = 'completed' and data::text like ${`%${made!.id}%`}`;
    for (const early of [1, 2, 3]) {
      await hurry();
      await vi.waitFor(async () => expect(await api.db.execute(done)).toHaveLength(early), 60_000);
    }
    await notifier.notify(someone.id, { kind: 'SECURITY' });
    await until(someone, 'SENT');
    expect((await deliveries(someone))[1]).toMatchObject({ status: 'PENDING', attemptCount: 0 });
    expect(server.to(someone.email)).toHaveLength(1);

    await update(someone, { quietHours: null });
    await vi.waitFor(async () => {
      await hurry();
      expect((await deliveries(someone))[1]).toMatchObject({ status: 'SENT', attemptCount: 1 });
    }, 120_000);
    expect(server.to(someone.email)).toHaveLength(2);
  });

  it('is not sent if mail of its kind was turned off in the meantime', async () => {
    const someone = await user();
    await update(someone, { quietHours: quietNow() });
    await system(someone);
    await update(someone, {
      toggles: [{ kind: 'SYSTEM', channel: 'EMAIL', enabled: false }],
      quietHours: null,
    });
    expect(await until(someone, 'CANCELLED')).toMatchObject({ attemptCount: 0 });
    expect(server.to(someone.email)).toEqual([]);
  });

  it('is not sent when its notification was deleted or the account closed; the job ends quietly', async () => {
    const [deleted, closed] = [await user(), await user()];
    for (const someone of [deleted, closed]) await update(someone, { quietHours: quietNow() });
    const [first] = [await system(deleted), await system(closed)];
    await deleted.client.request(DeleteNotificationDocument, {
      input: { id: idOf('Notification', first!.id) },
    });
    await closed.client.request(DeleteAccountDocument, { input: { password: PASSWORD } });
    await hurry();
    const open = sql`select 1 from pgboss.job where name = ${sendNotificationMail.name}
      and state <> 'completed' and data::text like any (array[${`%${deleted.id}%`}, ${`%${closed.id}%`}])`;
    await vi.waitFor(async () => expect(await api.db.execute(open)).toHaveLength(0), 60_000);
    expect(server.to(deleted.email)).toEqual([]);
    expect(server.to(closed.email).map(({ subject }) => subject)).not.toContain('News');
    const [row] = await api.db.execute(sql`select status from notification_deliveries d
      join notifications n on n.id = d.notification_id where n.user_id = ${closed.id}`);
    expect(row!.status).toBe('CANCELLED');
  });
});
