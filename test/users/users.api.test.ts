import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ViewerDocument } from '../../operations/generated.ts';
import { ensureAccount } from '../../src/users/users.service.ts';
import { PASSWORD, TestApi } from '../setup/api.ts';
import { idOf } from '../setup/ids.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

describe('viewer', () => {
  it('is the person who asks', async () => {
    const [user, other] = [
      await api.createUser({ consents: false }),
      await api.createUser({ role: 'DERMATOLOGIST' }),
    ];
    const { data } = await api.graphql(ViewerDocument, {}, { token: user.accessToken });
    expect(data.viewer).toEqual({
      id: idOf('User', user.id),
      email: user.email,
      firstName: 'Test',
      lastName: 'Person',
      role: 'USER',
      locale: 'en',
      timeZone: 'UTC',
      emailVerified: true,
      lastLoginAt: expect.any(String),
      active: true,
      createdAt: expect.any(String),
    });
    const { data: theirs } = await api.graphql(ViewerDocument, {}, { token: other.accessToken });
    expect(theirs.viewer).toMatchObject({ id: idOf('User', other.id), role: 'DERMATOLOGIST' });
  });

  it('is rejected for anonymous callers', async () => {
    const { data, errors } = await api.graphql(ViewerDocument);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['viewer'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('ensureAccount', () => {
  it('creates an account once, ready for login', async () => {
    const account = {
      email: 'Demo.Person@example.com',
      password: PASSWORD,
      role: 'ADMIN',
      firstName: 'Demo',
      lastName: 'Person',
    } as const;
    expect(await ensureAccount(api.db, api.passwords, account)).toBe(true);
    expect(await ensureAccount(api.db, api.passwords, { ...account, password: 'another passphrase' })).toBe(
      false,
    );
    const { email, accessToken: token } = await api.login('demo.person@example.com');
    expect(email).toBe('demo.person@example.com');
    expect((await api.graphql(ViewerDocument, {}, { token })).data.viewer.role).toBe('ADMIN');
  });
});
