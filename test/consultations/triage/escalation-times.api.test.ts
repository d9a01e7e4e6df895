import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import {
  PostConsultationMessageDocument,
  RequestMoreInformationDocument,
} from '../../../operations/generated.ts';
import {
  failedUrgentCaseNotices,
  notifyOfUrgentCase,
} from '../../../src/consultations/case/consultations.queues.ts';
import {
  consultationEscalations,
  consultations,
} from '../../../src/consultations/case/consultations.table.ts';
import { Escalations } from '../../../src/consultations/case/escalations.ts';
import { NotifyOfUrgentCases } from '../../../src/consultations/case/notify-of-urgent-cases.ts';
import { type EscalationStep, escalationPlan } from '../../../src/consultations/triage/escalation-plan.ts';
import { NotificationsService } from '../../../src/notifications/notifications.service.ts';
import { readEnvironment } from '../../../src/platform/env.ts';
import { createLocalEvents } from '../../../src/platform/events/events.ts';
import { Jobs } from '../../../src/platform/jobs/jobs.ts';
import { createLog } from '../../../src/platform/logging/log.ts';
import type { Accounts } from '../../../src/users/accounts.ts';
import { uuidOf } from '../../setup/ids.ts';
import { queueDone } from '../../setup/queues.ts';
import { claim, createDermatologist, newCase, redFlags, review } from '../../setup/rows/consultations.ts';
import { api, decline, doctor, read, setUp, someone } from '../endings-setup.ts';
import { look, newsOf, stepOf } from './escalations-setup.ts';

setUp();
const silent = createLog({ level: 'silent', readable: false });

describe('the times of a case', () => {
  const due = async (id: string) => {
    const rows = await api.db
      .select()
      .from(consultationEscalations)
      .where(eq(consultationEscalations.consultationId, uuidOf(id)));
    const at = Object.fromEntries(rows.map(({ step, dueAt }) => [step, dueAt.getTime()]));
    return at as Record<EscalationStep, number>;
  };
  const minutesUntil = (at: number) => Math.round((at - Date.now()) / 60_000);
  const answerDue = async (id: string) => {
    const [row] = await api.db
      .select()
      .from(consultations)
      .where(eq(consultations.id, uuidOf(id)));
    return row!.answerDueAt!.getTime();
  };

  it('do not move later when its tier is raised', async () => {
    const owner = await someone();
    const id = await newCase(owner, { redFlags: redFlags('SO_MOLE') });
    const near = sql`now() + interval '10 minutes'`;
    await api.db
      .update(consultations)
      .set({ answerDueAt: near })
      .where(eq(consultations.id, uuidOf(id)));
    for (const step of ['AGAIN', 'OVERDUE'] as const)
      await api.db.update(consultationEscalations).set({ dueAt: near }).where(stepOf(id, step));
    const before = [await answerDue(id), await due(id)] as const;
    const input = { consultationId: id, text: 'My throat is closing up.' };
    await owner.client.request(PostConsultationMessageDocument, { input });
    expect((await read(owner, id)).tier).toBe('EMERGENCY');
    const after = await due(id);
    expect([await answerDue(id), after.AGAIN, after.OVERDUE]).toEqual([
      ...[before[0], before[1].AGAIN, before[1].OVERDUE],
    ]);
    expect(minutesUntil(after.ADMINISTRATORS)).toBe(60);
  });

  it('do not move later when it returns to the queue; only what was done is repeated', async () => {
    const id = await newCase(await someone(), { redFlags: redFlags('UR_EYE') });
    const near = sql`now() + interval '5 minutes'`;
    await api.db.update(consultationEscalations).set({ dueAt: near }).where(stepOf(id, 'AGAIN'));
    await api.db
      .update(consultationEscalations)
      .set({ doneAt: sql`now()` })
      .where(stepOf(id, 'ADMINISTRATORS'));
    const before = [await answerDue(id), await due(id)] as const;
    const colleague = await createDermatologist(api, 'Dr. Brief');
    await claim(colleague.client, id);
    await decline(colleague, id);
    const after = await due(id);
    expect([await answerDue(id), after.AGAIN, after.OVERDUE]).toEqual([
      ...[before[0], before[1].AGAIN, before[1].OVERDUE],
    ]);
    expect(minutesUntil(after.ADMINISTRATORS)).toBe(240);
  });
});

describe('a notice that cannot be given', () => {
  const enqueue = async (id: string, step: EscalationStep, queue: typeof notifyOfUrgentCase) => {
    const [row] = await api.db
      .update(consultationEscalations)
      .set({ doneAt: sql`now()` })
      .where(stepOf(id, step))
      .returning({ revision: consultationEscalations.revision });
    const jobs = await Jobs.connect({ databaseUrl: api.databaseUrl, log: silent });
    await jobs.enqueue(api.db, queue, { consultationId: uuidOf(id), step, revision: row!.revision });
    await jobs.stop();
    await queueDone(api.db, queue);
  };
  const isDone = async (id: string, step: EscalationStep) => {
    const [row] = await api.db.select().from(consultationEscalations).where(stepOf(id, step));
    return row!.doneAt !== null;
  };

  it('as more information is awaited is given after the reply', async () => {
    const owner = await someone();
    const id = await newCase(owner, { redFlags: redFlags('UR_EYE') });
    await review(doctor, id);
    await doctor.client.request(RequestMoreInformationDocument, { input: { id, question: 'Since when?' } });
    await api.db.update(consultationEscalations).set({ dueAt: sql`now()` }).where(stepOf(id, 'AGAIN'));
    await enqueue(id, 'AGAIN', notifyOfUrgentCase);
    expect(await isDone(id, 'AGAIN')).toBe(false);
    expect(await newsOf(doctor, id)).not.toContain('CONSULTATION_UPDATE: An urgent case is still waiting');
    const input = { consultationId: id, text: 'For two days.' };
    await owner.client.request(PostConsultationMessageDocument, { input });
    await look(async () => expect(await isDone(id, 'AGAIN')).toBe(true));
    expect(await newsOf(doctor, id)).toContain('CONSULTATION_UPDATE: An urgent case is still waiting');
  });

  it('at any attempt is due again', async () => {
    const id = await newCase(await someone(), { redFlags: redFlags('UR_EYE') });
    await enqueue(id, 'ADMINISTRATORS', failedUrgentCaseNotices);
    expect(await isDone(id, 'ADMINISTRATORS')).toBe(false);
  });

  it.each(['takeUpAgain', 'notify'] as const)('is logged by %s', async (method) => {
    const id = await newCase(await someone(), { redFlags: redFlags('UR_EYE') });
    await queueDone(api.db, notifyOfUrgentCase);
    const lines: string[] = [];
    const jobs = await Jobs.connect({ databaseUrl: api.databaseUrl, log: silent });
    const nobody = { recipientsWithRole: async () => [] } as Pick<Accounts, 'recipientsWithRole'> as Accounts;
    const urgentCases = new NotifyOfUrgentCases({
      ...{
        db: api.db,
        accounts: nobody,
        escalations: new Escalations(jobs, escalationPlan(readEnvironment({}))),
      },
      notifications: new NotificationsService({ db: api.db, jobs, events: createLocalEvents(silent) }),
      log: pino({ level: 'warn' }, { write: (line) => lines.push(line) }),
    });
    await urgentCases[method]({ consultationId: uuidOf(id), revision: 1, step: 'ADMINISTRATORS' });
    await jobs.stop();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 40, consultation: uuidOf(id) }]);
  });
});
