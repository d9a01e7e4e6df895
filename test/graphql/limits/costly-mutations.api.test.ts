import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { TestApi, type TestUser } from '../../setup/api.ts';

let api: TestApi;
let user: TestUser;
let admin: TestUser;
beforeAll(async () => {
  api = await TestApi.start();
  [user, admin] = await Promise.all([api.createUser(), api.createUser({ role: 'ADMIN' })]);
});
afterAll(() => api.close());

const LOGIN =
  'login(input: { email: "nobody@test.example", password: "no such password" }) { viewer { id } }';
const REGISTER =
  'register(input: { email: "new@test.example", password: "a long enough sentence 9" }) { mailSent }';
const DERMATOLOGIST =
  'createDermatologist(input: { email: "doctor@test.example", displayName: "Dr. Who", title: "Dr.", specialties: [COSMETIC_DERMATOLOGY], languages: ["en"] }) { userErrors { code } }';
const repeat = (count: number, field: string) =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');

const REFUSED = [
  ['15 logins', `mutation { ${repeat(15, LOGIN)} }`],
  ['2 registrations', `mutation { ${repeat(2, REGISTER)} }`],
  ['a login and a registration', `mutation { ${LOGIN} ${REGISTER} }`],
  [
    '2 logins through fragments',
    `mutation { ...A ...B } fragment A on Mutation { a: ${LOGIN} } fragment B on Mutation { ...C } fragment C on Mutation { c: ${LOGIN} }`,
  ],
  ['2 invitations of dermatologists', `mutation { ${repeat(2, DERMATOLOGIST)} }`],
  [
    '2 mails to reset a password',
    `mutation { ${repeat(2, 'requestPasswordReset(input: { email: "a@test.example" }) { userErrors { code } }')} }`,
  ],
  [
    '2 verification mails',
    `mutation { ${repeat(2, 'resendVerificationEmail(input: { email: "a@test.example" }) { userErrors { code } }')} }`,
  ],
] as const;

describe('two costly mutations of accounts in one document', () => {
  it.each(REFUSED)('are refused over HTTP: %s', async (_name, query) => {
    const answer = await api.graphql(query, undefined, { token: admin.accessToken });
    expect(answer.status).toBe(400);
    expect(answer.errors![0]!.extensions!.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(answer.errors![0]!.message).toMatch(
      /^A document can contain ("\w+" only once|only one of "\w+" and "\w+")\.$/,
    );
  });

  it.each(REFUSED)('are refused over WebSocket: %s', async (_name, query) => {
    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${user.accessToken}` },
      retryAttempts: 0,
    });
    const refused = new Promise((resolve, reject) =>
      client.subscribe(
        { query },
        { next: reject, error: resolve, complete: () => reject(new Error('done')) },
      ),
    );
    expect(await refused).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    await client.dispose();
  });

  it('may be one in each operation of a document', async () => {
    const query = `mutation A { ${LOGIN} } mutation B { ${LOGIN} }`;
    const body = JSON.stringify({ query, operationName: 'A' });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${api.url}/graphql`, { method: 'POST', headers, body });
    expect(response.status).toBe(200);
  });
});
