import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  CloseConsultationDocument,
  PostConsultationMessageDocument,
  RequestMoreInformationDocument,
  UpdateNotificationPreferencesDocument,
} from '../../../operations/generated.ts';
import { notifyOfUrgentCase } from '../../../src/consultations/case/consultations.queues.ts';
import {
  consultationEscalations,
  consultations,
} from '../../../src/consultations/case/consultations.table.ts';
import type { TestUser } from '../../setup/api.ts';
import { uuidOf } from '../../setup/ids.ts';
import { queueDone } from '../../setup/queues.ts';
import {
  answer,
  claim,
  createDermatologist,
  newCase,
  redFlags,
  review,
} from '../../setup/rows/consultations.ts';
import { api, doctor, read, setUp, someone, soon } from '../endings-setup.ts';
import { look, newsOf, pass, stepOf } from './escalations-setup.ts';

setUp();

let admin: TestUser;
beforeAll(async () => {
  admin = await api.createUser({ role: 'ADMIN', consents: false });
});

const expire = async (id: string) => {
  await api.db
    .update(consultations)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(consultations.id, uuidOf(id)));
  await look(async () => {
    const [row] = await api.db
      .select()
      .from(consultations)
      .where(eq(consultations.id, uuidOf(id)));
    expect(row!.status).toBe('EXPIRED');
  });
};

describe('a case without an answer', () => {
  it.each([
    {
      flag: 'EM_AIRWAY',
      minutes: [30, 60, 120],
      early: 'SAFETY',
      first: 'An emergency is waiting',
      again: 'An emergency is still waiting',
      administrators: 'An emergency has no answer yet',
      overdue: 'There is no answer yet: please get help now',
      passed: 'An emergency has passed its deadline',
    },
    {
      flag: 'UR_EYE',
      minutes: [120, 240, 1440],
      early: 'SAFETY',
      first: 'An urgent case is waiting',
      again: 'An urgent case is still waiting',
      administrators: 'An urgent case has no answer yet',
      overdue: 'There is no answer yet: please see a doctor now',
      passed: 'An urgent case has passed its deadline',
    },
    {
      flag: 'SO_MOLE',
      minutes: [1440, 2880, 4320],
      early: 'CONSULTATION_UPDATE',
      first: 'A case with a warning sign is waiting',
      again: 'A case with a warning sign is still waiting',
      administrators: 'A case with a warning sign has no answer yet',
      overdue: 'There is no answer yet: please see a doctor soon',
      passed: 'A case with a warning sign has passed its deadline',
    },
  ] as const)('of $flag is escalated step by step, each once however often it is tried', async (given) => {
    const { flag, minutes, early, first, again, administrators, overdue, passed } = given;
    const owner = await someone();
    const id = await newCase(owner, { redFlags: redFlags(flag), adviceConfirmed: true });
    const plan = await api.db
      .select({
        minutes: sql<number>`round(extract(epoch from due_at - ${consultations.createdAt}) / 60)::int`,
      })
      .from(consultationEscalations)
      .innerJoin(consultations, eq(consultations.id, consultationEscalations.consultationId))
      .where(eq(consultations.id, uuidOf(id)))
      .orderBy(consultationEscalations.step);
    expect(plan.map((step) => step.minutes)).toEqual(minutes);
    const news = (kind: string, ...titles: string[]) => titles.map((title) => `${kind}: ${title}`);
    await queueDone(api.db, notifyOfUrgentCase);
    expect(await newsOf(doctor, id)).toEqual(news('CONSULTATION_UPDATE', first));
    expect(await newsOf(admin, id)).toEqual([]);

    // Each step twice: as when a worker was killed after it notified some, and before the job was done.
    for (let tries = 0; tries < 2; tries += 1) await pass(id, 'AGAIN');
    expect(await newsOf(doctor, id)).toEqual(news('CONSULTATION_UPDATE', first, again));
    expect(await newsOf(admin, id)).toEqual([]);
    for (let tries = 0; tries < 2; tries += 1) await pass(id, 'ADMINISTRATORS');
    expect(await newsOf(admin, id)).toEqual(news(early, administrators));
    expect(await newsOf(owner, id)).toEqual([]);
    for (let tries = 0; tries < 2; tries += 1) await pass(id, 'OVERDUE');
    expect(await newsOf(owner, id)).toEqual(news('SAFETY', overdue));
    expect(await newsOf(admin, id)).toEqual([...news(early, administrators), ...news('SAFETY', passed)]);
    expect(await newsOf(doctor, id)).toHaveLength(2);
    expect((await read(owner, id)).status).toBe('PENDING');
  });

  it('is a matter of the dermatologist who has it, and of nobody once it is answered', async () => {
    const owner = await someone();
    const colleague = await createDermatologist(api, 'Dr. Colleague');
    const id = await newCase(owner, { redFlags: redFlags('UR_SHINGLES') });
    await queueDone(api.db, notifyOfUrgentCase);
    await claim(doctor.client, id);
    await pass(id, 'AGAIN');
    expect(await newsOf(doctor, id)).toContain('CONSULTATION_UPDATE: An urgent case is still waiting');
    expect(await newsOf(colleague, id)).toEqual(['CONSULTATION_UPDATE: An urgent case is waiting']);
    await api.db.delete(consultationEscalations).where(stepOf(id, 'AGAIN'));
    const done = await newCase(await someone(), { redFlags: redFlags('UR_SHINGLES') });
    await answer(doctor, done);
    await pass(done, 'OVERDUE');
    await pass(done, 'ADMINISTRATORS');
    expect(await newsOf(admin, done)).toEqual([]);
  });

  it('notifies of the deadline although the dermatologist awaits more information', async () => {
    const owner = await someone();
    const id = await newCase(owner, { redFlags: redFlags('UR_EYE') });
    await review(doctor, id);
    await doctor.client.request(RequestMoreInformationDocument, { input: { id, question: 'Since when?' } });
    await pass(id, 'OVERDUE');
    expect(await newsOf(owner, id)).toContain('SAFETY: There is no answer yet: please see a doctor now');
    const input = { consultationId: id, text: 'For two days.' };
    await owner.client.request(PostConsultationMessageDocument, { input });
    expect((await read(owner, id)).status).toBe('IN_REVIEW');
  });
});

