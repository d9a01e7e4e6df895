import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  GiveConsentDocument,
  MyConsentRequirementsDocument,
  MyConsentsDocument,
  WithdrawConsentDocument,
} from '../../operations/generated.ts';
import { AuditService } from '../../src/audit/audit.service.ts';
import { CONSENT_VERSIONS } from '../../src/consents/consent-texts.ts';
import { ConsentsService } from '../../src/consents/consents.service.ts';
import type { ConsentKind } from '../../src/consents/consents.table.ts';
import type { UserErrors } from '../../src/platform/errors.ts';
import { UsersService } from '../../src/users/users.service.ts';
import { TestApi, type TestUser } from '../setup/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const give = async (
  { accessToken: token }: TestUser,
  kind: ConsentKind = 'PHOTO_PROCESSING',
  version = CONSENT_VERSIONS[kind],
) => (await api.graphql(GiveConsentDocument, { input: { kind, version } }, { token })).data.giveConsent;
const withdraw = async ({ accessToken: token }: TestUser, kind: ConsentKind = 'PHOTO_PROCESSING') =>
  (await api.graphql(WithdrawConsentDocument, { input: { kind } }, { token })).data.withdrawConsent;
const consentsOf = async ({ accessToken: token }: TestUser, page: { first?: number; after?: string } = {}) =>
  (await api.graphql(MyConsentsDocument, page, { token })).data.viewer.consents;
const actionsOf = async ({ id }: TestUser) =>
  (
    await api.db.execute(sql`select action, details from audit_log
    where subject_id = ${id} and action like 'CONSENT%' order by id`)
  ).map(({ action }) => action);

const standing = { kind: 'PHOTO_PROCESSING', version: 2, givenAt: expect.any(String), withdrawnAt: null };

describe('giveConsent', () => {
  it('gives, once however often it is called', async () => {
    const user = await api.createUser({ consents: false });
    expect(await give(user)).toEqual({ consent: standing, userErrors: [] });
    expect(await give(user)).toEqual({ consent: standing, userErrors: [] });
    expect((await consentsOf(user)).totalCount).toBe(1);
    expect(await actionsOf(user)).toEqual(['CONSENT_GIVEN']);
  });

  it('gives consent once when called ten times at once', async () => {
    const user = await api.createUser({ consents: false });
    const answers = await Promise.all(Array.from({ length: 10 }, () => give(user)));
    expect(new Set(answers.map(({ consent }) => consent!.givenAt)).size).toBe(1);
    expect((await consentsOf(user)).totalCount).toBe(1);
    expect(await actionsOf(user)).toEqual(['CONSENT_GIVEN']);
  });

  it.each([0, 1, 3, -1, 1_000_000])('refuses version %i', async (version) => {
    const user = await api.createUser({ consents: false });
    expect(await give(user, 'PHOTO_PROCESSING', version)).toEqual({
      consent: null,
      userErrors: [{ code: 'OUTDATED', field: ['input', 'version'], message: expect.any(String) }],
    });
  });

  it('closes a consent to an older version', async () => {
    const user = await api.createUser({ consents: false });
    await api.db.execute(sql`insert into consents (id, user_id, kind, version)
      values (gen_random_uuid(), ${user.id}, 'PHOTO_PROCESSING', 1)`);
    await give(user);
    expect((await consentsOf(user)).nodes).toMatchObject([
      { version: 2, withdrawnAt: null },
      { version: 1, withdrawnAt: expect.any(String) },
    ]);
  });

  it('is rejected for anonymous callers', async () => {
    const input = { kind: 'PHOTO_PROCESSING', version: 2 } as const;
    for (const { errors } of [
      await api.graphql(GiveConsentDocument, { input }),
      await api.graphql(WithdrawConsentDocument, { input: { kind: 'PHOTO_PROCESSING' } }),
    ]) {
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    }
  });
});

describe('withdrawConsent', () => {
  it('ends the viewer’s consent and keeps the history', async () => {
    const [user, other] = [
      await api.createUser({ consents: false }),
      await api.createUser({ consents: false }),
    ];
    await give(other);
    await give(user);
    await give(user, 'AGE_16_OR_OLDER');
    expect((await withdraw(user)).consent).toEqual({ ...standing, withdrawnAt: expect.any(String) });
    await give(user);
    expect((await consentsOf(user)).nodes).toMatchObject([
      standing,
      { kind: 'AGE_16_OR_OLDER', withdrawnAt: null },
      { kind: 'PHOTO_PROCESSING', withdrawnAt: expect.any(String) },
    ]);
    expect((await consentsOf(other)).nodes).toEqual([standing]);
    expect(await actionsOf(user)).toEqual([
      'CONSENT_GIVEN',
      'CONSENT_GIVEN',
      'CONSENT_WITHDRAWN',
      'CONSENT_GIVEN',
    ]);
  });

  it('reports that there is none', async () => {
    expect(await withdraw(await api.createUser({ consents: false }))).toEqual({
      consent: null,
      userErrors: [{ code: 'INVALID_STATE', field: ['input', 'kind'], message: expect.any(String) }],
    });
  });
});

describe('viewer.consents', () => {
  it('pages through the history without gaps, by as many statements as for one', async () => {
    const user = await api.createUser({ consents: false });
    const few = await api.statements(() => consentsOf(user));
    for (let count = 0; count < 4; count++) {
      await give(user);
      await withdraw(user);
    }
    expect(await api.statements(() => consentsOf(user))).toEqual(few);

    const all = (await consentsOf(user)).nodes;
    expect(all).toHaveLength(4);
    const first = await consentsOf(user, { first: 3 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await consentsOf(user, { first: 3, after: first.pageInfo.endCursor! });
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect([...first.nodes, ...rest.nodes]).toEqual(all);
  });

  it.each([{ first: 0 }, { first: 101 }, { after: 'nonsense' }])('refuses %j', async (page) => {
    const { accessToken: token } = await api.createUser({ consents: false });
    const { errors } = await api.graphql(MyConsentsDocument, page, { token });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('viewer.consentRequirements', () => {
  it('returns what to show and what has been given', async () => {
    const user = await api.createUser({ consents: false });
    await give(user, 'AGE_16_OR_OLDER');
    const { data } = await api.graphql(MyConsentRequirementsDocument, {}, { token: user.accessToken });
    expect(data.viewer.consentRequirements).toEqual([
      { kind: 'PHOTO_PROCESSING', version: 2, text: expect.stringContaining('photos'), given: false },
      { kind: 'AGE_16_OR_OLDER', version: 1, text: expect.stringContaining('16'), given: true },
      { kind: 'HEALTH_DATA', version: 1, text: expect.stringContaining('medications'), given: false },
    ]);
  });
});

describe('requirePhotos', () => {
  it('names each consent that is missing, withdrawn or of an old version', async () => {
    const service = new ConsentsService(api.db, new AuditService(), new UsersService(api.db), []);
    const user = await api.createUser();
    const missing = async () => {
      try {
        await service.requirePhotos(user.id);
        return [];
      } catch (error) {
        return (error as UserErrors).details.map(({ code, params }) => `${code} ${params?.consent}`);
      }
    };
    expect(await missing()).toEqual([]);
    await withdraw(user);
    expect(await missing()).toEqual(['CONSENT_REQUIRED PHOTO_PROCESSING']);
    await api.db.execute(sql`update consents set version = 0 where user_id = ${user.id}`);
    expect(await missing()).toEqual([
      'CONSENT_REQUIRED PHOTO_PROCESSING',
      'CONSENT_REQUIRED AGE_16_OR_OLDER',
    ]);
  });
});
