import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import {
  DeleteNotificationDocument,
  MyEmailDeliveriesDocument,
  UpdateProfileDocument,
} from '../../operations/generated.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import {
  api,
  deliveries,
  notifier,
  quietNow,
  server,
  setUp,
  system,
  until,
  update,
  user,
} from './mail-setup.ts';

setUp();

describe('the mail of a notification', () => {
  it('is sent once, says what kind it is, and can be turned off', async () => {
    const someone = await user();
    const made = await system(someone, {
      code: 'patch-test.due',
      params: { product: 'For "you" <b>only</b> & more' },
    });
    const delivery = await until(someone, 'SENT');
    expect(delivery).toMatchObject({ attemptCount: 1, sentAt: expect.any(String) });
    const [mail, ...others] = server.to(someone.email);
    expect(others).toEqual([]);
    expect(mail!.subject).toBe('How did your patch test go?');
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
    expect(mail!.text).toContain(`https://app.example.org/notifications/${idOf('Notification', made!.id)}`);
    expect(mail!.html).toContain('For &quot;you&quot; &lt;b&gt;only&lt;/b&gt; &amp; more');
    expect(mail!.html).not.toMatch(/<(img|script|link)|url\(|src=/);
  });

  it('is in the language of the user, with umlauts', async () => {
    const someone = await user();
    await someone.client.request(UpdateProfileDocument, { input: { locale: 'de-AT' } });
    await system(someone, {
      code: 'patch-test.due',
      params: { product: 'Übermäßig süße Äpfel – „schön“ 🧴' },
    });
    await until(someone, 'SENT');
    const [mail] = server.to(someone.email);
    expect(mail!.subject).toBe('Wie lief Ihr Verträglichkeitstest?');
    expect(mail!.text).toContain('Übermäßig süße Äpfel – „schön“ 🧴');
    expect(mail!.text).toContain('Keine E-Mails dieser Art mehr');
    expect(mail!.html).toContain('<html lang="de">');
    expect(mail!.html).toContain('Übermäßig süße Äpfel');
  });

  it('says nothing about the skin', async () => {
    const someone = await user();
    await notifier.notify(someone.id, {
      kind: 'CONSULTATION_UPDATE',
      code: 'patch-test.due',
      params: { product: 'rosacea cream' },
    });
    await until(someone, 'SENT');
    const [mail] = server.to(someone.email);
    expect(mail!.subject).toBe('How did your patch test go?');
    expect(`${mail!.text}${mail!.html}`).not.toContain('rosacea');
  });

  it('about account security cannot be turned off and has no unsubscribe link', async () => {
    const someone = await user();
    await notifier.notify(someone.id, { kind: 'SECURITY' });
    await until(someone, 'SENT');
    const [mail] = server.to(someone.email);
    expect(Object.keys(mail!.headers).filter((name) => name.startsWith('list-'))).toEqual([]);
    expect(`${mail!.text}${mail!.html}`).not.toContain('unsubscribe');
  });

  it('about account security is sent even if the notification is deleted', async () => {
    const someone = await user();
    const made = await notifier.notify(someone.id, { kind: 'SECURITY' });
    await someone.client.request(DeleteNotificationDocument, {
      input: { id: idOf('Notification', made!.id) },
    });
    expect(await deliveries(someone)).toEqual([]);
    const [row] = await api.db.execute(
      sql`select count(*)::int as rows from notification_deliveries where notification_id = ${uuidOf(made!.id)}`,
    );
    expect(row).toEqual({ rows: 1 });
    await vi.waitFor(() => expect(server.to(someone.email)).toHaveLength(1), 60_000);
  });

  it('is not sent if the caller sends one, the kind has none, or the address is not verified', async () => {
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

it('is read with its notification, with the same number of statements for any number', async () => {
  const someone = await user();
  for (let count = 0; count < 4; count += 1) await system(someone);
  await vi.waitFor(async () => {
    for (const delivery of await deliveries(someone)) expect(delivery?.status).toBe('SENT');
  }, 120_000);
  const count = async (first: number) =>
    (await api.statements(() => someone.client.request(MyEmailDeliveriesDocument, { first }))).length;
  const one = await count(1);
  expect(await count(4)).toBe(one);
  expect(one).toBeLessThanOrEqual(4);
});

it('ends as FAILED when every attempt has failed', async () => {
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

it('is created once per cause, whatever is retried, even concurrently', async () => {
  const someone = await user();
  const cause = randomUUID();
  await Promise.all(Array.from({ length: 5 }, () => system(someone, { cause })));
  await until(someone, 'SENT');
  expect(server.to(someone.email)).toHaveLength(1);
  expect(await deliveries(someone)).toHaveLength(1);
});
