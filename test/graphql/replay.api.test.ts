import { InMemoryCache } from '@apollo/client';
import { eq, sql } from 'drizzle-orm';
import { type DocumentNode, getNamedType, isInterfaceType, isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyses } from '../../src/analyses/analyses.table.ts';
import { publicRootFields } from '../../src/graphql/access.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { apiSchema as schema } from '../setup/api-schema.ts';
import { uuidOf } from '../setup/ids.ts';
import { createDermatologist } from '../setup/rows/consultations.ts';
import { seedAccount } from '../setup/rows/seeded-account.ts';
import { everything } from '../setup/walks/text-walk.ts';
import { type Call, exempt, type Role, replayedCalls } from './replayed-calls.ts';

/** Links and clocks differ from one read to the next. */
const CHANGES = ['url', 'heatmapUrl', 'expiresAt', 'lastUsedAt', 'estimatedResponseAt'];
const LIMITS = {
  GRAPHQL_MAX_TOKENS: '50000',
  GRAPHQL_MAX_COST: '1000000',
  GRAPHQL_MAX_DOCUMENT_ALIASES: '1000',
};

const typeOf = (name: string) => schema.getType(name)!;
const nodeTypes = () => schema.getImplementations(typeOf('Node') as never).objects.map(({ name }) => name);

/** What the pages of an app show of the account, with the same arguments everywhere. */
const PAGE = `fragment Page on User { __typename id ${pageFields()} }`;
const PAGE_QUERY = parse(`query Page { me { ...Page } } ${PAGE}`);
/** Nodes of a type, each on its own, as deep as its own fields go. */
const nodesQuery = (name: string) =>
  `query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on ${name} ${selectionOf(name)} } }`;
const selectionOf = (name: string) => everything(typeOf(name), 1, ['User']);

function pageFields(): string {
  const viewer = typeOf('User');
  if (!isObjectType(viewer)) throw new Error('No type User');
  return Object.values(viewer.getFields())
    .map((field) => {
      const inner = getNamedType(field.type);
      const args = [
        ...(field.args.some(({ name }) => name === 'first') ? ['first: 50'] : []),
        ...(field.args.some(({ name }) => name === 'metric') ? ['metric: "PORES"'] : []),
      ];
      const selection = isObjectType(inner) || isInterfaceType(inner) ? everything(inner, 2, ['User']) : '';
      return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selection}`;
    })
    .join(' ');
}

/** The mutation with everything that its payload has. */
function documentOf(name: string): string {
  const field = schema.getMutationType()!.getFields()[name]!;
  const payload = getNamedType(field.type);
  if (!isObjectType(payload)) throw new Error(name);
  const parts = Object.values(payload.getFields()).map((each) => {
    const inner = getNamedType(each.type);
    if (each.name === 'viewer') return 'viewer { ...Page }';
    return `${each.name} ${isObjectType(inner) ? everything(inner, 1, ['User']) : ''}`;
  });
  const args = field.args.map((arg) => `$${arg.name}: ${arg.type}`);
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`);
  const head = args.length > 0 ? `(${args.join(', ')})` : '';
  return `mutation M${head} { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''} { __typename ${parts.join(' ')} } } ${parts.some((part) => part.includes('...Page')) ? PAGE : ''}`;
}

function steady(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(steady);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !CHANGES.includes(key))
      .map(([key, each]) => [key, steady(each)]),
  );
}

let api: TestApi;
const people = {} as Record<Role, TestUser>;

beforeAll(async () => {
  api = await TestApi.start(LIMITS);
  people.USER = await api.createUser();
  people.ADMIN = await api.createUser({ role: 'ADMIN', consents: false });
  people.DERMATOLOGIST = await createDermatologist(api, 'Dr. Replay');
  await seedAccount(api, people.USER, 'en-GB');
  // No job starts from here on, so that nothing changes in the background.
  await api.db.execute(sql`create function hold_jobs() returns trigger language plpgsql as
    $$ begin new.start_after := now() + interval '1 day'; return new; end $$`);
  await api.db.execute(
    sql`create trigger hold_jobs before insert on pgboss.job for each row execute function hold_jobs()`,
  );
}, 240_000);
afterAll(() => api.close());

const read = async (by: TestUser, query: string, variables: object = {}) => {
  const { data, errors } = await api.graphql(query, variables, { token: by.accessToken });
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
};

/** The nodes in a value: id -> type. */
function idsIn(value: unknown, found = new Map<string, string>()): Map<string, string> {
  if (typeof value !== 'object' || value === null) return found;
  const { __typename: name, id } = value as { __typename?: string; id?: string };
  if (id && name && name !== 'User' && nodeTypes().includes(name)) found.set(id, name);
  for (const each of Object.values(value)) idsIn(each, found);
  return found;
}

