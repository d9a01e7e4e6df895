import { and, eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  CloseConsultationDocument,
  PostConsultationMessageDocument,
  RequestMoreInformationDocument,
  UpdateNotificationPreferencesDocument,
} from '../../operations/generated.ts';
import { tellOfUrgentCase } from '../../src/consultations/case/consultations.queues.ts';
import { consultationEscalations, consultations } from '../../src/consultations/case/consultations.table.ts';
import type { EscalationStep } from '../../src/consultations/triage/escalation-plan.ts';
import { notifications } from '../../src/notifications/notifications.table.ts';
import type { TestUser } from '../setup/api.ts';
import { answer, claim, createDermatologist, newCase, redFlags, review } from '../setup/consultations.ts';
import { queueDone } from '../setup/queues.ts';
import { api, doctor, read, setUp, someone, soon } from './endings-setup.ts';

setUp();

let admin: TestUser;
beforeAll(async () => {
  admin = await api.createUser({ role: 'ADMIN', consents: false });
});

/** What somebody was told of a case, oldest first. */
const told = async ({ id: userId }: TestUser, id: string) => {
  const mine = and(eq(notifications.userId, userId), eq(notifications.objectId, id));
  const rows = await api.db.select().from(notifications).where(mine).orderBy(notifications.sequence);
  return rows.map(({ kind, title }) => `${kind}: ${title}`);
};
const stepOf = (id: string, step: EscalationStep) =>
  and(eq(consultationEscalations.consultationId, id), eq(consultationEscalations.step, step));
/** Makes a step due, and lets a worker that has just started do it. */
const pass = async (id: string, step: EscalationStep) => {
  await api.db
    .update(consultationEscalations)
    .set({ dueAt: sql`now() - interval '1 second'`, doneAt: null })
    .where(stepOf(id, step));
  await look(async () => {
    const [row] = await api.db.select().from(consultationEscalations).where(stepOf(id, step));
    expect(row!.doneAt).not.toBeNull();
  });
};
const look = async (until: () => Promise<unknown>) => {
  const beside = await api.startBeside();
  await vi.waitFor(until, soon);
  await beside.close();
  await queueDone(api.db, tellOfUrgentCase);
};
const expire = async (id: string) => {
  await api.db
    .update(consultations)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(consultations.id, id));
  await look(async () => {
    const [row] = await api.db.select().from(consultations).where(eq(consultations.id, id));
    expect(row!.status).toBe('EXPIRED');
  });
};

