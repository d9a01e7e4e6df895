import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  AddMedicationDocument,
  DeleteMedicationDocument,
  EndMedicationDocument,
  MyMedicationsDocument,
  UpdateMedicationDocument,
  type UpdateMedicationInput,
} from '../../operations/generated.ts';
import { healthProfiles } from '../../src/health/health.table.ts';
import type { TestUser } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import {
  add,
  api,
  change,
  health,
  inDays,
  MISSING,
  medications,
  newUser,
  setUp,
  tryToAdd,
} from './health-setup.ts';

setUp();

const TODAY = inDays(0);
const update = async ({ client }: TestUser, input: UpdateMedicationInput) =>
  (await client.request(UpdateMedicationDocument, { input })).updateMedication;
const end = async ({ client }: TestUser, input: { id: string; endedOn?: string }) =>
  (await client.request(EndMedicationDocument, { input })).endMedication;
const remove = async ({ client }: TestUser, id: string) =>
  (await client.request(DeleteMedicationDocument, { input: { id } })).deleteMedication;
const innsOf = ({ understoodAs }: { understoodAs: { inn: string }[] }) => understoodAs.map(({ inn }) => inn);

describe('addMedication', () => {
  it('keeps what was typed and says what it was understood as', async () => {
    const user = await newUser();
    const medication = await add(user, {
      ...{ name: ' Differin Gel ', strength: '0.1 %', route: 'TOPICAL', session: 'PM', everyDays: 2 },
      startedOn: inDays(-40),
    });
    expect(medication).toEqual({
      id: expect.any(String),
      ...{ name: 'Differin Gel', strength: '0.1 %', route: 'TOPICAL', session: 'PM', everyDays: 2 },
      ...{ startedOn: inDays(-40), endedOn: null, createdAt: expect.any(String) },
      understoodAs: [
        {
          ...{ inn: 'adapalene', route: 'TOPICAL', classes: ['RETINOID_TOPICAL'], parts: [] },
          ...{ photosensitizing: true, pregnancyAction: 'STOP_AND_CALL', avoidWhileBreastfeeding: false },
        },
      ],
    });
    expect(await medications(user)).toEqual([medication]);
    expect(await health(user)).toMatchObject({ medicationsAnswered: true });
  });

  it('reads name, strength and route together, and says that it knows nothing else', async () => {
    const user = await newUser();
    const names = async (input: Parameters<typeof add>[1]) => innsOf(await add(user, input));
    expect(await names({ name: 'Isotretinoin', strength: '20 mg' })).toEqual(['isotretinoin']);
    expect(await names({ name: 'Isotretinoin', route: 'TOPICAL' })).toEqual(['isotretinoin (topical)']);
    expect(await names({ name: 'Isotretinoin' })).toHaveLength(2);
    expect(await names({ name: 'Epiduo' })).toEqual(['adapalene + benzoyl peroxide']);
    expect(await names({ name: 'Xyzzol' })).toEqual([]);
  });

  it('adds once when retried, also at the same time', async () => {
    const user = await newUser();
    const input = { name: 'Tretinoin', clientRequestId: 'one' };
    const added = await Promise.all([1, 2, 3].map(() => add(user, input)));
    expect(new Set(added.map(({ id }) => id)).size).toBe(1);
    expect(await medications(user)).toMatchObject([{ name: 'Tretinoin' }]);
  });

  it('accepts at most 50, also when more are sent at the same time', async () => {
    const user = await newUser();
    for (let count = 0; count < 48; count++) await add(user, { name: `Drug ${count}` });
    const answers = await Promise.all([1, 2, 3, 4].map(() => tryToAdd(user, { name: 'One more' })));
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      'LIMIT_REACHED',
      'LIMIT_REACHED',
    ]);
    const all = await medications(user);
    expect(all).toHaveLength(50);
    await remove(user, all[0]!.id);
    await add(user, { name: 'Last' });
    expect((await medications(user))[0]).toMatchObject({ name: 'Last' });
  });

  it.each([
    ['no name', { name: ' ' }, 'REQUIRED', 'name'],
    ['a long name', { name: 'x'.repeat(201) }, 'TOO_LONG', 'name'],
    ['a long strength', { strength: 'x'.repeat(51) }, 'TOO_LONG', 'strength'],
    ['an odd interval', { everyDays: 91 }, 'TOO_LARGE', 'everyDays'],
    ['a first day in the future', { startedOn: inDays(2) }, 'TOO_LATE', 'startedOn'],
    ['a last day before the first', { startedOn: TODAY, endedOn: inDays(-1) }, 'TOO_EARLY', 'endedOn'],
    ['a last day far away', { endedOn: inDays(400) }, 'TOO_LATE', 'endedOn'],
  ])('refuses %s', async (_, input, code, field) => {
    const user = await newUser();
    expect(await tryToAdd(user, { name: 'Tretinoin', ...input })).toMatchObject({
      medication: null,
      userErrors: [{ code, field: ['input', field] }],
    });
    expect(await medications(user)).toEqual([]);
    expect(await health(user)).toMatchObject({ medicationsAnswered: false });
  });
});

