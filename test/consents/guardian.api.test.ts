import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ActivateRoutineDocument,
  AddJournalEntryDocument,
  CreateRoutineDocument,
  GenerateRoutineDocument,
  GiveConsentDocument,
  MyConsentRequirementsDocument,
  UpdateProfileDocument,
  WithdrawConsentDocument,
} from '../../operations/generated.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { request } from '../setup/consultations.ts';
import { portrait } from '../setup/photos.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const required = (kind: string) => [
  { code: 'CONSENT_REQUIRED', message: expect.stringContaining(`The consent ${kind}`) },
];
const steps = [{ session: 'AM', type: 'SUNSCREEN', name: 'Day shield' }] as const;
const aged = async (age: number | null) => {
  const user = await api.createUser({ consents: false });
  await user.client.request(UpdateProfileDocument, { input: { age } });
  return user;
};
const agree = async ({ client }: TestUser, kind: 'GUARDIAN' | 'AGE_16_OR_OLDER' | 'PHOTO_PROCESSING') =>
  (await client.request(GiveConsentDocument, { input: { kind, version: 1 } })).giveConsent.userErrors;
const create = async ({ client }: TestUser) =>
  (await client.request(CreateRoutineDocument, { input: { name: 'Mine', steps: [...steps] } })).createRoutine;
const generate = async ({ client }: TestUser) =>
  (await client.request(GenerateRoutineDocument, { input: {} })).generateRoutine;
const activate = async ({ client }: TestUser, id: string) =>
  (await client.request(ActivateRoutineDocument, { input: { id } })).activateRoutine;
const kinds = async ({ client }: TestUser) =>
  (await client.request(MyConsentRequirementsDocument, {})).me.consentRequirements.map(({ kind }) => kind);

describe('under 16', () => {
  it('routines and consultations need the agreement of a guardian', async () => {
    const user = await aged(15);
    for (const attempt of [create, generate, request])
      expect((await attempt(user)).userErrors).toMatchObject(required('GUARDIAN'));
    expect(await agree(user, 'GUARDIAN')).toEqual([]);
    expect((await generate(user)).userErrors).toEqual([]);
    expect((await request(user)).userErrors).toEqual([]);
    const { routine } = await create(user);
    expect((await activate(user, routine!.id)).userErrors).toEqual([]);
    const input = { kind: 'GUARDIAN' } as const;
    await user.client.request(WithdrawConsentDocument, { input });
    expect((await activate(user, routine!.id)).userErrors).toMatchObject(required('GUARDIAN'));
  });

  it('photos stay closed, whatever was confirmed', async () => {
    const user = await aged(null);
    for (const kind of ['AGE_16_OR_OLDER', 'PHOTO_PROCESSING', 'GUARDIAN'] as const) await agree(user, kind);
    const addPhoto = async () =>
      (
        await user.client.upload(
          AddJournalEntryDocument,
          { input: { text: 'x', photo: null } },
          'input.photo',
          new Blob([portrait]),
        )
      ).data?.addJournalEntry.userErrors;
    expect(await addPhoto()).toEqual([]);
    await user.client.request(UpdateProfileDocument, { input: { age: 15 } });
    expect(await addPhoto()).toMatchObject(required('AGE_16_OR_OLDER'));
    expect(await agree(user, 'AGE_16_OR_OLDER')).toMatchObject([
      { code: 'INVALID_STATE', field: ['input', 'kind'] },
    ]);
    await user.client.request(UpdateProfileDocument, { input: { age: 16 } });
    expect(await addPhoto()).toEqual([]);
  });

  it('the app asks for the guardian in place of the age', async () => {
    expect(await kinds(await aged(15))).toEqual(['PHOTO_PROCESSING', 'GUARDIAN', 'HEALTH_DATA']);
    for (const age of [16, null])
      expect(await kinds(await aged(age))).toEqual(['PHOTO_PROCESSING', 'AGE_16_OR_OLDER', 'HEALTH_DATA']);
  });
});

it.each([16, 40, null])('at the age of %s no guardian is needed', async (age) => {
  const user = await aged(age);
  for (const attempt of [create, generate, request]) expect((await attempt(user)).userErrors).toEqual([]);
});
