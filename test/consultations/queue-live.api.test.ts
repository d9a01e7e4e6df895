import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../../operations/clients/client.ts';
import {
  CancelConsultationDocument,
  ConsultationQueueChangedDocument,
  type ConsultationQueueChangedSubscription,
  ConsultationQueueDocument,
  type ConsultationQueueScope,
  DeclineConsultationDocument,
  MyAuditLogDocument,
  PostConsultationMessageDocument,
  SetUserRoleDocument,
} from '../../operations/generated.ts';
import type { ConsultationAudit } from '../../src/consultations/case/consultation-audit.ts';
import { consultations } from '../../src/consultations/case/consultations.table.ts';
import { FollowQueue, type QueueChange } from '../../src/consultations/queue/follow-queue.ts';
import { createLocalEvents } from '../../src/platform/events/events.ts';
import { createLog } from '../../src/platform/logging/log.ts';
import type { Viewer } from '../../src/platform/viewer.ts';
import { Accounts } from '../../src/users/accounts.ts';
import { users } from '../../src/users/users.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';
import { claim, createDermatologist, newCase } from '../setup/rows/consultations.ts';
import { redisUrl } from '../setup/servers/redis.ts';

type Live = AsyncIterableIterator<ConsultationQueueChangedSubscription>;

let api: TestApi;
let doctor: TestUser;
let colleague: TestUser;
const open: Live[] = [];

beforeAll(async () => {
  api = await TestApi.start(redisUrl ? { REDIS_URL: redisUrl } : {});
  doctor = await createDermatologist(api, 'Dr. Doe');
  colleague = await createDermatologist(api, 'Dr. Colleague');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.return?.()));
});
afterAll(() => api.close());

const someone = () => api.createUser({ consents: false });
const follow = ({ client }: Pick<TestUser, 'client'>, scope?: ConsultationQueueScope) => {
  const live = client.subscribe(ConsultationQueueChangedDocument, { scope });
  open.push(live);
  return live;
};
/** Such as `ENTERED <id>`. */
const next = async (live: Live) => {
  const { value } = await live.next();
  const { kind, consultationId, consultation } = value.consultationQueueChanged;
  expect(consultation?.id ?? null).toBe(kind === 'ENTERED' || kind === 'CHANGED' ? consultationId : null);
  return [kind, consultationId].filter(Boolean).join(' ');
};
const queueOf = async ({ client }: Pick<TestUser, 'client'>) =>
  (await client.request(ConsultationQueueDocument, { first: 100 })).consultationQueue.nodes.map(
    ({ id }) => id,
  );
const cancel = ({ client }: TestUser, id: string) =>
  client.request(CancelConsultationDocument, { input: { id } });
const decline = ({ client }: TestUser, id: string) =>
  client.request(DeclineConsultationDocument, { input: { id, reason: 'Not my field.' } });

