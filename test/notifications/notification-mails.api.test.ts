import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  DeleteAccountDocument,
  DeleteNotificationDocument,
  MyEmailDeliveriesDocument,
  MyNotificationPreferencesDocument,
  UpdateNotificationPreferencesDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { sendNotificationMail } from '../../src/notifications/notifications.queues.ts';
import { PASSWORD, TestApi, type TestUser } from '../setup/api.ts';
import { MailServer } from '../setup/mail-server.ts';
import { Notifier } from '../setup/notifier.ts';

let api: TestApi;
let server: MailServer;
let notifier: Notifier;
beforeAll(async () => {
  server = await MailServer.start();
  api = await TestApi.start({
    SMTP_URL: server.url,
    APP_URL: 'https://app.example.org/',
    MAIL_FROM: 'Skincare <no-reply@mail.example.org>',
  });
  notifier = await Notifier.open(api);
});
afterAll(async () => {
  await notifier.close();
  await api.close();
  await server.close();
});

const user = (email?: string) => api.createUser({ consents: false, email });
const system = (to: TestUser, draft: object = {}) => notifier.notify(to.id, { kind: 'SYSTEM', ...draft });
const deliveries = async ({ client }: TestUser) =>
  (await client.request(MyEmailDeliveriesDocument, { first: 20 })).me.notifications.nodes.map(
    ({ emailDelivery }) => emailDelivery,
  );
const preferences = async ({ client }: TestUser) =>
  (await client.request(MyNotificationPreferencesDocument, {})).me.notificationPreferences;
const update = async ({ client }: TestUser, input: object) =>
  (await client.request(UpdateNotificationPreferencesDocument, { input })).updateNotificationPreferences;

/** Lets what waits for its next try or its time be tried now. */
const hurry = () =>
  api.db.execute(sql`update pgboss.job set start_after = now()
    where name = ${sendNotificationMail.name} and state in ('created', 'retry') and start_after > now()`);

/** The latest delivery once it is so. */
const until = (to: TestUser, status: string) =>
  vi.waitFor(
    async () => {
      await hurry();
      const [delivery] = await deliveries(to);
      expect(delivery?.status).toBe(status);
      return delivery!;
    },
    { timeout: 20_000, interval: 100 },
  );

/** Quiet hours around now on the clock of UTC. */
function quietNow() {
  const clock = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);
  return { from: clock(-60), to: clock(120) };
}

