import { eq } from 'drizzle-orm';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { CheckRoutineDocument, UpdatePreferencesDocument } from '../../../operations/generated.ts';
import { buildUnconnectedSchema } from '../../../src/app/unconnected-schema.ts';
import type { Role } from '../../../src/platform/viewer.ts';
import { users } from '../../../src/users/users.table.ts';
import { TestApi, type TestUser } from '../../setup/api.ts';
import { uuidOf } from '../../setup/ids.ts';
import { newCase } from '../../setup/rows/consultations.ts';
import { inputLeaves, type Leaf } from '../../setup/walks/schema-walk.ts';

const schema = buildUnconnectedSchema();
const PATHS = {
  User: 'viewer { # }',
  Consultation: 'consultation(id: "CASE") { # }',
  ProfilePicture: 'viewer { profilePicture { # } }',
};
const NUMBERS = inputLeaves(schema, ['Int', 'Float'], PATHS);
const TEXTS = inputLeaves(schema, ['String', 'ID'], PATHS);
const EXTREMES = [1e308, -1e308, 4e38, -4e38, 1e-50, -1e-50, 1e-320, 2 ** 31 - 1, -(2 ** 31), 2 ** 53, 0.5];
const LITERALS = ['1e400', '-1e400', '1e308', '1e-320', '1e-400', '-0', '-0.0', '2147483648'];

let api: TestApi;
let people: Record<Role, TestUser>;
let caseId: string;

beforeAll(async () => {
  api = await TestApi.start();
  const [USER, DERMATOLOGIST, ADMIN] = await Promise.all([
    api.createUser(),
    api.createUser({ role: 'DERMATOLOGIST' }),
    api.createUser({ role: 'ADMIN' }),
  ]);
  people = { USER, DERMATOLOGIST, ADMIN };
  caseId = await newCase(USER);
  await api.db
    .update(users)
    .set({ profilePicture: uuidOf(caseId) })
    .where(eq(users.id, USER.id));
});
afterAll(() => api.close());

interface Outcome {
  status: number;
  /** Of errors, and of user errors. */
  codes: string[];
  messages: string;
}

async function send(leaf: Leaf, query: string, variables: Record<string, unknown> = {}): Promise<Outcome> {
  const { accessToken: token } = people[leaf.role];
  const document = query.replace('CASE', caseId);
  if (leaf.kind === 'subscription') return subscribe(document, variables, token);
  const operations = JSON.stringify({ query: document, variables });
  const headers = { authorization: `Bearer ${token}`, 'apollo-require-preflight': 'true' };
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: leaf.file ? headers : { ...headers, 'content-type': 'application/json' },
    body: leaf.file ? withFile(leaf.file, operations) : operations,
  });
  return outcomeOf(response.status, await response.json());
}

function withFile(variable: string, operations: string): FormData {
  const form = new FormData();
  form.set('operations', operations);
  form.set('map', JSON.stringify({ 0: [`variables.${variable}`] }));
  form.set('0', new Blob(['no file']), 'file');
  return form;
}

async function subscribe(query: string, variables: Record<string, unknown>, token: string): Promise<Outcome> {
  const client = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  try {
    const { value } = await client.iterate({ query, variables }).next();
    return outcomeOf(200, value);
  } catch (refused) {
    if (Array.isArray(refused)) return outcomeOf(200, { errors: refused });
    const { code, reason } = refused as { code: number; reason: string };
    return { status: 200, codes: [code === 1009 ? 'PAYLOAD_TOO_LARGE' : String(code)], messages: reason };
  } finally {
    await client.dispose();
  }
}

interface Problem {
  code?: string;
  message: string;
  extensions?: { code?: string };
}

function outcomeOf(status: number, answer: unknown): Outcome {
  const { data, errors = [] } = answer as { data?: Record<string, unknown> | null; errors?: Problem[] };
  const userErrors = Object.values(data ?? {}).flatMap(
    (payload) => (payload as { userErrors?: Problem[] } | null)?.userErrors ?? [],
  );
  const problems = [...errors, ...userErrors];
  return {
    status,
    codes: problems.map((problem) => problem.extensions?.code ?? problem.code ?? 'NONE'),
    messages: problems.map(({ message }) => message).join(' '),
  };
}

/** A request that was answered, whatever it was answered. */
function expectAnswered({ status, codes }: Outcome): void {
  expect(status).toBeLessThan(500);
  expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
  expect(codes).not.toContain('SERVICE_UNAVAILABLE');
  expect(codes).not.toContain('NONE');
}

