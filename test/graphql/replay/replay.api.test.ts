import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { CHANGES } from '../../../operations/changes.ts';
import { createApollo } from '../../../operations/clients/apollo-client.ts';
import { createSession, type Tokens } from '../../../operations/clients/session.ts';
import { analyses } from '../../../src/analyses/analyses.table.ts';
import { sendAuthMail } from '../../../src/auth/mail/auth.queues.ts';
import { publicRootFields } from '../../../src/graphql/access.ts';
import type { Role } from '../../../src/platform/viewer.ts';
import { TestApi, type TestUser } from '../../setup/api.ts';
import { apiSchema as schema } from '../../setup/api-schema.ts';
import { uuidOf } from '../../setup/ids.ts';
import { portrait } from '../../setup/photos.ts';
import { createDermatologist } from '../../setup/rows/consultations.ts';
import { seedAccount } from '../../setup/rows/seeded-account.ts';
import { takeUnprepared } from '../../setup/test-app.ts';
import { type AppCache, apolloCache, urqlCache } from './caches.ts';
import { type Call, exempt, replayedCalls } from './calls.ts';
import { differences, stepsIn } from './differences.ts';
import { documentOf, mutationOf, pageQuery, STEPS_QUERY } from './pages.ts';

const LIMITS = {
  GRAPHQL_MAX_TOKENS: '50000',
  GRAPHQL_MAX_COST: '1000000',
};

let api: TestApi;
const people = {} as Record<Role, TestUser>;
let other: TestUser;

beforeAll(async () => {
  api = await TestApi.start(LIMITS);
  people.USER = await api.createUser();
  people.ADMIN = await api.createUser({ role: 'ADMIN', consents: false });
  people.DERMATOLOGIST = await createDermatologist(api, 'Dr. Replay');
  other = await api.createUser({ consents: false });
  await seedAccount(api, people.USER, 'en-GB');
  await holdJobs();
}, 240_000);
afterAll(async () => {
  takeUnprepared(); // all mutations together have more statements than a connection prepares
  await api.close();
});

/** No job starts from here on, so that nothing changes in the background. */
async function holdJobs(): Promise<void> {
  await api.db.execute(sql`create function hold_jobs() returns trigger language plpgsql as
    $$ begin new.start_after := now() + interval '1 day'; return new; end $$`);
  await api.db.execute(
    sql`create trigger hold_jobs before insert on pgboss.job for each row execute function hold_jobs()`,
  );
  await api.db.execute(
    sql`update pgboss.job set start_after = now() + interval '1 day' where state in ('created', 'retry')`,
  );
  const active = sql`select 1 from pgboss.job where state = 'active' limit 1`;
  await vi.waitFor(async () => expect(await api.db.execute(active)).toHaveLength(0), 60_000);
}

const read = async (role: Role, query: string, variables: object = {}) => {
  const { data, errors } = await people[role].client.sendText(query, variables);
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
};

/** What apps of one person have in their caches, and which objects. */
class App {
  readonly #caches: readonly AppCache[] = [apolloCache(), urqlCache()];
  /** Whether others may have changed something since the pages were read. */
  stale = true;
  #steps: string[] = [];

  constructor(readonly role: Role) {}