describe('a case that expires', () => {
  it.each([
    ['EM_AIRWAY', 'please get help now', 'An emergency has ended without an answer'],
    ['UR_EYE', 'please see a doctor now', 'An urgent case has ended without an answer'],
    ['SO_MOLE', 'please see a doctor soon', 'A case with a warning sign has ended without an answer'],
  ] as const)('of %s does not do so in silence', async (flag, title, forAdministrators) => {
    const owner = await someone();
    const off = { kind: 'CONSULTATION_UPDATE', enabled: false } as const;
    const toggles = [
      { ...off, channel: 'IN_APP' },
      { ...off, channel: 'EMAIL' },
    ] as const;
    await owner.client.request(UpdateNotificationPreferencesDocument, { input: { toggles: [...toggles] } });
    const id = await newCase(owner, { redFlags: redFlags(flag), adviceConfirmed: true });
    await expire(id);
    expect(await newsOf(owner, id)).toEqual([`SAFETY: Your case has ended without an answer: ${title}`]);
    expect(await newsOf(admin, id)).toEqual([`SAFETY: ${forAdministrators}`]);
    expect(await read(owner, id)).toMatchObject({ status: 'EXPIRED', urgentCare: { flags: [flag] } });
  });

  it('of a person who reads German does so in German', async () => {
    const owner = await someone();
    await api.db.execute(sql`update users set locale = 'de-CH' where id = ${owner.id}`);
    const id = await newCase(owner, { redFlags: redFlags('EM_SEPSIS'), adviceConfirmed: true });
    await expire(id);
    expect(await newsOf(owner, id, 'de-CH')).toEqual([
      'SAFETY: Ihre Anfrage ist ohne Antwort abgelaufen: Bitte holen Sie sich jetzt Hilfe',
    ]);
    expect(
      (await owner.client.request(CloseConsultationDocument, { input: { id } })).closeConsultation.userErrors,
    ).toMatchObject([{ code: 'INVALID_STATE' }]);
  });
});

// The last, as the people above know the address of the server that it ends.
describe('a restart', () => {
  it('in mid-escalation loses no step and repeats none', async () => {
    const owner = await someone();
    const id = await newCase(owner, { redFlags: redFlags('EM_BURN'), adviceConfirmed: true });
    await queueDone(api.db, notifyOfUrgentCase);
    await api.db
      .update(consultationEscalations)
      .set({ dueAt: sql`now()` })
      .where(eq(consultationEscalations.consultationId, uuidOf(id)));
    await Promise.all([api.restart(), api.startBeside().then((beside) => beside.close())]);
    await api.restart();
    await vi.waitFor(async () => {
      expect(await newsOf(owner, id)).toHaveLength(1);
      expect(await newsOf(admin, id)).toHaveLength(2);
      expect(await newsOf(doctor, id)).toHaveLength(2);
    }, soon);
    await api.restart();
    await queueDone(api.db, notifyOfUrgentCase);
    expect(
      [await newsOf(owner, id), await newsOf(admin, id), await newsOf(doctor, id)].map((each) => each.length),
    ).toEqual([1, 2, 2]);
  });
});
