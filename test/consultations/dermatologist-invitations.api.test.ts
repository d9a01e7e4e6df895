import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  CreateDermatologistDocument,
  LoginDocument,
  RegisterDocument,
  VerifyEmailDocument,
  ViewerDocument,
} from '../../operations/generated.ts';
import { dermatologists } from '../../src/consultations/dermatologists/dermatologists.table.ts';
import { users } from '../../src/users/users.table.ts';
import { codeOf } from '../setup/answers.ts';
import { idOf, uuidOf } from '../setup/ids.ts';
import { profileOf } from '../setup/rows/dermatologists.ts';
import {
  address,
  admin,
  api,
  auditOf,
  choosePassword,
  create,
  find,
  OWN_PASSWORD,
  setUp,
} from './directory-setup.ts';

setUp();

describe('createDermatologist', () => {
  it('invites a new address, whose owner chooses the password and is then in the directory', async () => {
    const email = address();
    const { dermatologist, userErrors } = await create(` ${email.toUpperCase()}`, {
      languages: ['DE', 'en', 'de'],
    });
    expect(userErrors).toEqual([]);
    const { id } = dermatologist!;
    expect(dermatologist).toEqual({
      ...{ id, displayName: 'Dr. Test', title: 'Dr. med.', specialties: ['GENERAL_DERMATOLOGY'] },
      ...{ languages: ['de', 'en'], bio: 'Twenty years of practice.', acceptingCases: true },
      ...{ rating: null, typicalResponseHours: null },
    });
    expect(codeOf(await find(id))).toBe('NOT_FOUND');

    const mail = await api.mail(email);
    expect(mail.subject).toBe('Your Skincare account as a dermatologist');
    expect(await choosePassword(mail.token!)).toEqual({ passwordReset: true, userErrors: [] });
    expect((await choosePassword(mail.token!)).userErrors).toMatchObject([{ code: 'TOKEN_INVALID' }]);
    const doctor = await api.login(email, OWN_PASSWORD);
    expect(doctor.id).toBe(uuidOf(id));
    expect((await doctor.client.request(ViewerDocument, {})).viewer.role).toBe('DERMATOLOGIST');
    expect((await find(id)).data?.dermatologist).toEqual(dermatologist);
    expect(await auditOf(uuidOf(id))).toEqual(['DERMATOLOGIST_INVITED', 'PASSWORD_RESET', 'LOGIN']);
  });

  it('resends the mail with the new profile until it is confirmed', async () => {
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
      userErrors: [{ code: 'TAKEN', field: ['input', 'email'] }],
    });
    expect((await find(again.dermatologist!.id)).data?.dermatologist?.displayName).toBe('Dr. Again');
  });

  it('gives the role to a verified account immediately, and does not change its password', async () => {
    const user = await api.createUser({ consents: false });
    const { dermatologist } = await create(user.email);
    expect(dermatologist?.id).toBe(idOf('Dermatologist', user.id));
    expect((await user.client.request(ViewerDocument, {})).viewer.role).toBe('DERMATOLOGIST');
    expect((await api.login(user.email)).id).toBe(user.id);
    expect(await auditOf(user.id)).toContain('ROLE_CHANGED');
    const later = address();
    await create(later);
    const { subject: invitation } = await api.mail(later);
    expect((await api.mails(user.email)).map(({ subject }) => subject)).not.toContain(invitation);
  });

  it('never creates an account with the password of a stranger who registered the address', async () => {
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
    expect(login).toMatchObject({ session: null, userErrors: [{ code: 'NOT_VERIFIED' }] });
    expect((await api.login(email, OWN_PASSWORD)).email).toBe(email);
  });

  it('expires after 7 days, until it is resent', async () => {
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

  it('rejects closed accounts and administrators, and does not change them', async () => {
    const closed = await api.createUser({ consents: false });
    await api.db.update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, closed.id));
    for (const { id, email } of [closed, admin]) {
      expect(await create(email)).toMatchObject({
        dermatologist: null,
        userErrors: [{ code: 'INVALID_STATE', field: ['input', 'email'] }],
      });
      expect(await api.db.$count(dermatologists, eq(dermatologists.userId, id))).toBe(0);
    }
    expect((await admin.client.request(ViewerDocument, {})).viewer.role).toBe('ADMIN');
  });

  it.each([
    [{ email: 'nonsense' }, 'email', 'INVALID_FORMAT'],
    [{ displayName: ' ' }, 'displayName', 'REQUIRED'],
    [{ displayName: 'x'.repeat(101) }, 'displayName', 'TOO_LONG'],
    [{ displayName: 'Dr.\nTwo lines' }, 'displayName', 'INVALID_FORMAT'],
    [{ title: 'x'.repeat(101) }, 'title', 'TOO_LONG'],
    [{ bio: 'x'.repeat(2001) }, 'bio', 'TOO_LONG'],
    [{ specialties: [] }, 'specialties', 'REQUIRED'],
    [{ specialties: Array(20).fill('TRICHOLOGY') }, 'specialties', 'TOO_MANY'],
    [{ languages: [] }, 'languages', 'REQUIRED'],
    [{ languages: Array(11).fill('en') }, 'languages', 'TOO_MANY'],
    [{ languages: ['de-AT'] }, 'languages', 'INVALID_FORMAT'],
    [{ languages: ['qq'] }, 'languages', 'INVALID_FORMAT'],
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