  /** Reads the pages and their steps from the server into the caches; says where a cache was wrong. */
  async readAll(): Promise<string[]> {
    const page = pageQuery(this.role);
    const fresh = await read(this.role, page);
    const faults = this.stale ? [] : await this.#faults(page, fresh);
    await this.write(page, fresh);
    const before = this.#steps;
    this.#steps = stepsIn(fresh);
    for (const ids of [before, this.#steps].filter(({ length }) => length > 0)) {
      const steps = await read(this.role, STEPS_QUERY, { ids });
      if (ids === before && !this.stale) faults.push(...(await this.#faults(STEPS_QUERY, steps, { ids })));
      await this.write(STEPS_QUERY, steps, { ids });
      if (isDeepStrictEqual(before, this.#steps)) break;
    }
    this.stale = false;
    return faults;
  }

  async write(query: string, answer: object, variables: object = {}): Promise<void> {
    for (const cache of this.#caches) await cache.write(query, answer, variables);
  }

  async #faults(query: string, fresh: object, variables: object = {}): Promise<string[]> {
    const found = this.#caches.map(async ({ name, read }) =>
      differences('', await read(query, variables), fresh).map((fault) => `${name} ${fault}`),
    );
    return (await Promise.all(found)).flat();
  }
}

async function send({ client }: TestUser, query: string, call: Call, variables: object) {
  if (!call.file) return client.sendText(query, variables);
  return client.upload(query as never, variables as never, call.file.path, call.file.content);
}

describe('the normalized caches of Apollo and urql', () => {
  it('are as a fresh read after every mutation', async () => {
    const warnings = (['warn', 'error'] as const).map((level) => vi.spyOn(console, level));
    const apps = { USER: new App('USER'), DERMATOLOGIST: new App('DERMATOLOGIST'), ADMIN: new App('ADMIN') };
    const faults = new Set<string>();
    const replayed = new Set<string>();
    for (const call of calls()) {
      const app = apps[call.by];
      const variables = (await call.variables?.()) ?? {};
      if (call.prepares) app.stale = true;
      if (app.stale) await app.readAll();
      const query = mutationOf(call.name, call.by);
      const { data, errors } = await send(people[call.by], query, call, variables);
      const payload = Object.values((data as object | null) ?? {})[0] as
        | { userErrors: unknown[] }
        | undefined;
      if (errors || !payload || payload.userErrors.length > 0) {
        faults.add(`${call.name}: ${JSON.stringify(errors ?? payload?.userErrors).slice(0, 300)}`);
        continue;
      }
      replayed.add(call.name);
      await app.write(query, data as object, variables);
      for (const fault of await app.readAll()) faults.add(`${call.name} ${fault}`);
      for (const each of Object.values(apps)) each.stale ||= each !== app;
    }
    expect([...faults]).toEqual([]);
    for (const warning of warnings) expect(warning.mock.calls.slice(0, 3)).toEqual([]);
    const all = Object.keys(schema.getMutationType()!.getFields());
    expect(Object.keys(CHANGES).filter((name) => !all.includes(name))).toEqual([]);
    const open = publicRootFields(schema).map((name) => name.replace('Mutation.', ''));
    const wanted = all.filter((name) => !open.includes(name) && !exempt.includes(name));
    expect([...replayed].sort()).toEqual(wanted.sort());
  }, 600_000);
});

describe('query of a payload', () => {
  const send = (text: string) => people.USER.client.sendText(text, {});

  it('answers only what its viewer may ask', async () => {
    const { errors } = await send(
      'mutation { markAllNotificationsRead { query { accounts { totalCount } } } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is null if nothing was changed', async () => {
    const { data } = await send('mutation { updateProfile(input: { age: 0 }) { query { viewer { id } } } }');
    expect(data).toEqual({ updateProfile: { query: null } });
  });
});

describe('the client of docs/clients.md', () => {
  const page = documentOf(
    'query { viewer { id analyses(first: 5) { totalCount edges { node { status } } } } }',
  );
  const upload = documentOf(`mutation ($photo: Upload!) { submitAnalysis(input: { photo: $photo }) {
    userErrors { code } viewer { id analyses(first: 5) { totalCount edges { node { status } } } }
  } }`);

  it('sends photos, follows and stays logged in after the token has run out', async () => {
    const { accessToken, refreshToken } = await api.createUser();
    let tokens: Tokens | null = null;
    const store = {
      load: () => tokens,
      save: (next: Tokens | null) => {
        tokens = next;
      },
    };
    const { client, socket, signIn } = createApollo(api.url, createSession(api.url, store), WebSocket);
    const stale = { accessToken: `${accessToken}x`, refreshToken };
    await signIn(stale);

    const seen: unknown[] = [];
    const live = client
      .subscribe({ query: documentOf('subscription { unreadNotificationCountChanged }') })
      .subscribe(({ data }) => seen.push(data));
    await client.query({ query: page });
    expect(tokens).not.toEqual(stale);
    await vi.waitFor(() => expect(seen).toEqual([{ unreadNotificationCountChanged: 0 }]), 10_000);

    tokens = { ...(tokens as unknown as Tokens), accessToken: 'expired' };
    const photo = new File([new Uint8Array(portrait)], 'photo.jpg', { type: 'image/jpeg' });
    await client.mutate({ mutation: upload, variables: { photo } });
    const read = client.readQuery({ query: page });
    expect(read).toMatchObject({
      viewer: { analyses: { totalCount: 1, edges: [{ node: { status: 'PENDING' } }] } },
    });

    tokens = { accessToken: 'expired', refreshToken: 'unknown' };
    await expect(client.query({ query: page, fetchPolicy: 'network-only' })).rejects.toThrow();
    expect(tokens).toBeNull();
    live.unsubscribe();
    await socket.dispose();
  });
});

const calls = () => replayedCalls({ ask: read, makeFailed, logInAgain, failJob, otherEmail: other.email });

const logInAgain = async () => {
  await api.login(people.USER.email);
};

async function makeFailed(id: string): Promise<void> {
  await api.db
    .update(analyses)
    .set({ status: 'FAILED' })
    .where(eq(analyses.id, uuidOf(id)));
}

async function failJob(): Promise<string> {
  const data = JSON.stringify({ userId: randomUUID(), reason: 'PASSWORD_CHANGED' });
  await api.db.execute(sql`
    insert into pgboss.job (name, data, state, started_on, completed_on, output, policy)
    values (${sendAuthMail.name}, ${data}::jsonb, 'failed', now(), now(), '{}'::jsonb, 'standard')`);
  return sendAuthMail.name;
}
