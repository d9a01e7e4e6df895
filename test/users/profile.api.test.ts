import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MyPreferencesDocument,
  MyProfileDocument,
  UpdatePreferencesDocument,
  type UpdatePreferencesInput,
  UpdateProfileDocument,
  type UpdateProfileInput,
} from '../../operations/generated.ts';
import { users } from '../../src/users/users.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';

let api: TestApi;
let user: TestUser;
beforeAll(async () => {
  api = await TestApi.start();
  user = await api.createUser({ consents: false });
});
afterAll(() => api.close());

const update = async (input: UpdateProfileInput, { client } = user) =>
  (await client.request(UpdateProfileDocument, { input })).updateProfile;
const profile = async ({ client } = user) => (await client.request(MyProfileDocument, {})).viewer;

describe('updateProfile', () => {
  const full = {
    firstName: 'Ada',
    lastName: 'Lovelace',
    age: 36,
    skinType: 'COMBINATION',
    concerns: ['REDNESS', 'PORES'],
    pregnancy: 'TRYING',
    skinTone: 'V',
    region: 'UK',
    sensitivity: 'HIGH',
    experience: 'EXPERIENCED',
    fragranceFree: true,
    vegan: true,
    timeZone: 'Asia/Kathmandu',
    locale: 'de-AT',
  } as const;

  it('sets fields, leaves omitted ones unchanged and clears null ones', async () => {
    const { viewer: updated, userErrors } = await update({
      ...full,
      firstName: ' Ada ',
      concerns: ['REDNESS', 'PORES', 'REDNESS'],
      locale: 'de-at',
    });
    expect(userErrors).toEqual([]);
    expect(updated).toMatchObject({
      ...full,
      id: idOf('User', user.id),
      active: true,
      lastLoginAt: expect.any(String),
    });
    expect((await update({ age: 40 })).viewer).toMatchObject({ ...full, age: 40 });
    expect((await update({})).viewer).toMatchObject({ ...full, age: 40 });
    await update({
      firstName: null,
      lastName: '',
      age: null,
      skinType: null,
      concerns: null,
      pregnancy: null,
      skinTone: null,
      region: null,
      sensitivity: null,
      experience: null,
      fragranceFree: null,
      vegan: null,
      timeZone: null,
      locale: null,
    });
    expect(await profile()).toMatchObject({
      firstName: null,
      lastName: null,
      age: null,
      skinType: null,
      concerns: [],
      pregnancy: 'UNKNOWN',
      skinTone: null,
      region: 'EU',
      sensitivity: null,
      experience: null,
      fragranceFree: false,
      vegan: false,
      timeZone: 'UTC',
      locale: 'en',
    });
  });

  it('is as it is after the mutation, also where the document has a query of the same', async () => {
    const query = `query Before { viewer { firstName } }
      mutation Rename { updateProfile(input: { firstName: "Grace" }) { viewer { firstName } } }`;
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${user.accessToken}` },
      body: JSON.stringify({ query, operationName: 'Rename' }),
    });
    expect(await response.json()).toEqual({ data: { updateProfile: { viewer: { firstName: 'Grace' } } } });
  });

  it('starts with an unknown pregnancy', async () => {
    expect(await profile(await api.createUser({ consents: false }))).toMatchObject({ pregnancy: 'UNKNOWN' });
  });

  it('keeps each pregnancy that is stated', async () => {
    const stated = ['UNKNOWN', 'NOT_APPLICABLE', 'NONE', 'TRYING', 'PREGNANT', 'BREASTFEEDING'] as const;
    for (const pregnancy of stated) expect((await update({ pregnancy })).viewer).toMatchObject({ pregnancy });
  });

  it('takes the region of the locale unless one is stated', async () => {
    const regionOf = async (input: UpdateProfileInput) => (await update(input)).viewer?.region;
    expect(await regionOf({ locale: 'en-GB', region: null })).toBe('UK');
    expect(await regionOf({ locale: 'en-US' })).toBe('US');
    expect(await regionOf({ region: 'OTHER' })).toBe('OTHER');
    expect(await regionOf({ locale: 'en', region: null })).toBe('EU');
  });

  it('keeps the day on which an age was first given while the same age is given again', async () => {
    const user = await api.createUser({ consents: false });
    const give = (age: number) => user.client.request(UpdateProfileDocument, { input: { age } });
    const kept = async () => {
      const [row] = await api.db.select().from(users).where(eq(users.id, user.id));
      return [row!.birthYear, row!.ageStatedOn];
    };
    const [year, day] = [new Date().getUTCFullYear(), new Date().toISOString().slice(0, 10)];
    await give(15);
    expect(await kept()).toEqual([year - 15, day]);
    await api.db
      .update(users)
      .set({ birthYear: year - 16, ageStatedOn: `${year - 1}-12-31` })
      .where(eq(users.id, user.id));
    await give(15);
    expect(await kept()).toEqual([year - 16, `${year - 1}-12-31`]);
    await give(16);
    expect(await kept()).toEqual([year - 16, day]);
  });

  it('keeps a severity for each concern, mild unless stated, as long as the concern stays', async () => {
    const severities = async (input: UpdateProfileInput) =>
      (await update(input)).viewer?.concernSeverities.map(
        ({ concern, severity }) => `${concern} ${severity}`,
      );
    const acne = { concern: 'ACNE', severity: 'SEVERE' } as const;
    expect(await severities({ concerns: ['ACNE', 'PORES'], concernSeverities: [acne] })).toEqual([
      'ACNE SEVERE',
      'PORES MILD',
    ]);
    expect(await severities({ concerns: ['PORES', 'ACNE'] })).toEqual(['PORES MILD', 'ACNE SEVERE']);
    await update({ concerns: ['PORES'] });
    expect(await severities({ concerns: ['ACNE'] })).toEqual(['ACNE MILD']);
    expect(await severities({ concernSeverities: [acne] })).toEqual(['ACNE SEVERE']);
    expect(await severities({ concernSeverities: null })).toEqual(['ACNE MILD']);
    const other = { concern: 'WRINKLES', severity: 'SEVERE' } as const;
    expect(await update({ concernSeverities: [acne, other] })).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'NOT_ALLOWED', field: ['input', 'concernSeverities', '1', 'concern'] }],
    });
    expect(await severities({})).toEqual(['ACNE MILD']);
  });

  it.each([
    ['a long name', { firstName: 'x'.repeat(101) }, 'TOO_LONG', 'firstName'],
    ['nobody', { age: 0 }, 'TOO_SMALL', 'age'],
    ['a ghost', { age: 121 }, 'TOO_LARGE', 'age'],
    ['too many concerns', { concerns: Array(19).fill('ACNE') }, 'TOO_MANY', 'concerns'],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'INVALID_FORMAT', 'timeZone'],
    ['an offset as time zone', { timeZone: '+02:00' }, 'INVALID_FORMAT', 'timeZone'],
    ['an abbreviation as time zone', { timeZone: 'IST' }, 'INVALID_FORMAT', 'timeZone'],
    ['a malformed locale', { locale: 'not a locale' }, 'INVALID_FORMAT', 'locale'],
  ])('refuses %s, and changes nothing', async (_, input, code, field) => {
    const before = await profile();
    const answer = await update({ lastName: 'Changed', ...input } as UpdateProfileInput);
    expect(answer).toMatchObject({ viewer: null, userErrors: [{ code, field: ['input', field] }] });
    expect(await profile()).toEqual(before);
  });

  it('is rejected for anonymous callers and changes no one else', async () => {
    const { errors } = await api.graphql(UpdateProfileDocument, { input: {} });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const other = await api.createUser({ consents: false });
    const before = await profile(other);
    await update({ firstName: 'Somebody' });
    expect(await profile(other)).toEqual(before);
  });
});

describe('preferences', () => {
  const set = async (input: UpdatePreferencesInput) =>
    (await user.client.request(UpdatePreferencesDocument, { input })).updatePreferences;
  const get = async () => (await user.client.request(MyPreferencesDocument, {})).viewer.preferences;
  const defaults = { theme: 'SYSTEM', units: 'METRIC', weekStartsOn: 'MONDAY', clientData: {} };

  it('start with defaults, change one by one and return to them', async () => {
    expect(await get()).toEqual(defaults);
    const clientData = { tour: { seen: [1, 2.5, true, null, 'ü'] } };
    expect((await set({ theme: 'DARK', clientData })).preferences).toEqual({
      ...defaults,
      theme: 'DARK',
      clientData,
    });
    expect((await set({ units: 'IMPERIAL', weekStartsOn: 'SUNDAY' })).preferences).toEqual({
      theme: 'DARK',
      units: 'IMPERIAL',
      weekStartsOn: 'SUNDAY',
      clientData,
    });
    await set({ theme: null, units: null, weekStartsOn: null, clientData: null });
    expect(await get()).toEqual(defaults);
  });

  it('are set by two requests at once', async () => {
    const other = await api.createUser({ consents: false });
    await Promise.all(
      (['DARK', 'LIGHT'] as const).map((theme) =>
        other.client.request(UpdatePreferencesDocument, { input: { theme } }),
      ),
    );
    const [row] = await api.db.execute(
      sql`select count(*)::int as count from preferences where user_id = ${other.id}`,
    );
    expect(row!.count).toBe(1);
  });

  it('limit the size of client data', async () => {
    expect(await set({ clientData: { text: 'x'.repeat(17_000) } })).toMatchObject({
      preferences: null,
      userErrors: [{ code: 'TOO_LONG', field: ['input', 'clientData'] }],
    });
    for (const clientData of [[], 'text', 7]) {
      const { errors } = await user.client.sendText(String(UpdatePreferencesDocument), {
        input: { clientData },
      });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('are rejected for anonymous callers', async () => {
    const { errors } = await api.graphql(UpdatePreferencesDocument, { input: {} });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
