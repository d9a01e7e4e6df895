import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AddJournalEntryDocument,
  ConsultationMessageDocument,
  CreateGoalDocument,
  CreateRoutineDocument,
  DataExportDocument,
  GoalDocument,
  JournalEntryDocument,
  NotificationDocument,
  PostConsultationMessageDocument,
  RequestDataExportDocument,
  RoutineDocument,
  SendTestNotificationDocument,
} from '../../operations/generated.ts';
import { auditLog } from '../../src/audit/audit.table.ts';
import { addDays } from '../../src/platform/time/calendar-days.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { insertCase } from '../setup/rows/consultation-rows.ts';

let api: TestApi;
let owner: TestUser;
let other: TestUser;
beforeAll(async () => {
  api = await TestApi.start();
  [owner, other] = await Promise.all([api.createUser(), api.createUser()]);
});
afterAll(() => api.close());

const kinds = [
  {
    field: 'notification',
    type: 'Notification' as const,
    document: NotificationDocument,
    make: async () =>
      (await owner.client.request(SendTestNotificationDocument, {})).sendTestNotification.notification!.id,
  },
  {
    field: 'goal',
    type: 'Goal' as const,
    document: GoalDocument,
    make: async () => {
      const input = { metric: 'REDNESS', target: 10, day: addDays(localDay('UTC', new Date()), 30) };
      return (await owner.client.request(CreateGoalDocument, { input })).createGoal.goal!.id;
    },
  },
  {
    field: 'journalEntry',
    type: 'JournalEntry' as const,
    document: JournalEntryDocument,
    make: async () => {
      const input = { text: 'A calm day.' };
      return (await owner.client.request(AddJournalEntryDocument, { input })).addJournalEntry.journalEntry!
        .id;
    },
  },
  {
    field: 'consultationMessage',
    type: 'ConsultationMessage' as const,
    document: ConsultationMessageDocument,
    make: async () => {
      const consultationId = idOf('Consultation', await insertCase(api.db, owner.id, {}));
      const input = { consultationId, text: 'It itches less.' };
      return (await owner.client.request(PostConsultationMessageDocument, { input })).postConsultationMessage
        .message!.id;
    },
  },
  {
    field: 'dataExport',
    type: 'DataExport' as const,
    document: DataExportDocument,
    make: async () =>
      (await owner.client.request(RequestDataExportDocument, {})).requestDataExport.dataExport!.id,
  },
  {
    field: 'routine',
    type: 'Routine' as const,
    document: RoutineDocument,
    make: async () => {
      const input = { name: 'Mine', steps: [{ session: 'AM', kind: 'SUNSCREEN', name: 'Shield' }] } as const;
      return (
        await owner.client.request(CreateRoutineDocument, { input: { ...input, steps: [...input.steps] } })
      ).createRoutine.routine!.id;
    },
  },
];

describe.each(kinds)('$field(id)', ({ field, type, document, make }) => {
  const ask = async (id: string, user: TestUser | null) => {
    const token = user?.accessToken;
    const { data, errors } = await api.graphql(String(document), { id }, { token });
    return { value: data?.[field] ?? null, codes: errors?.map(({ extensions }) => extensions?.code) ?? [] };
  };

  it('is for its owner alone, and a stale id leaves the rest of the answer', async () => {
    const id = await make();
    expect(await ask(id, owner)).toMatchObject({ value: { id }, codes: [] });
    const missing = { value: null, codes: ['NOT_FOUND'] };
    expect(await ask(id, other)).toEqual(missing);
    expect(await ask(idOf(type, randomUUID()), owner)).toEqual(missing);
    expect(await ask(uuidOf(id), owner)).toEqual(missing);
    expect((await ask(idOf('PatchTest', uuidOf(id)), owner)).codes).toEqual(['BAD_USER_INPUT']);
    expect(await ask('no id', owner)).toEqual(missing);
    expect(await ask(id, null)).toEqual({ value: null, codes: ['UNAUTHENTICATED'] });
    const both = `query { ${field}(id: "${idOf(type, randomUUID())}") { id } viewer { id } }`;
    const { data } = await api.graphql(both, {}, { token: owner.accessToken });
    expect(data).toEqual({ [field]: null, viewer: { id: idOf('User', owner.id) } });
  });
});

it('a message is also for the dermatologist of its case, which the patient can read in the audit log', async () => {
  const [doctor, another] = await Promise.all(
    [1, 2].map(() => api.createUser({ role: 'DERMATOLOGIST', consents: false })),
  );
  const caseOf = { status: 'ASSIGNED' as const, dermatologistId: doctor!.id, claimedAt: new Date() };
  const consultationId = idOf('Consultation', await insertCase(api.db, owner.id, caseOf));
  const input = { consultationId, text: 'It itches more.' };
  const posted = await owner.client.request(PostConsultationMessageDocument, { input });
  const { id } = posted.postConsultationMessage.message!;
  const reads = () =>
    api.db.$count(auditLog, and(eq(auditLog.actorId, doctor!.id), eq(auditLog.action, 'CONSULTATION_READ')));
  const nodes = `{ nodes(ids: ["${id}"]) { id } }`;
  expect(await another!.client.sendText(nodes, {})).toMatchObject({ data: { nodes: [null] } });
  expect(await reads()).toBe(0);
  expect(await doctor!.client.sendText(nodes, {})).toMatchObject({ data: { nodes: [{ id }] } });
  expect(await reads()).toBe(1);
});
