import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  GiveConsentDocument,
  MyHealthDocument,
  UpdateHealthProfileDocument,
  WithdrawConsentDocument,
} from '../../operations/generated.ts';
import type { TestUser } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import { add, api, change, health, inDays, medications, newUser, setUp, tryToAdd } from './health-setup.ts';

setUp();

const nothing = { diagnoses: [], allergies: [], procedures: [], medicationsAnswered: false };
const required = {
  viewer: null,
  userErrors: [{ code: 'CONSENT_REQUIRED', message: expect.stringContaining('I agree that my diagnoses') }],
};
const withdraw = async ({ client }: TestUser) =>
  (await client.request(WithdrawConsentDocument, { input: { kind: 'HEALTH_DATA' } })).withdrawConsent;

describe('updateHealthProfile', () => {
  it('sets fields, leaves omitted ones unchanged and clears null ones', async () => {
    const user = await newUser();
    expect(await health(user)).toEqual(nothing);
    const { viewer: updated, userErrors } = await change(user, {
      diagnoses: ['ROSACEA', 'MELASMA', 'ROSACEA'],
      allergies: ['WOOL_WAX'],
      procedures: [
        { kind: 'LASER', day: inDays(-3) },
        { kind: 'PEEL', day: inDays(30), restWeeks: 1 },
      ],
    });
    expect(userErrors).toEqual([]);
    const full = {
      diagnoses: ['ROSACEA', 'MELASMA'],
      allergies: ['WOOL_WAX'],
      procedures: [
        { kind: 'LASER', day: inDays(-3), restWeeks: 4 },
        { kind: 'PEEL', day: inDays(30), restWeeks: 1 },
      ],
      medicationsAnswered: false,
    };
    expect(updated).toEqual({ id: idOf('User', user.id), healthProfile: full });
    await change(user, { noMedications: true });
    expect(await health(user)).toEqual({ ...full, medicationsAnswered: true });
    await change(user, { allergies: null, procedures: [], noMedications: null });
    expect(await health(user)).toEqual({ ...nothing, diagnoses: full.diagnoses });
  });

  it.each([
    ['too many diagnoses', { diagnoses: Array(8).fill('ROSACEA') }, 'diagnoses', 'TOO_MANY'],
    ['too many allergies', { allergies: Array(6).fill('FRAGRANCE') }, 'allergies', 'TOO_MANY'],
    [
      'too many procedures',
      { procedures: Array(21).fill({ kind: 'PEEL', day: inDays(0) }) },
      'procedures',
      'TOO_MANY',
    ],
    [
      'a day of another century',
      { procedures: [{ kind: 'PEEL', day: '1999-12-31' }] },
      'procedures',
      'TOO_EARLY',
    ],
    [
      'too long a rest',
      { procedures: [{ kind: 'PEEL', day: inDays(0), restWeeks: 27 }] },
      'procedures',
      'TOO_LARGE',
    ],
  ] as const)('refuses %s, and changes nothing', async (_, input, field, code) => {
    const user = await newUser();
    const answer = await change(user, { noMedications: true, ...input } as never);
    expect(answer).toMatchObject({ viewer: null, userErrors: [{ code }] });
    expect(answer.userErrors[0]!.field!.slice(0, 2)).toEqual(['input', field]);
    expect(await health(user)).toEqual(nothing);
  });

  it('does not take the statement of no medications while one is in use', async () => {
    const user = await newUser();
    await change(user, { noMedications: true });
    await add(user, { name: 'Doxycycline', endedOn: inDays(2) });
    expect(await change(user, { noMedications: true, diagnoses: ['ROSACEA'] })).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'INVALID_STATE', field: ['input', 'noMedications'] }],
    });
    expect(await health(user)).toMatchObject({ diagnoses: [], medicationsAnswered: true });
  });

  it('needs the consent, is rejected for anonymous callers and changes no one else', async () => {
    const [user, other] = [await api.createUser({ consents: false }), await newUser()];
    expect(await change(user, { diagnoses: ['ROSACEA'] })).toMatchObject(required);
    await change(other, { diagnoses: ['PSORIASIS'] });
    expect(await health(user)).toEqual(nothing);
    const { errors } = await api.stranger().send(UpdateHealthProfileDocument, { input: {} });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await api.stranger().send(MyHealthDocument, {})).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});

describe('withdrawing HEALTH_DATA', () => {
  const fill = async (user: TestUser) => {
    await change(user, { diagnoses: ['ROSACEA'], allergies: ['FRAGRANCE'] });
    await add(user, { name: 'Tretinoin' });
  };

  it('deletes what it allowed, of that person only, and closes the door', async () => {
    const [user, other] = [await newUser(), await newUser()];
    for (const person of [user, other]) await fill(person);
    expect((await withdraw(user)).userErrors).toEqual([]);
    expect(await health(user)).toEqual(nothing);
    expect(await medications(user)).toEqual([]);
    expect(await change(user, { diagnoses: ['ROSACEA'] })).toMatchObject(required);
    expect(await tryToAdd(user, { name: 'Tretinoin' })).toMatchObject({
      medication: null,
      userErrors: [{ code: 'CONSENT_REQUIRED' }],
    });
    expect(await health(other)).toMatchObject({ diagnoses: ['ROSACEA'], medicationsAnswered: true });
    expect(await medications(other)).toHaveLength(1);

    const input = { kind: 'HEALTH_DATA', version: 1 } as const;
    await user.client.request(GiveConsentDocument, { input });
    expect(await health(user)).toEqual(nothing);
    expect((await change(user, { diagnoses: ['MELASMA'] })).userErrors).toEqual([]);
  });

  it('deletes nothing when another consent is withdrawn', async () => {
    const user = await newUser();
    await fill(user);
    await user.client.request(WithdrawConsentDocument, { input: { kind: 'PHOTO_PROCESSING' } });
    expect(await medications(user)).toHaveLength(1);
  });

  it('leaves nothing of what is stored at the same time', async () => {
    const user = await newUser();
    const [consent] = await api.db.execute<{ id: string }>(
      sql`select id from consents where user_id = ${user.id} and kind = 'HEALTH_DATA'`,
    );
    await Promise.all([
      ...Array.from({ length: 6 }, (_, index) => tryToAdd(user, { name: `Drug ${index}` })),
      withdraw(user),
      ...Array.from({ length: 6 }, () => change(user, { diagnoses: ['ROSACEA'] })),
    ]);
    const [row] = await api.db.execute(
      sql`select withdrawn_at is not null as withdrawn from consents where id = ${consent!.id}`,
    );
    expect(row).toEqual({ withdrawn: true });
    expect(await medications(user)).toEqual([]);
    expect(await health(user)).toEqual(nothing);
  });
});