describe('the mail of a notification', () => {
  it('is sent once, says what kind it is, and can be turned off', async () => {
    const someone = await user();
    const made = await system(someone, { title: 'News & <more>', message: 'For "you" <b>only</b>' });
    const delivery = await until(someone, 'SENT');
    expect(delivery).toMatchObject({ attempts: 1, sentAt: expect.any(String) });
    const [mail, ...others] = server.to(someone.email);
    expect(others).toEqual([]);
    expect(mail!.subject).toBe('News & <more>');
    expect(mail!.headers).toMatchObject({
      from: 'Skincare <no-reply@mail.example.org>',
      'auto-submitted': 'auto-generated',
      'message-id': `<${made!.id}@mail.example.org>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    expect(mail!.headers['list-unsubscribe']).toMatch(
      /^<http:\/\/127\.0\.0\.1:\d+\/unsubscribe\/SYSTEM\?\S+>$/,
    );
    expect(mail!.text).toContain('For "you" <b>only</b>');
    expect(mail!.text).toContain(`https://app.example.org/notifications/${made!.id}`);
    expect(mail!.html).toContain('For &quot;you&quot; &lt;b&gt;only&lt;/b&gt;');
    expect(mail!.html).not.toMatch(/<(img|script|link)|url\(|src=/);
  });

  it('is in the language of the user, with umlauts', async () => {
    const someone = await user();
    await someone.client.request(UpdateProfileDocument, { input: { locale: 'de-AT' } });
    await system(someone, {
      title: ({ locale }: { locale: string }) => `Größe für ${locale}`,
      message: 'Übermäßig süße Äpfel – „schön“ 🧴',
    });
    await until(someone, 'SENT');
    const [mail] = server.to(someone.email);
    expect(mail!.subject).toBe('Größe für de-AT');
    expect(mail!.text).toContain('Übermäßig süße Äpfel – „schön“ 🧴');
    expect(mail!.text).toContain('Keine E-Mails dieser Art mehr');
    expect(mail!.html).toContain('<html lang="de">');
    expect(mail!.html).toContain('Übermäßig süße Äpfel');
  });

  it('tells nothing about the skin', async () => {
    const someone = await user();
    await notifier.notify(someone.id, {
      kind: 'CONSULTATION_UPDATE',
      title: 'There is an answer',
      message: 'It is rosacea.',
    });
    await until(someone, 'SENT');
    const [mail] = server.to(someone.email);
    expect(mail!.subject).toBe('There is an answer');
    expect(`${mail!.text}${mail!.html}`).not.toContain('rosacea');
  });

  it('about the safety of the account cannot be turned off and has no link for it', async () => {
    const someone = await user();
    await notifier.notify(someone.id, { kind: 'SECURITY' });
    await until(someone, 'SENT');
    const [mail] = server.to(someone.email);
    expect(Object.keys(mail!.headers).filter((name) => name.startsWith('list-'))).toEqual([]);
    expect(`${mail!.text}${mail!.html}`).not.toContain('unsubscribe');
  });

  it('about the safety of the account comes though somebody deletes the notification', async () => {
    const someone = await user();
    const made = await notifier.notify(someone.id, { kind: 'SECURITY' });
    await someone.client.request(DeleteNotificationDocument, { input: { id: made!.id } });
    expect(await deliveries(someone)).toEqual([]);
    const [row] = await api.db.execute(
      sql`select count(*)::int as rows from notification_deliveries where notification_id = ${made!.id}`,
    );
    expect(row).toEqual({ rows: 1 });
    await vi.waitFor(() => expect(server.to(someone.email)).toHaveLength(1), 20_000);
  });

  it('is not sent where the caller sends one, the kind has none, or the address is not verified', async () => {
    const someone = await user();
    await notifier.notify(someone.id, { kind: 'SECURITY', mailedElsewhere: true });
    await notifier.notify(someone.id, { kind: 'GOAL_REACHED' });
    await api.db.execute(sql`update users set email_verified_at = null where id = ${someone.id}`);
    await system(someone);
    expect(await deliveries(someone)).toEqual([null, null, null]);
  });

  it.each([
    "o'brien+tag@test.example",
    "a.b-c_d+e'f@sub.test.example",
    'name@xn--mnchen-3ya.example',
    `${'x'.repeat(64)}@test.example`,
  ])('reaches %s', async (email) => {
    const someone = await user(email);
    await system(someone);
    await until(someone, 'SENT');
    expect(server.to(email)).toHaveLength(1);
  });
});

describe('a mail server', () => {
  it('that asks to try later gets the mail later', async () => {
    const someone = await user();
    server.expect(someone.email, 'TRY_LATER', 'TRY_LATER');
    await system(someone);
    expect(await until(someone, 'SENT')).toMatchObject({ attempts: 3 });
    expect(server.to(someone.email)).toHaveLength(1);
    expect((await preferences(someone)).emailSuspendedAt).toBeNull();
  });

  it('that cuts the connection within the mail gets it again', async () => {
    const someone = await user();
    server.expect(someone.email, 'CUT_WITHIN');
    await system(someone);
    expect(await until(someone, 'SENT')).toMatchObject({ attempts: 2 });
    expect(server.to(someone.email)).toHaveLength(1);
  });

  it('whose answer is lost gets the same mail again, which the receiver can tell', async () => {
    const someone = await user();
    server.expect(someone.email, 'CUT_BEFORE_ANSWER');
    await system(someone);
    expect(await until(someone, 'SENT')).toMatchObject({ attempts: 2 });
    const ids = server.to(someone.email).map(({ headers }) => headers['message-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('that is slow gets the mail once', async () => {
    const someone = await user();
    server.expect(someone.email, 'SLOW');
    await system(someone);
    expect(await until(someone, 'SENT')).toMatchObject({ attempts: 1 });
    expect(server.to(someone.email)).toHaveLength(1);
  });

  it('that distrusts the sender is no reason to suspend the recipient', async () => {
    const someone = await user();
    server.expect(someone.email, 'POLICY', 'POLICY', 'POLICY', 'POLICY');
    await system(someone);
    expect(await until(someone, 'SENT')).toMatchObject({ attempts: 5 });
    expect((await preferences(someone)).emailSuspendedAt).toBeNull();
  });

  it('that knows no such mailbox is not asked again, and after three mails none is sent', async () => {
    const someone = await user();
    server.expect(someone.email, ...Array<'NO_SUCH_MAILBOX'>(4).fill('NO_SUCH_MAILBOX'));
    for (let count = 1; count <= 3; count += 1) {
      expect((await preferences(someone)).emailSuspendedAt).toBeNull();
      await system(someone);
      expect(await until(someone, 'BOUNCED')).toMatchObject({ attempts: 1, sentAt: null });
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

  it('that takes a mail about safety again ends the suspension, and any mail the count', async () => {
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
    expect(waiting).toMatchObject({ status: 'PENDING', attempts: 0 });
    expect(waiting!.dueAt.slice(11, 16)).toBe(quietHours.to);
    const done = sql`select 1 from pgboss.job where name = ${sendNotificationMail.name}
      and state = 'completed' and data::text like ${`%${made!.id}%`}`;
    for (const early of [1, 2, 3]) {
      await hurry();
      await vi.waitFor(async () => expect(await api.db.execute(done)).toHaveLength(early), 20_000);
    }
    await notifier.notify(someone.id, { kind: 'SECURITY' });
    await until(someone, 'SENT');
    expect((await deliveries(someone))[1]).toMatchObject({ status: 'PENDING', attempts: 0 });
    expect(server.to(someone.email)).toHaveLength(1);

    await update(someone, { quietHours: null });
    await vi.waitFor(async () => {
      await hurry();
      expect((await deliveries(someone))[1]).toMatchObject({ status: 'SENT', attempts: 1 });
    }, 20_000);
    expect(server.to(someone.email)).toHaveLength(2);
  });

  it('is not sent when mail of its kind was turned off meanwhile', async () => {
    const someone = await user();
    await update(someone, { quietHours: quietNow() });
    await system(someone);
    await update(someone, {
      toggles: [{ kind: 'SYSTEM', channel: 'EMAIL', enabled: false }],
      quietHours: null,
    });
    expect(await until(someone, 'CANCELLED')).toMatchObject({ attempts: 0 });
    expect(server.to(someone.email)).toEqual([]);
  });

  it('is not sent when its notification was deleted or the account closed; the job ends quietly', async () => {
    const [deleted, closed] = [await user(), await user()];
    for (const someone of [deleted, closed]) await update(someone, { quietHours: quietNow() });
    const [first] = [await system(deleted), await system(closed)];
    await deleted.client.request(DeleteNotificationDocument, { input: { id: first!.id } });
    await closed.client.request(DeleteAccountDocument, { input: { password: PASSWORD } });
    await hurry();
    const open = sql`select 1 from pgboss.job where name = ${sendNotificationMail.name}
      and state <> 'completed' and data::text like any (array[${`%${deleted.id}%`}, ${`%${closed.id}%`}])`;
    await vi.waitFor(async () => expect(await api.db.execute(open)).toHaveLength(0), 20_000);
    expect(server.to(deleted.email)).toEqual([]);
    expect(server.to(closed.email).map(({ subject }) => subject)).not.toContain('News');
    const [row] = await api.db.execute(sql`select status from notification_deliveries d
      join notifications n on n.id = d.notification_id where n.user_id = ${closed.id}`);
    expect(row!.status).toBe('CANCELLED');
  });
});

it('is read with its notification by the same number of statements, whatever their number', async () => {
  const someone = await user();
  for (let count = 0; count < 4; count += 1) await system(someone);
  await vi.waitFor(async () => {
    for (const delivery of await deliveries(someone)) expect(delivery?.status).toBe('SENT');
  }, 20_000);
  const count = async (first: number) =>
    (await api.statements(() => someone.client.request(MyEmailDeliveriesDocument, { first }))).length;
  const one = await count(1);
  expect(await count(4)).toBe(one);
  expect(one).toBeLessThanOrEqual(4);
});

it('ends as FAILED when every try has failed', async () => {
  const someone = await user();
  server.expect(someone.email, 'TRY_LATER', 'TRY_LATER', 'TRY_LATER');
  await update(someone, { quietHours: quietNow() });
  const made = await system(someone);
  await api.db.execute(
    sql`update pgboss.job set retry_count = retry_limit where data::text like ${`%${made!.id}%`}`,
  );
  await update(someone, { quietHours: null });
  await until(someone, 'FAILED');
});

it('is made once for a cause, whatever is retried, also at the same time', async () => {
  const someone = await user();
  const cause = randomUUID();
  await Promise.all(Array.from({ length: 5 }, () => system(someone, { cause })));
  await until(someone, 'SENT');
  expect(server.to(someone.email)).toHaveLength(1);
  expect(await deliveries(someone)).toHaveLength(1);
});
