import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TypedDocumentString } from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { apiSchema } from '../setup/api-schema.ts';
import { closeup, portrait } from '../setup/photos.ts';
import { newCase, question } from '../setup/rows/consultations.ts';

let api: TestApi;
let user: TestUser;
let consultationId: string;
beforeAll(async () => {
  api = await TestApi.start();
  user = await api.createUser();
});
afterAll(() => api.close());

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const step = (name: string) => ({ session: 'AM', kind: 'CLEANSER', name });

interface Case {
  /** Path of the object in the payload. */
  object: string;
  table: string;
  one: () => object;
  other: () => object;
  /** Where photos go. */
  photo?: string;
}
const CASES: Record<string, Case> = {
  addJournalEntry: {
    object: 'journalEntry',
    table: 'journal_entries',
    one: () => ({ mood: 3 }),
    other: () => ({ mood: 4 }),
  },
  addMedication: {
    object: 'medication',
    table: 'medications',
    one: () => ({ name: 'Tretinoin' }),
    other: () => ({ name: 'Doxycycline' }),
  },
  createGoal: {
    ...{ object: 'goal', table: 'goals' },
    one: () => ({ metric: 'PORES', target: 20, day: day(9) }),
    other: () => ({ metric: 'PORES', target: 21, day: day(9) }),
  },
  createRoutine: {
    ...{ object: 'routine', table: 'routines' },
    one: () => ({ name: 'Mine', steps: [step('Gel'), step('Foam')] }),
    other: () => ({ name: 'Mine', steps: [step('Foam'), step('Gel')] }),
  },
  generateRoutine: {
    object: 'routine',
    table: 'routines',
    one: () => ({}),
    other: () => ({ maxStepsPerSession: 3 }),
  },
  postConsultationMessage: {
    ...{ object: 'message', table: 'consultation_messages' },
    one: () => ({ consultationId, text: 'Since May.' }),
    other: () => ({ consultationId, text: 'Since June.' }),
  },
  reportReaction: {
    ...{ object: 'reaction', table: 'skin_reactions' },
    one: () => ({ severity: 'MILD', symptoms: ['STINGING'] }),
    other: () => ({ severity: 'MILD', symptoms: ['REDNESS'] }),
  },
  requestConsultation: {
    ...{ object: 'consultation', table: 'consultations' },
    one: () => ({ ...question(), question: 'What is it?' }),
    other: () => ({ ...question(), question: 'What else is it?' }),
  },
  startPatchTest: {
    object: 'patchTest',
    table: 'patch_tests',
    one: () => ({ name: 'Serum' }),
    other: () => ({ name: 'Cream' }),
  },
  submitAnalysis: {
    ...{ object: 'analysis', table: 'analyses', photo: 'photo' },
    one: () => ({ photo: null, note: 'Morning' }),
    other: () => ({ photo: null, note: 'Evening' }),
  },
};

it('are taken by these mutations', () => {
  const taking = Object.values(apiSchema.getMutationType()!.getFields()).filter(({ args }) =>
    args.some(({ type }) => {
      const input = getNamedType(type);
      return isInputObjectType(input) && 'clientRequestId' in input.getFields();
    }),
  );
  expect(taking.map(({ name }) => name).sort()).toEqual(Object.keys(CASES).sort());
});

async function send(name: string, { object, photo }: Case, input: object, file: Buffer = portrait) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${object} { id } userErrors { code } } }`;
  const answer = photo
    ? await user.client.upload(new TypedDocumentString(query), { input }, `input.${photo}`, new Blob([file]))
    : await user.client.sendText(query, { input });
  const { data, errors } = answer as { data?: Record<string, Record<string, unknown>>; errors?: object[] };
  return { payload: data?.[name], id: (data?.[name]?.[object] as { id: string } | null)?.id, errors };
}
const mismatch = [{ extensions: { code: 'IDEMPOTENCY_MISMATCH' } }];

describe.each(Object.entries(CASES))('%s', (name, each) => {
  beforeAll(async () => {
    user = await api.createUser();
    if (name === 'postConsultationMessage') consultationId = await newCase(user);
  });

  it('gives the same for the same content, and refuses other content', async () => {
    const clientRequestId = randomUUID();
    const made = await send(name, each, { ...each.one(), clientRequestId });
    expect(made.payload).toMatchObject({ userErrors: [] });
    const again = await send(name, each, { clientRequestId, ...each.one() });
    expect([again.id, again.errors]).toEqual([made.id, undefined]);
    const other = await send(name, each, { ...each.other(), clientRequestId });
    expect(other.errors).toMatchObject(mismatch);
    await api.db.execute(sql`update ${sql.identifier(each.table)} set content_hash = null
      where client_request_id = ${clientRequestId}`);
    expect((await send(name, each, { ...each.other(), clientRequestId })).id).toBe(made.id);
  });

  it('keeps one of two that are sent at once', async () => {
    const clientRequestId = randomUUID();
    const both = await Promise.all(
      [each.one(), each.other()].map((input) => send(name, each, { ...input, clientRequestId })),
    );
    const lost = both.filter(({ id }) => id === undefined);
    expect(lost).toHaveLength(1);
    expect(lost[0]!.errors).toMatchObject(mismatch);
  });
});

it('compare photos by their bytes', async () => {
  const clientRequestId = randomUUID();
  const input = { photo: null, clientRequestId };
  const made = await send('submitAnalysis', CASES.submitAnalysis!, input, portrait);
  expect((await send('submitAnalysis', CASES.submitAnalysis!, input, portrait)).id).toBe(made.id);
  expect((await send('submitAnalysis', CASES.submitAnalysis!, input, closeup)).errors).toMatchObject(
    mismatch,
  );
});