/** All nodes of the client as the server has them now; null for those that are gone. */
async function nodesOf(by: TestUser, known: ReadonlyMap<string, string>) {
  const nodes: { query: string; ids: string[]; result: ({ __typename: string; id: string } | null)[] }[] = [];
  for (const type of new Set(known.values())) {
    const all = [...known].filter(([, name]) => name === type).map(([id]) => id);
    for (let at = 0; at < all.length; at += 50) {
      const ids = all.slice(at, at + 50);
      const query = nodesQuery(type);
      nodes.push({ query, ids, result: (await read(by, query, { ids })).nodes as never });
    }
  }
  return nodes;
}

async function send(by: TestUser, call: Call, variables: object) {
  const query = documentOf(call.name);
  if (!call.file) return { query, ...(await by.client.sendText(query, variables)) };
  return {
    query,
    ...(await by.client.upload(query as never, variables as never, call.file.path, call.file.content)),
  };
}

it('every mutation leaves a normalized cache as a fresh read would', async () => {
  const possibleTypes = { Node: nodeTypes() };
  const faults: string[] = [];
  const replayed = new Set<string>();
  const ask = (role: Role) => (query: string, variables?: object) => read(people[role], query, variables);
  for (const call of replayedCalls({ ask, makeFailed, logInAgain })) {
    const by = people[call.by ?? 'USER'];
    const cache = new InMemoryCache({ possibleTypes });
    const write = (query: DocumentNode, result: object, dataId: string, variables: object = {}) =>
      cache.write({ query, result, dataId, variables } as never);
    const before = await read(by, `query Page { me { ...Page } } ${PAGE}`);
    write(PAGE_QUERY, before, 'ROOT_QUERY');
    const ids = idsIn(before);
    for (const { query, ids: some, result } of await nodesOf(by, ids))
      write(parse(query), { nodes: result }, 'ROOT_QUERY', { ids: some });

    const variables = (await call.variables?.()) ?? {};
    const { query, data, errors } = await send(by, call, variables);
    const payload = Object.values((data as object | null) ?? {})[0] as { userErrors: unknown[] } | undefined;
    if (errors || !payload || payload.userErrors.length > 0) {
      faults.push(`${call.name}: ${JSON.stringify(errors ?? payload?.userErrors).slice(0, 300)}`);
      continue;
    }
    replayed.add(call.name);
    write(parse(query), data as object, 'ROOT_MUTATION', variables);

    const fresh = await read(by, `query Page { me { ...Page } } ${PAGE}`);
    const cached = cache.readQuery({ query: PAGE_QUERY }) as object | null;
    faults.push(...differences(`${call.name} me`, steady(cached), steady(fresh)));
    for (const node of (await nodesOf(by, ids)).flatMap(({ result }) => result)) {
      if (!node) continue;
      const { __typename: type, id } = node;
      const known = cache.readFragment({
        id: `${type}:${id}`,
        fragment: parse(`fragment F on ${type} ${selectionOf(type)}`),
      });
      faults.push(...differences(`${call.name} ${type}`, steady(known), steady(node)));
    }
  }
  expect([...new Set(faults)]).toEqual([]);
  const all = Object.keys(schema.getMutationType()!.getFields());
  const open = publicRootFields(schema).map((name) => name.replace('Mutation.', ''));
  const wanted = all.filter((name) => !open.includes(name) && !exempt.includes(name));
  expect([...replayed].sort()).toEqual(wanted.sort());
}, 600_000);

const logInAgain = async () => {
  await api.login(people.USER.email);
};

async function makeFailed(id: string): Promise<void> {
  await api.db
    .update(analyses)
    .set({ status: 'FAILED' })
    .where(eq(analyses.id, uuidOf(id)));
}

/** Where two values differ, by path without positions. */
function differences(path: string, cached: unknown, fresh: unknown): string[] {
  if (typeof fresh !== 'object' || fresh === null || typeof cached !== 'object' || cached === null) {
    return Object.is(cached, fresh)
      ? []
      : [`${path}: ${JSON.stringify(cached)?.slice(0, 60)} is ${JSON.stringify(fresh)?.slice(0, 60)}`];
  }
  if (Array.isArray(fresh) && Array.isArray(cached) && fresh.length !== cached.length) {
    return [`${path}: ${cached.length} items are ${fresh.length}`];
  }
  return Object.keys(fresh).flatMap((key) =>
    differences(
      Array.isArray(fresh) ? path : `${path}.${key}`,
      (cached as Record<string, unknown>)[key],
      (fresh as Record<string, unknown>)[key],
    ),
  );
}