describe('numbers', () => {
  it('are found by the walk', () => expect(NUMBERS.length).toBeGreaterThan(40));

  it.each(NUMBERS)('$name has a range and keeps it', async (leaf) => {
    const [least, most] = leaf.limit.range!;
    const refusal = new RegExp(
      `between ${[least, most].map((limit) => limit.toLocaleString('en')).join(' and ')}\\b`,
    );
    for (const value of [...EXTREMES, least - 1, most + 1, 0, -1]) {
      const { query, variables } = leaf.withVariable(value);
      const outcome = await send(leaf, query, variables);
      expectAnswered(outcome);
      const isTiny = value !== 0 && Math.abs(value) < 1e-6;
      if (value >= least && value <= most && !isTiny) continue;
      expect(outcome.codes.length, `${value}`).toBeGreaterThan(0);
      // What no Int can be is refused by GraphQL itself.
      if (leaf.scalar === 'Int' && (!Number.isInteger(value) || Math.abs(value) > 2 ** 31)) continue;
      // A page as large as this costs too much before anybody looks at its range.
      if (
        value > 1e9 &&
        outcome.codes[0] === 'GRAPHQL_VALIDATION_FAILED' &&
        /\((first|last)\)$/.test(leaf.name)
      )
        continue;
      // In a mutation, what a person may have typed is put into words by the service.
      if (leaf.kind === 'mutation' && !isTiny && Math.abs(value) <= 1e9) continue;
      expect(outcome.messages, `${value}`).toMatch(refusal);
      if (isTiny || Math.abs(value) > 1e9) expect(outcome.codes).toEqual(['BAD_USER_INPUT']);
    }
  });

  it.each(NUMBERS.filter(({ file }) => !file))('$name takes no extreme literal', async (leaf) => {
    for (const literal of LITERALS) {
      const outcome = await send(leaf, leaf.withLiteral(literal));
      expectAnswered(outcome);
      const [least, most] = leaf.limit.range!;
      const value = Number(literal);
      if (value >= least && value <= most && value >= 1e-6) continue;
      if (value === 0 && least === 0) continue;
      expect(outcome.codes.length, literal).toBeGreaterThan(0);
    }
  });
});

describe('texts', () => {
  const AWKWARD = ['.', '\u2028', '\u3000', '(', ',', '%', '\u0301', '"', '1', 'ß', 'a ', '*\n'];
  const cost = async (work: () => Promise<void>) => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const sendAll = async (text: string) => {
    for (const leaf of TEXTS) {
      const { query, variables } = leaf.withVariable(text);
      expectAnswered(await send(leaf, query, variables));
    }
  };

  it('are found by the walk', () => expect(TEXTS.length).toBeGreaterThan(120));

  it.each(TEXTS)('$name refuses 100,000 characters', async (leaf) => {
    const { query, variables } = leaf.withVariable(`a${'.'.repeat(99_998)}b`);
    const outcome = await send(leaf, query, variables);
    expectAnswered(outcome);
    expect(outcome.codes.length).toBeGreaterThan(0);
    const refusals = ['BAD_USER_INPUT', 'NOT_FOUND', 'TOO_LONG', 'PAYLOAD_TOO_LARGE'];
    const allowed = [...refusals, 'INVALID_FORMAT', 'UNKNOWN', 'NOT_ALLOWED'];
    for (const code of outcome.codes) expect(allowed).toContain(code);
  });

  it('of 20,000 awkward characters cost about as much as plain ones', async () => {
    const plain = 'Aqua, Glycerin, Niacinamide, '.repeat(690).slice(0, 20_000);
    await sendAll(plain);
    const usual = await cost(() => sendAll(plain));
    for (const bit of AWKWARD) {
      const text = `a${bit.repeat(20_000)}`.slice(0, 19_999);
      expect(await cost(() => sendAll(`${text}b`)), JSON.stringify(bit)).toBeLessThan(3 * usual);
    }
  });
});

describe('numbers in client data', () => {
  const MUTATION = String(UpdatePreferencesDocument);
  const raw = async (clientData: string) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${people.USER.accessToken}`,
        'content-type': 'application/json',
      },
      body: `{"query":${JSON.stringify(MUTATION)},"variables":{"input":{"clientData":${clientData}}}}`,
    });
    return outcomeOf(response.status, await response.json());
  };
  const literal = (clientData: string) =>
    api.graphql(
      `mutation { updatePreferences(input: { clientData: ${clientData} }) { userErrors { code } } }`,
      {},
      { token: people.USER.accessToken },
    );

  it.each(['9007199254740993', '-9007199254740992', '12345678901234567890', '1e400', '-1e400', '1e300'])(
    '%s is refused, as it does not survive JSON',
    async (number) => {
      for (const place of [`{"a":${number}}`, `{"a":[1,{"b":[${number}]}]}`]) {
        expect(await raw(place)).toMatchObject({ codes: ['BAD_USER_INPUT'] });
      }
      const { errors } = await literal(`{ a: [1, { b: ${number} }] }`);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    },
  );

  it('are kept unchanged within the range', async () => {
    const clientData = {
      big: 9007199254740991,
      low: -9007199254740991,
      part: 0.1,
      tiny: 1e-7,
      list: [0, -1],
    };
    const { data } = await api.graphql(
      `mutation Set($input: UpdatePreferencesInput!) {
         updatePreferences(input: $input) { preferences { clientData } userErrors { code } } }`,
      { input: { clientData } },
      { token: people.USER.accessToken },
    );
    expect(data.updatePreferences).toEqual({ preferences: { clientData }, userErrors: [] });
  });
});

describe('labels of a plan', () => {
  const steps = (count: number, length: number) =>
    Array.from({ length: count }, (_, index) => ({
      session: 'AM' as const,
      kind: 'SERUM' as const,
      name: `Step ${index}`,
      label: 'Aqua, Glycerin, '.repeat(length / 16),
    }));

  it('are counted together before any is read', async () => {
    const { client } = people.USER;
    const check = (count: number) =>
      client.send(CheckRoutineDocument, { input: { plan: { steps: steps(count, 4496) } } });
    const statements = await api.statements(async () => {
      const { errors } = await check(40);
      expect(errors).toMatchObject([
        { message: expect.stringContaining('60,000'), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    });
    expect(statements.filter((statement) => statement.includes('ingredient_names'))).toEqual([]);
    expect((await check(4)).errors).toBeUndefined();
  });
});
