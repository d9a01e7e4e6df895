import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  CreateDermatologistDocument,
  DermatologistDocument,
  DermatologistsDocument,
  UpdateDermatologistProfileDocument,
} from '../../operations/generated.ts';
import { createDemoAccounts } from '../../src/app/demo-accounts.ts';
import { dermatologists } from '../../src/consultations/dermatologists/dermatologists.table.ts';
import { users } from '../../src/users/users.table.ts';
import { codeOf } from '../setup/answers.ts';
import type { TestUser } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';
import { profileOf } from '../setup/rows/dermatologists.ts';
import { api, create, find, list, MISSING, names, patient, setUp } from './directory-setup.ts';

setUp();

describe('updateDermatologistProfile', () => {
  it('changes only the given fields', async () => {
    const doctor = await api.createUser({ consents: false });
    await create(doctor.email);
    const update = async (input: object) =>
      (await doctor.client.request(UpdateDermatologistProfileDocument, { input })).updateDermatologistProfile;
    expect(
      (await update({ specialties: ['TRICHOLOGY', 'TRICHOLOGY'], acceptingCases: false })).dermatologist,
    ).toMatchObject({
      specialties: ['TRICHOLOGY'],
      acceptingCases: false,
      languages: ['en'],
      title: 'Dr. med.',
    });
    expect(
      (await update({ bio: null, languages: ['fr'], acceptingCases: null })).dermatologist,
    ).toMatchObject({
      ...{ bio: null, languages: ['fr'], acceptingCases: false },
    });
    for (const [field, value] of [
      ['bio', 'x'.repeat(2001)],
      ['languages', ['deutsch']],
      ['specialties', []],
    ] as const)
      expect((await update({ [field]: value })).userErrors[0]?.field?.slice(0, 2)).toEqual(['input', field]);
    expect((await update({})).dermatologist).toMatchObject({ languages: ['fr'] });
  });

  it('finds no profile of a dermatologist without one', async () => {
    const doctor = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
    const { errors } = await doctor.client.send(UpdateDermatologistProfileDocument, { input: {} });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});

describe('the directory', () => {
  const insert = async (displayName: string, changes: Partial<typeof dermatologists.$inferInsert> = {}) => {
    const doctor = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
    const { specialties, languages } = profileOf(displayName);
    const values = { userId: doctor.id, displayName, specialties, languages, ...changes };
    await api.db.insert(dermatologists).values(values);
    return doctor;
  };
  const all: TestUser[] = [];
  beforeAll(async () => {
    await api.db.delete(dermatologists);
    all.push(
      await insert('beta', { languages: ['de', 'en'], ratingCount: 9, ratingMean: 4.26 }),
      await insert('Alpha', { specialties: ['TRICHOLOGY'], ratingCount: 3, ratingMean: 5 }),
      await insert('Gamma', { acceptingCases: false, medianResponseMinutes: 90 }),
      await insert('delta', { ratingCount: 2, ratingMean: 5, medianResponseMinutes: 600 }),
      await insert('Alpha', { ratingCount: 3, ratingMean: 2, medianResponseMinutes: 30 }),
    );
  });

  it('shows rating and response time, but neither address nor account', async () => {
    const rows = (await list()).nodes;
    expect(rows.map(({ rating }) => rating)).toEqual(
      expect.arrayContaining([
        { mean: 4.3, ratingCount: 9 },
        { mean: 5, ratingCount: 3 },
        { mean: 2, ratingCount: 3 },
        null,
        null,
      ]),
    );
    expect(rows.find(({ displayName }) => displayName === 'Gamma')).toMatchObject({
      ...{ rating: null, typicalResponseHours: 1.5 },
    });
    expect(JSON.stringify(rows)).not.toContain('@');
    const { errors } = await patient.client.sendText('{ dermatologists { nodes { email } } }', {});
    expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each([
    ['NAME', ['Alpha', 'Alpha', 'beta', 'delta', 'Gamma']],
    ['RATING', ['Alpha', 'beta', 'Alpha', '?', '?']],
    ['RESPONSE_TIME', ['Alpha', 'Gamma', 'delta', '?', '?']],
  ] as const)('is listed by %s, page by page, nobody twice', async (orderBy, expected) => {
    const seen: { id: string; displayName: string }[] = [];
    let after: string | null | undefined;
    do {
      const page = await list({ first: 2, after, orderBy });
      expect(page.totalCount).toBe(5);
      seen.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
    const known = seen.map(({ displayName }) => displayName);
    expect(known.map((name, at) => (expected[at] === '?' ? '?' : name))).toEqual(expected);
  });

  it.each([
    [{ specialty: 'TRICHOLOGY' }, ['Alpha']],
    [{ language: 'DE' }, ['beta']],
    [{ acceptingCases: false }, ['Gamma']],
    [{ minRating: 4 }, ['Alpha', 'beta']],
    [{ minRating: 1, acceptingCases: true, language: 'en' }, ['Alpha', 'Alpha', 'beta']],
    [{ language: 'sw' }, []],
  ])('finds by %j', async (filter, expected) => {
    expect(await names({ filter })).toEqual(expected);
    expect((await list({ filter })).totalCount).toBe(expected.length);
  });

  it.each([
    { first: 0 },
    { first: 101 },
    { after: 'nonsense' },
    { filter: { language: 'english' } },
    { filter: { minRating: 0 } },
    { filter: { minRating: 6 } },
  ])('refuses %j', async (variables) => {
    const { errors } = await patient.client.send(DermatologistsDocument, variables);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('takes as many statements for one as for all', async () => {
    const count = async (first: number) => (await api.statements(() => list({ first }))).length;
    expect(await count(5)).toBe(await count(1));
  });

  it('excludes closed and unverified accounts and those without the role', async () => {
    const [doctor] = all;
    const set = (values: Partial<typeof users.$inferInsert>) =>
      api.db.update(users).set(values).where(eq(users.id, doctor!.id));
    expect(codeOf(await find(doctor!.id))).toBeUndefined();
    for (const [gone, back] of [
      [{ deactivatedAt: new Date() }, { deactivatedAt: null }],
      [{ emailVerifiedAt: null }, { emailVerifiedAt: new Date() }],
      [{ role: 'USER' }, { role: 'DERMATOLOGIST' }],
    ] as const) {
      await set(gone);
      expect(codeOf(await find(doctor!.id))).toBe('NOT_FOUND');
      expect(await names()).not.toContain('beta');
      await set(back);
    }
    for (const id of [idOf('Dermatologist', patient.id), idOf('Dermatologist', MISSING), 'nonsense'])
      expect(codeOf(await find(id))).toBe('NOT_FOUND');
  });
});

describe('all of them', () => {
  const input = { email: 'a@b.example', ...profileOf('Dr. No') };
  it.each([
    ['dermatologists', DermatologistsDocument, {}, []],
    ['dermatologist', DermatologistDocument, { id: idOf('Dermatologist', MISSING) }, []],
    ['createDermatologist', CreateDermatologistDocument, { input }, ['USER', 'DERMATOLOGIST']],
    ['updateDermatologistProfile', UpdateDermatologistProfileDocument, { input: {} }, ['USER', 'ADMIN']],
  ] as const)('%s refuses strangers and the wrong roles', async (_name, document, variables, refused) => {
    const ask = async (client = api.stranger()) =>
      (await client.sendText(String(document), variables)).errors?.[0]?.extensions?.code;
    expect(await ask()).toBe('UNAUTHENTICATED');
    for (const role of refused)
      expect(await ask((await api.createUser({ role, consents: false })).client)).toBe('FORBIDDEN');
  });
});

describe('the demo', () => {
  it('has a dermatologist in the directory, however often it is created', async () => {
    for (let start = 0; start < 2; start += 1) await createDemoAccounts(api.db, api.passwords);
    expect((await names({ filter: { specialty: 'COSMETIC_DERMATOLOGY' } })).sort()).toEqual(['Dora Demo']);
  });
});
