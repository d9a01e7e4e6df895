import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DeleteNotificationDocument,
  MarkAllNotificationsReadDocument,
  MarkNotificationReadDocument,
  SendTestNotificationDocument,
  UnreadNotificationCountChangedDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { surviveStorm } from '../setup/rows/notification-storm.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ RATE_LIMIT_TEST_NOTIFICATIONS_PER_HOUR: '100000' });
});
afterAll(() => api.close());

const user = () => api.createUser({ consents: false });
const make = async ({ client }: TestUser) =>
  (await client.request(SendTestNotificationDocument, {})).sendTestNotification.notification!.id;

it('delivers 500 notifications once and in order over a connection that keeps breaking', {
  timeout: 180_000,
}, async () => {
  const { accessToken: token } = await user();
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
  await surviveStorm({ makeAt: api.url, listenAt: api.url, token, count: 500, seed });
});

describe('unreadNotificationCountChanged', () => {
  const listen = (someone: TestUser) => {
    const live = someone.client.subscribe(UnreadNotificationCountChangedDocument, {});
    const next = async () => (await live.next()).value?.unreadNotificationCountChanged;
    return { next, end: () => live.return?.() };
  };

  it('starts with the current number and reports each change, whichever device made it', async () => {
    const someone = await user();
    const phone = await api.login(someone.email);
    const first = await make(someone);
    const live = listen(someone);
    expect(await live.next()).toBe(1);
    const second = await make(phone);
    expect(await live.next()).toBe(2);
    await phone.client.request(MarkNotificationReadDocument, { input: { id: first } });
    expect(await live.next()).toBe(1);
    await phone.client.request(DeleteNotificationDocument, { input: { id: second } });
    expect(await live.next()).toBe(0);
    await make(phone);
    expect(await live.next()).toBe(1);
    await phone.client.request(MarkAllNotificationsReadDocument, {});
    expect(await live.next()).toBe(0);
    await live.end();
  });

  it('reports nothing if the number is unchanged, or for another person', async () => {
    const [someone, other] = [await user(), await user()];
    const [read, unread] = [await make(someone), await make(someone)];
    await someone.client.request(MarkNotificationReadDocument, { input: { id: read } });
    const live = listen(someone);
    expect(await live.next()).toBe(1);
    await someone.client.request(MarkNotificationReadDocument, { input: { id: read } });
    await someone.client.request(DeleteNotificationDocument, { input: { id: read } });
    await make(other);
    await someone.client.request(MarkNotificationReadDocument, { input: { id: unread } });
    expect(await live.next()).toBe(0);
    await live.end();
  });
});
