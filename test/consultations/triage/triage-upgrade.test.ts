import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ConsultationQueueDocument, RequestConsultationDocument } from '../../../operations/generated.ts';
import {
  consultationEscalations,
  consultations,
} from '../../../src/consultations/case/consultations.table.ts';
import { notifications } from '../../../src/notifications/notifications.table.ts';
import {
  connectDatabase,
  type DatabaseConnection,
  migrateDatabase,
} from '../../../src/platform/database/database.ts';
import { TestApi, type TestUser } from '../../setup/api.ts';
import { migrateBefore } from '../../setup/database/earlier-schema.ts';
import { createEmptyDatabase, type TestDatabase } from '../../setup/database/test-database.ts';
import { FACTS_ONLY } from '../../setup/global-setup.ts';
import { idOf, uuidOf } from '../../setup/ids.ts';
import { claim, createDermatologist, question, review } from '../../setup/rows/consultations.ts';
import { read, soon } from '../endings-setup.ts';

const OLD_FLAGS = [
  'CHANGING_OR_BLEEDING_MOLE',
  'SPREADING_INFECTION_WITH_FEVER',
  'FACE_SWELLING_OR_TROUBLE_BREATHING',
  'BLISTERING',
] as const;
type OldFlag = (typeof OLD_FLAGS)[number];

let database: TestDatabase;
let connection: DatabaseConnection;
beforeAll(async () => {
  database = await createEmptyDatabase();
  connection = connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 10 });
  await migrateBefore(connection.db, '_triage');
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** A person and their case, as the earlier release stored them; ids of both. */
async function storeCase(present: readonly OldFlag[], status = 'PENDING') {
  const { db } = connection;
  const email = `${randomUUID()}@test.example`;
  const [user] = await db.execute<{ id: string }>(sql`
    insert into users (id, email, password_hash, email_verified_at) values (${uuidv7()}, ${email}, 'x', now()) returning id`);
  const answers = OLD_FLAGS.map((flag) => ({ flag, present: present.includes(flag) }));
  const snapshot = {
    profile: { age: null, skinType: null, concerns: [], pregnancy: 'NONE' },
    ...{ analysis: null, routine: null, avoidedIngredients: [] },
  };
  const [row] = await db.execute<{ id: string }>(sql`
    insert into consultations (id, user_id, client_request_id, status, urgent, question, red_flags, snapshot, answered_at, dermatologist_id)
    values (${uuidv7()}, ${user!.id}, ${randomUUID()}, ${status}::consultation_status, ${present.length > 0}, 'What is this?',
      ${JSON.stringify({ version: 1, answers })}::jsonb, ${JSON.stringify(snapshot)}::jsonb,
      ${status === 'ANSWERED' ? sql`now()` : null}, ${status === 'ANSWERED' ? user!.id : null})
    returning id`);
  return { userId: user!.id, id: idOf('Consultation', row!.id) };
}

test('cases that were urgent before the upgrade get their tier, and are answered or escalated as others', async () => {
  const { db } = connection;
  const stored = {
    face: await storeCase(['FACE_SWELLING_OR_TROUBLE_BREATHING', 'CHANGING_OR_BLEEDING_MOLE']),
    blisters: await storeCase(['BLISTERING']),
    infection: await storeCase(['SPREADING_INFECTION_WITH_FEVER']),
    mole: await storeCase(['CHANGING_OR_BLEEDING_MOLE']),
    calm: await storeCase([]),
    answered: await storeCase(['BLISTERING'], 'ANSWERED'),
  };
  await migrateDatabase(database.url, FACTS_ONLY);
  const rowOf = async ({ id }: { id: string }) =>
    (
      await db
        .select()
        .from(consultations)
        .where(eq(consultations.id, uuidOf(id)))
    )[0]!;
  const stepsOf = async ({ id }: { id: string }) =>
    db
      .select()
      .from(consultationEscalations)
      .where(eq(consultationEscalations.consultationId, uuidOf(id)));
  const tiers: Record<string, string> = {};
  for (const [name, one] of Object.entries(stored)) tiers[name] = (await rowOf(one)).tier;
  expect(tiers).toEqual({
    ...{ face: 'EMERGENCY', blisters: 'EMERGENCY', infection: 'URGENT', mole: 'SOON', calm: 'ROUTINE' },
    answered: 'EMERGENCY',
  });
  const face = await rowOf(stored.face);
  expect(face.redFlags).toEqual({
    version: 1,
    answers: [
      { flag: 'SO_MOLE', present: true },
      { flag: 'UR_SPREADING_INFECTION', present: false },
      { flag: 'EM_AIRWAY', present: true },
      { flag: 'EM_SKIN_LOSS', present: false },
    ],
  });
  expect(face).toMatchObject({ textFlags: [], adviceConfirmedAt: null });
  const hours = (row: typeof face) => Math.round((row.answerDueAt!.getTime() - Date.now()) / 3_600_000);
  expect([hours(face), hours(await rowOf(stored.infection)), hours(await rowOf(stored.mole))]).toEqual([
    2, 24, 72,
  ]);
  for (const one of [stored.face, stored.infection, stored.mole]) expect(await stepsOf(one)).toHaveLength(3);
  for (const one of [stored.calm, stored.answered]) {
    expect(await stepsOf(one)).toEqual([]);
    expect((await rowOf(one)).answerDueAt).toBeNull();
  }

  const api = await TestApi.start({ DATABASE_URL: database.url });
  try {
    const [doctor, admin] = [
      await createDermatologist(api),
      await api.createUser({ role: 'ADMIN', consents: false }),
    ];
    const { nodes } = (await doctor.client.request(ConsultationQueueDocument, { first: 100 }))
      .consultationQueue;
    const { face: first, blisters, infection, mole, calm } = stored;
    expect(nodes.map(({ id }) => id)).toEqual([first, blisters, infection, mole, calm].map(({ id }) => id));
    expect(await read(doctor, first.id)).toMatchObject({
      ...{
        tier: 'EMERGENCY',
        urgent: true,
        urgentCare: { tier: 'EMERGENCY', flags: ['EM_AIRWAY', 'SO_MOLE'] },
      },
    });
    await review(doctor, first.id);
    await db.execute(
      sql`update consultation_escalations set due_at = now() where consultation_id = ${uuidOf(blisters.id)}`,
    );
    const beside = await api.startBeside();
    const kindsOf = async (userId: string) =>
      (await db.select().from(notifications).where(eq(notifications.userId, userId))).map(({ kind }) => kind);
    await vi.waitFor(async () => {
      expect(await kindsOf(blisters.userId)).toEqual(['SAFETY']);
      expect(await kindsOf(admin.id)).toEqual(['SAFETY', 'SAFETY']);
    }, soon);
    await beside.close();
    expect((await claim(doctor.client, blisters.id)).consultation?.status).toBe('ASSIGNED');
    await rejectsOldAnswers(await api.createUser({ consents: false }));
  } finally {
    await api.close();
  }
});

/** An app that was not updated must load the questions again. */
async function rejectsOldAnswers(user: TestUser): Promise<void> {
  const input = question();
  const old = { ...input, redFlags: { ...input.redFlags!, version: 1 } };
  const { requestConsultation } = await user.client.request(RequestConsultationDocument, { input: old });
  expect(requestConsultation.consultation).toBeNull();
  expect(requestConsultation.userErrors[0]).toMatchObject({ field: ['input', 'redFlags', 'version'] });
}
