import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import {
  MyEmailDeliveriesDocument,
  MyNotificationPreferencesDocument,
  UpdateNotificationPreferencesDocument,
} from '../../operations/generated.ts';
import { sendNotificationMail } from '../../src/notifications/notifications.queues.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { Notifier } from '../setup/notifier.ts';
import { makeDue } from '../setup/queues.ts';
import { MailServer } from '../setup/servers/mail-server.ts';

export let api: TestApi;
export let server: MailServer;
export let notifier: Notifier;

/** Called by each test file that uses what is here. */
export function setUp(): void {
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
}

export const user = (email?: string) => api.createUser({ consents: false, email });
export const system = (to: TestUser, draft: object = {}) =>
  notifier.notify(to.id, { kind: 'SYSTEM', ...draft });
export const deliveries = async ({ client }: TestUser) =>
  (await client.request(MyEmailDeliveriesDocument, { first: 20 })).viewer.notifications.nodes.map(
    ({ emailDelivery }) => emailDelivery,
  );
export const preferences = async ({ client }: TestUser) =>
  (await client.request(MyNotificationPreferencesDocument, {})).viewer.notificationPreferences;
export const update = async ({ client }: TestUser, input: object) =>
  (await client.request(UpdateNotificationPreferencesDocument, { input })).updateNotificationPreferences;

/** Lets what waits for its next try or its time be tried now. */
export const hurry = () => makeDue(api.db, sql`name = ${sendNotificationMail.name}`);

/** The latest delivery once it is so. */
export const until = (to: TestUser, status: string) =>
  vi.waitFor(
    async () => {
      await hurry();
      const [delivery] = await deliveries(to);
      expect(delivery?.status).toBe(status);
      return delivery!;
    },
    { timeout: 180_000, interval: 100 },
  );

/** Quiet hours around now on the clock of UTC. */
export function quietNow() {
  const clock = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);
  return { from: clock(-60), to: clock(120) };
}
