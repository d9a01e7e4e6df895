import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CreateDermatologistDocument,
  DermatologistDocument,
  DermatologistsDocument,
  LoginDocument,
  MeDocument,
  RegisterDocument,
  ResetPasswordDocument,
  UpdateDermatologistProfileDocument,
  VerifyEmailDocument,
} from '../../operations/generated.ts';
import { createDemoAccounts } from '../../src/app/demo-accounts.ts';
import { dermatologists } from '../../src/consultations/dermatologists/dermatologists.table.ts';
import { users } from '../../src/users/users.table.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { profileOf } from '../setup/dermatologists.ts';

const MISSING = '00000000-0000-7000-8000-000000000000';
const OWN_PASSWORD = 'another plain sentence 8';

let api: TestApi;
let admin: TestUser;
let patient: TestUser;
beforeAll(async () => {
  api = await TestApi.start({ RATE_LIMIT_MAILS_PER_HOUR: '5' });
  admin = await api.createUser({ role: 'ADMIN', consents: false });
  patient = await api.createUser({ consents: false });
});
afterAll(() => api.close());

const address = () => `${randomUUID()}@clinic.example`;
const create = async (email: string, changes: object = {}, by = admin) => {
  const input = { email, ...profileOf('Dr. Test'), ...changes };
  return (await by.client.request(CreateDermatologistDocument, { input })).createDermatologist;
};
const choosePassword = async (token: string) =>
  (await api.graphql(ResetPasswordDocument, { input: { token, password: OWN_PASSWORD } })).data.resetPassword;
const auditOf = async (id: string) =>
  (await api.db.execute(sql`select action from audit_log where subject_id = ${id} order by id`)).map(
    ({ action }) => action,
  );
const list = async (variables: object = {}, by = patient) =>
  (await by.client.request(DermatologistsDocument, variables)).dermatologists;
const names = async (variables: object = {}) => (await list(variables)).nodes.map((one) => one.displayName);
const find = async (id: string) => patient.client.send(DermatologistDocument, { id });
const codeOf = async (id: string) => (await find(id)).errors?.[0]?.extensions?.code;