describe('the queue that is followed', () => {
  it('sends what enters, changes and leaves, with what is in it then', async () => {
    const owner = await someone();
    const live = follow(colleague);
    expect(await next(live)).toBe('RESET');
    const before = await queueOf(colleague);

    const id = await newCase(owner);
    const { value } = await live.next();
    expect(value.consultationQueueChanged).toMatchObject({
      ...{ kind: 'ENTERED', consultationId: id, totalCount: before.length + 1 },
      consultation: { id, status: 'PENDING' },
    });
    const input = { consultationId: id, text: 'My throat is swelling and I cannot breathe.' };
    await owner.client.request(PostConsultationMessageDocument, { input });
    const changed = (await live.next()).value.consultationQueueChanged;
    expect(changed).toMatchObject({ kind: 'CHANGED', consultation: { id, tier: 'EMERGENCY' } });

    await claim(doctor.client, id);
    expect(await next(live)).toBe(`LEFT ${id}`);
    await decline(doctor, id);
    expect(await next(live)).toBe(`ENTERED ${id}`);
    await cancel(owner, id);
    expect(await next(live)).toBe(`LEFT ${id}`);
    expect(await queueOf(colleague)).toEqual(before);
  });

  it('shows each dermatologist what their own query lists', async () => {
    const owner = await someone();
    const [theirs, mine] = [follow(colleague), follow(doctor, 'OWN_OPEN')];
    expect([await next(theirs), await next(mine)]).toEqual(['RESET', 'RESET']);
    const reserved = await newCase(owner, { dermatologistId: doctor.id });
    const declined = await newCase(owner);
    // The reserved case is not sent to the colleague.
    expect(await next(theirs)).toBe(`ENTERED ${declined}`);
    await decline(colleague, declined);
    expect(await next(theirs)).toBe(`LEFT ${declined}`);
    await claim(doctor.client, reserved);
    expect(await next(mine)).toBe(`ENTERED ${reserved}`);
    await decline(doctor, reserved);
    expect(await next(mine)).toBe(`LEFT ${reserved}`);
    expect(await next(theirs)).toBe(`ENTERED ${reserved}`);
  });

  it('is recorded in the patient’s audit log with each case that it shows', async () => {
    const owner = await someone();
    const live = follow(colleague);
    await next(live);
    const id = await newCase(owner);
    await next(live);
    const { nodes } = (await owner.client.request(MyAuditLogDocument, { first: 5 })).viewer.auditLog;
    const reads = nodes.filter(({ action }) => action === 'CONSULTATION_READ');
    expect(reads.map(({ details }) => details)).toEqual([{ consultationId: id, by: 'LIVE' }]);
  });

  it('is refused to everyone else', async () => {
    const admin = await api.createUser({ role: 'ADMIN', consents: false });
    for (const who of [await someone(), admin]) await expect(follow(who).next()).rejects.toThrow('role');
    await expect(follow({ client: api.stranger() }).next()).rejects.toThrow();
  });

  it('ends with the role, and sends nothing from then on', async () => {
    const [admin, leaving] = [
      await api.createUser({ role: 'ADMIN', consents: false }),
      await createDermatologist(api, 'Dr. Leaving'),
    ];
    const live = follow(leaving);
    await next(live);
    const input = { id: idOf('Account', leaving.id), role: 'USER' } as const;
    await admin.client.request(SetUserRoleDocument, { input });
    await newCase(await someone());
    // Ended by the stream, or a moment earlier by the watch over sessions.
    const ended = await live.next().then(
      ({ done }) => done,
      () => true,
    );
    expect(ended).toBe(true);
  });

  it('is complete again after a lost connection', async () => {
    const owner = await someone();
    const [gone, stays] = [await newCase(owner), await newCase(owner)];
    const first = follow(colleague);
    await next(first);
    const shown = new Set(await queueOf(colleague));
    await first.return?.();
    await cancel(owner, gone);
    const late = await newCase(owner);

    const second = follow(colleague);
    expect(await next(second)).toBe('RESET');
    const queried = await queueOf(colleague);
    shown.delete(gone);
    expect(new Set(queried)).toEqual(shown.add(late));
    await cancel(owner, stays);
    expect(await next(second)).toBe(`LEFT ${stays}`);
  });

  it.runIf(redisUrl)('sends what happens in another process', async () => {
    const other = await api.startBeside({ REDIS_URL: redisUrl! });
    try {
      const there = follow({
        client: Object.assign(new ApiClient(other.url), { token: colleague.accessToken }),
      });
      expect(await next(there)).toBe('RESET');
      const id = await newCase(await someone());
      expect(await next(there)).toBe(`ENTERED ${id}`);
      await claim(doctor.client, id);
      expect(await next(there)).toBe(`LEFT ${id}`);
    } finally {
      await other.close();
    }
  });
});

describe('a queue that changes without events', () => {
  const log = createLog({ level: 'silent', readable: false });
  const reader = () => ({
    viewer: { userId: colleague.id, role: 'DERMATOLOGIST' } as Viewer,
    origin: { ip: '' },
  });
  const followHere = (everyMs: number) => {
    const events = createLocalEvents(log);
    const audit = { read: async () => {} } as unknown as ConsultationAudit;
    const deps = { db: api.db, events, accounts: new Accounts(api.db), audit };
    return { events, live: new FollowQueue(deps, everyMs).changes(reader(), 'UNCLAIMED') };
  };
  const nextHere = async (live: AsyncIterator<QueueChange>) => {
    const { value } = await live.next();
    return [value.kind, value.id && idOf('Consultation', value.id)].filter(Boolean).join(' ');
  };
  const close = (user: TestUser, deactivatedAt: Date | null) =>
    api.db.update(users).set({ deactivatedAt }).where(eq(users.id, user.id));

  it('sends the end of a reservation and the cases of a closed and of a restored account', async () => {
    const owner = await someone();
    const reservation = { requestedDermatologistId: doctor.id, reservedUntil: new Date(Date.now() + 60_000) };
    const id = await insertCase(api.db, owner.id, reservation);
    const { live } = followHere(50);
    expect(await nextHere(live)).toBe('RESET');
    await api.db
      .update(consultations)
      .set({ reservedUntil: sql`now()` })
      .where(eq(consultations.id, uuidOf(id)));
    expect(await nextHere(live)).toBe(`ENTERED ${id}`);
    await close(owner, new Date());
    expect(await nextHere(live)).toBe(`LEFT ${id}`);
    await close(owner, null);
    expect(await nextHere(live)).toBe(`ENTERED ${id}`);
    await live.return?.();
  });

  it('sends what was missed one by one, and a reset where it is too much', async () => {
    const owner = await someone();
    const { events, live } = followHere(60_000);
    expect(await nextHere(live)).toBe('RESET');
    const missed = [await insertCase(api.db, owner.id), await insertCase(api.db, owner.id)];
    events.missed();
    expect([await nextHere(live), await nextHere(live)]).toEqual(missed.map((id) => `ENTERED ${id}`));
    for (let n = 0; n < 101; n += 1) await insertCase(api.db, owner.id);
    events.missed();
    expect(await nextHere(live)).toBe('RESET');
    await api.db.delete(consultations).where(eq(consultations.userId, owner.id));
    const kept = await insertCase(api.db, owner.id);
    events.publish({ list: 'CONSULTATION_QUEUE' }, { type: 'CONSULTATION', id: uuidOf(kept) });
    expect(await nextHere(live)).toBe(`ENTERED ${kept}`);
    await live.return?.();
  });
});
