import { and, eq, sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import { notifyOfUrgentCase } from '../../../src/consultations/case/consultations.queues.ts';
import { consultationEscalations } from '../../../src/consultations/case/consultations.table.ts';
import type { EscalationStep } from '../../../src/consultations/triage/escalation-plan.ts';
import { titleOf } from '../../../src/notifications/notification-texts.ts';
import { notifications } from '../../../src/notifications/notifications.table.ts';
import type { TestUser } from '../../setup/api.ts';
import { uuidOf } from '../../setup/ids.ts';
import { queueDone } from '../../setup/queues.ts';
import { readText } from '../../setup/walks/read-text.ts';
import { api, soon } from '../endings-setup.ts';

/** What somebody was notified of about a case, oldest first. */
export const newsOf = async ({ id: userId }: TestUser, id: string, locale = 'en') => {
  const mine = and(eq(notifications.userId, userId), eq(notifications.objectId, uuidOf(id)));
  const rows = await api.db.select().from(notifications).where(mine).orderBy(notifications.sequence);
  return rows.map((row) => `${row.kind}: ${readText(titleOf(row), locale)}`);
};
export const stepOf = (id: string, step: EscalationStep) =>
  and(eq(consultationEscalations.consultationId, uuidOf(id)), eq(consultationEscalations.step, step));
/** Makes a step due, and lets a worker that has just started do it. */
export const pass = async (id: string, step: EscalationStep) => {
  await api.db
    .update(consultationEscalations)
    .set({ dueAt: sql`now() - interval '1 second'`, doneAt: null })
    .where(stepOf(id, step));
  await look(async () => {
    const [row] = await api.db.select().from(consultationEscalations).where(stepOf(id, step));
    expect(row!.doneAt).not.toBeNull();
  });
};
/** Until a worker that has just started has done it. */
export const look = async (until: () => Promise<unknown>) => {
  const beside = await api.startBeside();
  await vi.waitFor(until, soon);
  await beside.close();
  await queueDone(api.db, notifyOfUrgentCase);
};
