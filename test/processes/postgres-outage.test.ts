import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiClient } from '../../operations/clients/client.ts';
import {
  GiveConsentDocument,
  LoginDocument,
  MyConsentsDocument,
  NotificationReceivedDocument,
  ViewerDocument,
  WithdrawConsentDocument,
} from '../../operations/generated.ts';
import { DEMO_PASSWORD } from '../../src/app/demo-accounts.ts';
import { CONSENT_VERSIONS } from '../../src/consents/consent-texts.ts';
import { giveAllConsents } from '../setup/api.ts';
import { KillablePostgres } from '../setup/database/killable-postgres.ts';
import { portrait } from '../setup/photos.ts';
import { submit } from '../setup/rows/submissions.ts';
import { ServerProcesses } from '../setup/servers/test-server.ts';

const PATIENCE = { timeout: 180_000, interval: 50 };

describe('PostgreSQL killed under load', () => {
  let postgres: KillablePostgres;
  let processes: ServerProcesses;
  beforeAll(async () => {
    [postgres, processes] = await Promise.all([KillablePostgres.start(), ServerProcesses.open()]);
  });
  afterAll(async () => {
    await processes.close();
    await postgres.stop();
  });

  it('causes clean errors for a moment, but loses no acknowledged write and no socket', {
    timeout: 300_000,
  }, async () => {
    const server = await processes.start({
      DATABASE_URL: postgres.url,
      NODE_ENV: 'development',
      LOG_LEVEL: 'warn',
    });
    const client = new ApiClient(server.url);
    const input = { email: 'user@demo.example', password: DEMO_PASSWORD };
    client.token = (await client.request(LoginDocument, { input })).login.session!.accessToken;
    await giveAllConsents(client);
    const live = client.subscribe(NotificationReceivedDocument, {});
    const pushed = live.next();

    const acknowledged = new Set<string>();
    let running = true;
    const seen = new Set<string>();
    const slowest = { read: 0, write: 0 };
    const timed = async <T>(kind: 'read' | 'write', work: () => Promise<T>) => {
      const started = performance.now();
      const answer = await work();
      slowest[kind] = Math.max(slowest[kind], performance.now() - started);
      return answer;
    };
    const reads = async () => {
      while (running) {
        const { errors } = await timed('read', () => client.send(ViewerDocument, {}));
        if (errors) seen.add(String(errors[0]?.extensions?.code));
        await setTimeout(5);
      }
    };
    const writes = async () => {
      while (running) {
        await timed('write', () =>
          client.send(WithdrawConsentDocument, { input: { kind: 'PHOTO_PROCESSING' } }),
        );
        const { data, errors } = await timed('write', () =>
          client.send(GiveConsentDocument, {
            input: { kind: 'PHOTO_PROCESSING', version: CONSENT_VERSIONS.PHOTO_PROCESSING },
          }),
        );
        if (data?.giveConsent.consent) acknowledged.add(data.giveConsent.consent.givenAt);
        if (errors) seen.add(String(errors[0]?.extensions?.code));
      }
    };
    const load = [reads(), reads(), reads(), reads(), writes()];
    for (let kill = 0; kill < 3; kill += 1) {
      const before = acknowledged.size;
      await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(before + 3), PATIENCE);
      await postgres.kill();
      const killed = performance.now();
      for (;;) {
        const answer = await client.send(ViewerDocument, {});
        if (answer.data?.viewer) break;
        expect(answer.errors?.[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE');
        expect(performance.now() - killed).toBeLessThan(PATIENCE.timeout);
        await setTimeout(100);
      }
    }
    const before = acknowledged.size;
    await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(before), PATIENCE);
    running = false;
    await Promise.all(load);

    expect([...seen].filter((code) => code !== 'SERVICE_UNAVAILABLE')).toEqual([]);
    expect(Math.max(slowest.read, slowest.write)).toBeLessThan(PATIENCE.timeout);
    await giveAllConsents(client);
    const { viewer } = await client.request(MyConsentsDocument, { first: 1 });
    expect(acknowledged.size).toBeGreaterThan(10);
    expect(viewer.consents.totalCount).toBeGreaterThanOrEqual(acknowledged.size);

    const id = await submit(client, portrait);
    expect((await pushed).value?.notificationReceived.analysis?.id).toBe(id);
    await live.return?.();
    expect(await server.stop()).toBe(0);
    expect(server.output()).not.toMatch(/unhandled|TypeError/i);
  });
});