describe('a case without an answer', () => {
  it.each([
    {
      flag: 'EM_AIRWAY',
      minutes: [30, 60, 120],
      late: 'SAFETY',
      first: 'An emergency waits',
      again: 'An emergency still waits',
      administrators: 'An emergency is without an answer',
      overdue: 'There is no answer yet: please get help now',
      passed: 'An emergency has passed its deadline',
    },
    {
      flag: 'UR_EYE',
      minutes: [120, 240, 1440],
      late: 'SAFETY',
      first: 'An urgent case waits',
      again: 'An urgent case still waits',
      administrators: 'An urgent case is without an answer',
      overdue: 'There is no answer yet: please see a doctor now',
      passed: 'An urgent case has passed its deadline',
    },
    {
      flag: 'SO_MOLE',
      minutes: [1440, 2880, 4320],
      late: 'CONSULTATION_UPDATE',
      first: 'A case with a warning sign waits',
      again: 'A case with a warning sign still waits',
      administrators: 'A case with a warning sign is without an answer',
      overdue: 'There is no answer yet',
      passed: 'A case with a warning sign has passed its deadline',
    },
  ] as const)('of $flag is escalated step by step, each once however often it is tried', async (given) => {
    const { flag, minutes, late, first, again, administrators, overdue, passed } = given;
    const owner = await someone();
    const id = await newCase(owner, { redFlags: redFlags(flag), adviceConfirmed: true });
    const plan = await api.db
      .select({
        minutes: sql<number>`round(extract(epoch from due_at - ${consultations.createdAt}) / 60)::int`,
      })
      .from(consultationEscalations)
      .innerJoin(consultations, eq(consultations.id, consultationEscalations.consultationId))
      .where(eq(consultations.id, id))
      .orderBy(consultationEscalations.step);
    expect(plan.map((step) => step.minutes)).toEqual(minutes);
    const news = (kind: string, ...titles: string[]) => titles.map((title) => `${kind}: ${title}`);
    await queueDone(api.db, tellOfUrgentCase);
    expect(await told(doctor, id)).toEqual(news('CONSULTATION_UPDATE', first));
    expect(await told(admin, id)).toEqual([]);

    // Each step twice: as when a worker was killed after it told some, and before the job was done.
    for (let tries = 0; tries < 2; tries += 1) await pass(id, 'AGAIN');
    expect(await told(doctor, id)).toEqual(news('CONSULTATION_UPDATE', first, again));
    expect(await told(admin, id)).toEqual([]);
    for (let tries = 0; tries < 2; tries += 1) await pass(id, 'ADMINISTRATORS');
    expect(await told(admin, id)).toEqual(news(late, administrators));
    expect(await told(owner, id)).toEqual([]);
    for (let tries = 0; tries < 2; tries += 1) await pass(id, 'OVERDUE');
    expect(await told(owner, id)).toEqual(news(late, overdue));
    expect(await told(admin, id)).toEqual(news(late, administrators, passed));
    expect(await told(doctor, id)).toHaveLength(2);
    expect((await read(owner, id)).status).toBe('PENDING');
  });

  it('is a matter of the dermatologist who has it, and of nobody once it is answered', async () => {
    const owner = await someone();
    const colleague = await createDermatologist(api, 'Dr. Colleague');
    const id = await newCase(owner, { redFlags: redFlags('UR_SHINGLES') });
    await queueDone(api.db, tellOfUrgentCase);
    await claim(doctor.client, id);
    await pass(id, 'AGAIN');
    expect(await told(doctor, id)).toContain('CONSULTATION_UPDATE: An urgent case still waits');
    expect(await told(colleague, id)).toEqual(['CONSULTATION_UPDATE: An urgent case waits']);
    await api.db.delete(consultationEscalations).where(stepOf(id, 'AGAIN'));
    const done = await newCase(await someone(), { redFlags: redFlags('UR_SHINGLES') });
    await answer(doctor, done);
    await pass(done, 'OVERDUE');
    await pass(done, 'ADMINISTRATORS');
    expect(await told(admin, done)).toEqual([]);
  });

  it('tells of the deadline although the dermatologist awaits more information', async () => {
    const owner = await someone();
    const id = await newCase(owner, { redFlags: redFlags('UR_EYE') });
    await review(doctor, id);
    await doctor.client.request(RequestMoreInformationDocument, { input: { id, question: 'Since when?' } });
    await pass(id, 'OVERDUE');
    expect(await told(owner, id)).toContain('SAFETY: There is no answer yet: please see a doctor now');
    const input = { consultationId: id, text: 'For two days.' };
    await owner.client.request(PostConsultationMessageDocument, { input });
    expect((await read(owner, id)).status).toBe('IN_REVIEW');
  });
});

describe('a case that expires', () => {
  it.each([
    ['EM_AIRWAY', 'SAFETY', 'please get help now', 'An emergency has ended without an answer'],
    ['UR_EYE', 'SAFETY', 'please see a doctor now', 'An urgent case has ended without an answer'],
    [
      'SO_MOLE',
      'CONSULTATION_UPDATE',
      'without an answer',
      'A case with a warning sign has ended without an answer',
    ],
  ] as const)('of %s does not do so in silence', async (flag, kind, title, forAdministrators) => {
    const owner = await someone();
    const toggles = [{ kind: 'CONSULTATION_UPDATE', channel: 'IN_APP', enabled: false }] as const;
    await owner.client.request(UpdateNotificationPreferencesDocument, { input: { toggles: [...toggles] } });
    const id = await newCase(owner, { redFlags: redFlags(flag), adviceConfirmed: true });
    await expire(id);
    const mine = await told(owner, id);
    expect(
      mine.filter((each) => each.startsWith(`${kind}: Your case has ended`) && each.includes(title)),
    ).toHaveLength(1);
    expect(await told(admin, id)).toEqual([`${kind}: ${forAdministrators}`]);
    expect(await read(owner, id)).toMatchObject({ status: 'EXPIRED', urgentCare: { flags: [flag] } });
  });

  it('of a person who reads German is told in German', async () => {
    const owner = await someone();
    await api.db.execute(sql`update users set locale = 'de-CH' where id = ${owner.id}`);
    const id = await newCase(owner, { redFlags: redFlags('EM_SEPSIS'), adviceConfirmed: true });
    await expire(id);
    expect(await told(owner, id)).toEqual([
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
    await queueDone(api.db, tellOfUrgentCase);
    await api.db
      .update(consultationEscalations)
      .set({ dueAt: sql`now()` })
      .where(eq(consultationEscalations.consultationId, id));
    await Promise.all([api.restart(), api.startBeside().then((beside) => beside.close())]);
    await api.restart();
    await vi.waitFor(async () => {
      expect(await told(owner, id)).toHaveLength(1);
      expect(await told(admin, id)).toHaveLength(2);
      expect(await told(doctor, id)).toHaveLength(2);
    }, soon);
    await api.restart();
    await queueDone(api.db, tellOfUrgentCase);
    expect(
      [await told(owner, id), await told(admin, id), await told(doctor, id)].map((each) => each.length),
    ).toEqual([1, 2, 2]);
  });
});