describe('createDermatologist', () => {
  it('invites a new address, whose owner chooses the password and is then in the directory', async () => {
    const email = address();
    const { dermatologist, userErrors } = await create(` ${email.toUpperCase()}`, {
      languages: ['DE', 'en', 'de'],
    });
    expect(userErrors).toEqual([]);
    const { id } = dermatologist!;
    expect(dermatologist).toEqual({
      ...{ id, displayName: 'Dr. Test', title: 'Dr. med.', specialities: ['GENERAL_DERMATOLOGY'] },
      ...{ languages: ['de', 'en'], bio: 'Twenty years of practice.', acceptingCases: true },
      ...{ rating: null, typicalResponseHours: null },
    });
    expect(await codeOf(id)).toBe('NOT_FOUND');

    const mail = await api.mail(email);
    expect(mail.subject).toBe('Your account as a dermatologist');
    expect(await choosePassword(mail.token!)).toEqual({ passwordReset: true, userErrors: [] });
    expect((await choosePassword(mail.token!)).userErrors).toMatchObject([{ code: 'TOKEN_INVALID' }]);
    const doctor = await api.login(email, OWN_PASSWORD);
    expect(doctor.id).toBe(id);
    expect((await doctor.client.request(MeDocument, {})).me.role).toBe('DERMATOLOGIST');
    expect((await find(id)).data?.dermatologist).toEqual(dermatologist);
    expect(await auditOf(id)).toEqual(['DERMATOLOGIST_INVITED', 'PASSWORD_RESET', 'LOGIN']);
  });

  it('sends the mail again with the profile replaced, until it was answered', async () => {
    const email = address();
    const both = await Promise.all([create(email), create(email)]);
    expect(new Set(both.map(({ dermatologist }) => dermatologist?.id)).size).toBe(1);
    const first = await api.mail(email, 2);
    const again = await create(email, { displayName: 'Dr. Again', title: null, acceptingCases: false });
    expect(again.dermatologist).toMatchObject({
      ...{ displayName: 'Dr. Again', title: null, acceptingCases: false },
    });
    const last = await api.mail(email, 3);
    expect((await choosePassword(first.token!)).userErrors).toMatchObject([{ code: 'TOKEN_INVALID' }]);
    expect((await choosePassword(last.token!)).userErrors).toEqual([]);
    expect(await create(email)).toMatchObject({
      dermatologist: null,
      userErrors: [{ code: 'INVALID_STATE', field: ['input', 'email'] }],
    });
    expect((await find(again.dermatologist!.id)).data?.dermatologist?.displayName).toBe('Dr. Again');
  });

  it('gives the role to a verified account at once, and leaves its password alone', async () => {
    const user = await api.createUser({ consents: false });
    const { dermatologist } = await create(user.email);
    expect(dermatologist?.id).toBe(user.id);
    expect((await user.client.request(MeDocument, {})).me.role).toBe('DERMATOLOGIST');
    expect((await api.login(user.email)).id).toBe(user.id);
    expect(await auditOf(user.id)).toContain('ROLE_CHANGED');
    expect(await api.mails(user.email)).toEqual([]);
  });

  it('never makes an account with the password of who registered the address', async () => {
    const email = address();
    const register = () =>
      api.graphql(RegisterDocument, { input: { email, password: 'the password of a stranger' } });
    await register();
    const { token: theirs } = await api.mail(email);
    await create(email);
    const invitation = await api.mail(email, 2);
    const { verifyEmail } = (await api.graphql(VerifyEmailDocument, { input: { token: theirs! } })).data;
    expect(verifyEmail.userErrors).toMatchObject([{ code: 'TOKEN_INVALID' }]);

    await register();
    const after = await api.mail(email, 3);
    expect(after.subject).toBe(invitation.subject);
    expect(await choosePassword(after.token!)).toMatchObject({ passwordReset: true });
    const input = { email, password: 'the password of a stranger' };
    const { login } = (await api.graphql(LoginDocument, { input })).data;
    expect(login.userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    expect((await api.login(email, OWN_PASSWORD)).email).toBe(email);
  });

  it('opens nothing after 7 days, until it is sent again', async () => {
    const email = address();
    await create(email);
    const { token } = await api.mail(email);
    const [row] = await api.db.execute(sql`select t.expires_at - now() > interval '6 days 23 hours' as later
      from mail_tokens t join users u on u.id = t.user_id where u.email = ${email}`);
    expect(row!.later).toBe(true);
    await api.db.execute(sql`update mail_tokens set expires_at = now()
      where user_id = (select id from users where email = ${email})`);
    expect((await choosePassword(token!)).userErrors).toMatchObject([{ code: 'TOKEN_INVALID' }]);
    await create(email);
    expect((await choosePassword((await api.mail(email, 2)).token!)).userErrors).toEqual([]);
  });

  it('refuses closed accounts and administrators, and changes nothing of them', async () => {
    const closed = await api.createUser({ consents: false });
    await api.db.update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, closed.id));
    for (const { id, email } of [closed, admin]) {
      expect(await create(email)).toMatchObject({
        dermatologist: null,
        userErrors: [{ code: 'INVALID_STATE', field: ['input', 'email'] }],
      });
      expect(await api.db.$count(dermatologists, eq(dermatologists.userId, id))).toBe(0);
    }
    expect((await admin.client.request(MeDocument, {})).me.role).toBe('ADMIN');
  });

  it.each([
    [{ email: 'nonsense' }, 'email', 'INVALID'],
    [{ displayName: ' ' }, 'displayName', 'TOO_SHORT'],
    [{ displayName: 'x'.repeat(101) }, 'displayName', 'TOO_LONG'],
    [{ displayName: 'Dr.\nTwo lines' }, 'displayName', 'INVALID'],
    [{ title: 'x'.repeat(101) }, 'title', 'TOO_LONG'],
    [{ bio: 'x'.repeat(2001) }, 'bio', 'TOO_LONG'],
    [{ specialities: [] }, 'specialities', 'INVALID'],
    [{ specialities: Array(20).fill('TRICHOLOGY') }, 'specialities', 'INVALID'],
    [{ languages: [] }, 'languages', 'INVALID'],
    [{ languages: Array(11).fill('en') }, 'languages', 'INVALID'],
    [{ languages: ['de-AT'] }, 'languages', 'INVALID'],
    [{ languages: ['qq'] }, 'languages', 'INVALID'],
  ])('refuses %j', async (changes, field, code) => {
    const { dermatologist, userErrors } = await create(address(), changes);
    expect(dermatologist).toBeNull();
    expect(userErrors[0]).toMatchObject({ code });
    expect(userErrors[0]?.field?.slice(0, 2)).toEqual(['input', field]);
  });

  it('is limited for one address', async () => {
    const email = address();
    for (let count = 0; count < 5; count += 1) await create(email);
    const input = { email, ...profileOf('Dr. Test') };
    const { errors } = await admin.client.send(CreateDermatologistDocument, { input });
    expect(errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
  });
});