it('names the earliest first day', async () => {
  const user = await newUser();
  const { userErrors } = await tryToAdd(user, { name: 'Tretinoin', startedOn: '1850-01-01' });
  expect(userErrors).toMatchObject([{ code: 'TOO_EARLY', message: 'The earliest day is 1 January 1900.' }]);
});

describe('the statement that there is no medication', () => {
  const stated = async ({ id }: TestUser) =>
    (await api.db.select().from(healthProfiles).where(eq(healthProfiles.userId, id)))[0]?.noMedications;
  const state = (user: TestUser) => change(user, { noMedications: true });
  const past = { name: 'Doxycycline', startedOn: inDays(-40), endedOn: inDays(-9) };

  it('is taken back by a medication in use, however it came into use', async () => {
    const user = await newUser();
    await state(user);
    await add(user, { name: 'Tretinoin' });
    expect(await stated(user)).toBe(false);
    const [{ id } = { id: '' }] = await medications(user);
    await end(user, { id, endedOn: inDays(-1) });
    for (const use of [
      () => update(user, { id, endedOn: null }),
      () => end(user, { id, endedOn: inDays(3) }),
      () => update(user, { id, endedOn: TODAY }),
    ]) {
      expect((await state(user)).userErrors).toEqual([]);
      expect(await stated(user)).toBe(true);
      expect((await use()).userErrors).toEqual([]);
      expect(await stated(user)).toBe(false);
      expect((await state(user)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
      await end(user, { id, endedOn: inDays(-1) });
    }
  });

  it('stays true beside medications that have ended', async () => {
    const user = await newUser();
    await state(user);
    const { id } = await add(user, past);
    await update(user, { id, strength: '50 mg' });
    await end(user, { id });
    expect(await stated(user)).toBe(true);
    await remove(user, id);
    expect(await health(user)).toMatchObject({ medicationsAnswered: true });
  });

  it('is not taken back by the retry of a request that was answered before', async () => {
    const user = await newUser();
    const { id } = await add(user, { name: 'Tretinoin', startedOn: inDays(-9), clientRequestId: 'one' });
    await end(user, { id, endedOn: inDays(-1) });
    await state(user);
    await add(user, { name: 'Tretinoin', startedOn: inDays(-9), clientRequestId: 'one' });
    expect(await stated(user)).toBe(true);
  });
});

describe('updateMedication', () => {
  it('changes what is given, clears nulls and keeps the rest', async () => {
    const user = await newUser();
    const { id } = await add(user, { name: 'Tretinion', strength: '0.1 %', session: 'PM', everyDays: 3 });
    const { medication } = await update(user, { id, name: 'Adapalene', strength: null, everyDays: 1 });
    expect(medication).toMatchObject({ name: 'Adapalene', strength: null, session: 'PM', everyDays: 1 });
    expect(innsOf(medication!)).toEqual(['adapalene']);
    expect((await update(user, { id, name: null })).medication).toEqual(medication);
    await update(user, { id, startedOn: inDays(-5) });
    expect(await update(user, { id, name: 'Other', endedOn: inDays(-6) })).toMatchObject({
      medication: null,
      userErrors: [{ code: 'TOO_EARLY', field: ['input', 'endedOn'] }],
    });
    expect(await medications(user)).toMatchObject([{ name: 'Adapalene', endedOn: null }]);
  });
});

describe('endMedication', () => {
  it('records the last day once, and keeps the medication', async () => {
    const user = await newUser();
    const { id } = await add(user, { name: 'Doxycycline', startedOn: inDays(-10) });
    expect((await end(user, { id, endedOn: inDays(-3) })).medication).toMatchObject({ endedOn: inDays(-3) });
    expect((await end(user, { id })).medication).toMatchObject({ endedOn: inDays(-3) });
    expect((await end(user, { id, endedOn: TODAY })).medication).toMatchObject({ endedOn: TODAY });
    expect(await end(user, { id, endedOn: inDays(-11) })).toMatchObject({
      medication: null,
      userErrors: [{ code: 'TOO_EARLY', field: ['input', 'endedOn'] }],
    });
    expect(await medications(user)).toMatchObject([{ id, endedOn: TODAY }]);
    expect(await health(user)).toMatchObject({ medicationsAnswered: true });
    const { id: planned } = await add(user, { name: 'Prednisolone', endedOn: inDays(9) });
    expect((await end(user, { id: planned })).medication).toMatchObject({ endedOn: TODAY });
  });
});

describe('deleteMedication', () => {
  it('removes it, and what it said of the person', async () => {
    const user = await newUser();
    const { id } = await add(user, { name: 'Doxycycline' });
    expect(await remove(user, id)).toMatchObject({
      deletedMedicationId: id,
      viewer: { healthProfile: { medicationsAnswered: false } },
      userErrors: [],
    });
    expect(await medications(user)).toEqual([]);
  });
});

describe('of another user', () => {
  it.each([
    ['updateMedication', UpdateMedicationDocument],
    ['endMedication', EndMedicationDocument],
    ['deleteMedication', DeleteMedicationDocument],
  ] as const)('a medication cannot be told from a missing one: %s', async (_name, document) => {
    const [user, other] = [await newUser(), await newUser()];
    const theirs = await add(other, { name: 'Tretinoin' });
    for (const id of [theirs.id, idOf('Medication', MISSING), 'nonsense']) {
      const { errors } = await user.client.sendText(String(document), { input: { id } });
      expect(errors).toMatchObject([
        { message: 'The medication was not found.', extensions: { code: 'NOT_FOUND' } },
      ]);
    }
    expect(await medications(other)).toEqual([theirs]);
  });
});

it.each([
  ['addMedication', AddMedicationDocument, { input: { name: 'Tretinoin' } }],
  ['updateMedication', UpdateMedicationDocument, { input: { id: idOf('Medication', MISSING) } }],
  ['endMedication', EndMedicationDocument, { input: { id: idOf('Medication', MISSING) } }],
  ['deleteMedication', DeleteMedicationDocument, { input: { id: idOf('Medication', MISSING) } }],
  ['viewer.medications', MyMedicationsDocument, {}],
] as const)('%s is closed to strangers', async (_name, document, variables) => {
  const { errors } = await api.stranger().sendText(String(document), variables);
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

it('viewer.medications takes as many statements for many as for one', async () => {
  const user = await newUser();
  await add(user, { name: 'Tretinoin' });
  const few = await api.statements(() => medications(user));
  for (const name of ['Doxycycline', 'Epiduo', 'Xyzzol']) await add(user, { name });
  expect(await api.statements(() => medications(user))).toEqual(few);
  expect((await medications(user)).map(({ name }) => name)).toEqual([
    'Xyzzol',
    'Epiduo',
    'Doxycycline',
    'Tretinoin',
  ]);
});