describe('updateDermatologistProfile', () => {
  it('changes what is given and nothing else', async () => {
    const doctor = await api.createUser({ consents: false });
    await create(doctor.email);
    const update = async (input: object) =>
      (await doctor.client.request(UpdateDermatologistProfileDocument, { input })).updateDermatologistProfile;
    expect(
      (await update({ specialities: ['TRICHOLOGY', 'TRICHOLOGY'], acceptingCases: false })).dermatologist,
    ).toMatchObject({
      specialities: ['TRICHOLOGY'],
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
      ['specialities', []],
    ] as const)
      expect((await update({ [field]: value })).userErrors[0]?.field?.slice(0, 2)).toEqual(['input', field]);
    expect((await update({})).dermatologist).toMatchObject({ languages: ['fr'] });
  });

  it('knows no profile of a dermatologist who has none', async () => {
    const doctor = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
    const { errors } = await doctor.client.send(UpdateDermatologistProfileDocument, { input: {} });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});

describe('the directory', () => {
  const insert = async (displayName: string, changes: Partial<typeof dermatologists.$inferInsert> = {}) => {
    const doctor = await api.createUser({ role: 'DERMATOLOGIST', consents: false });
    const { specialities, languages } = profileOf(displayName);
    const values = { userId: doctor.id, displayName, specialities, languages, ...changes };
    await api.db.insert(dermatologists).values(values);
    return doctor;
  };
  const all: TestUser[] = [];
  beforeAll(async () => {
    await api.db.delete(dermatologists);
    all.push(
      await insert('beta', { languages: ['de', 'en'], ratingCount: 9, ratingMean: 4.26 }),
      await insert('Alpha', { specialities: ['TRICHOLOGY'], ratingCount: 3, ratingMean: 5 }),
      await insert('Gamma', { acceptingCases: false, medianResponseMinutes: 90 }),
      await insert('delta', { ratingCount: 2, ratingMean: 5, medianResponseMinutes: 600 }),
      await insert('Alpha', { ratingCount: 3, ratingMean: 2, medianResponseMinutes: 30 }),
    );
  });

  it('tells rating and time, and neither address nor account', async () => {
    const rows = (await list()).nodes;
    expect(rows.map(({ rating }) => rating)).toEqual(
      expect.arrayContaining([
        { mean: 4.3, count: 9 },
        { mean: 5, count: 3 },
        { mean: 2, count: 3 },
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
    [{ speciality: 'TRICHOLOGY' }, ['Alpha']],
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

  it('leaves out closed accounts, unverified ones and those without the role', async () => {
    const [doctor] = all;
    const set = (values: Partial<typeof users.$inferInsert>) =>
      api.db.update(users).set(values).where(eq(users.id, doctor!.id));
    expect(await codeOf(doctor!.id)).toBeUndefined();
    for (const [gone, back] of [
      [{ deactivatedAt: new Date() }, { deactivatedAt: null }],
      [{ emailVerifiedAt: null }, { emailVerifiedAt: new Date() }],
      [{ role: 'USER' }, { role: 'DERMATOLOGIST' }],
    ] as const) {
      await set(gone);
      expect(await codeOf(doctor!.id)).toBe('NOT_FOUND');
      expect(await names()).not.toContain('beta');
      await set(back);
    }
    for (const id of [patient.id, MISSING, 'nonsense']) expect(await codeOf(id)).toBe('NOT_FOUND');
  });
});

describe('all of them', () => {
  const input = { email: 'a@b.example', ...profileOf('Dr. No') };
  it.each([
    ['dermatologists', DermatologistsDocument, {}, []],
    ['dermatologist', DermatologistDocument, { id: MISSING }, []],
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
  it('has a dermatologist in the directory, however often it is made', async () => {
    for (let start = 0; start < 2; start += 1) await createDemoAccounts(api.db, api.passwords);
    expect((await names({ filter: { speciality: 'COSMETIC_DERMATOLOGY' } })).sort()).toEqual(['Dora Demo']);
  });
});
