import { GraphQLID, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TYPE_CODES } from '../../src/platform/ids/type-codes.ts';
import { TestApi, type TestUser } from '../setup/api.ts';
import { apiSchema as schema } from '../setup/api-schema.ts';
import { uuidOf } from '../setup/ids.ts';
import { answer, createDermatologist } from '../setup/rows/consultations.ts';
import { seedAccount } from '../setup/rows/seeded-account.ts';
import { everything } from '../setup/walks/text-walk.ts';
import { NOT_NODES, VALUES } from './http/without-node.ts';

const objectTypes = Object.values(schema.getTypeMap()).filter(isObjectType);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
/** Chosen by people and apps, or links whose paths are no ids. */
const MAY_HAVE_UUID = ['email', 'clientRequestId', 'url', 'heatmapUrl'];
/** Links of the same photo differ from one read to the next. */
const CHANGES = ['url', 'heatmapUrl', 'expiresAt'];

const ROOTS = ['Query', 'Mutation', 'Subscription'];

type Thing = Record<string, unknown> & { __typename: string; id?: string };

/** Every object of an answer. */
function thingsIn(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(thingsIn);
  return '__typename' in value ? [value as Thing, ...inner] : inner;
}

const plainFields = (thing: Thing) =>
  Object.entries(thing).filter(([key, value]) => !CHANGES.includes(key) && typeof value !== 'object');

describe('the schema', () => {
  it('has a code for each type with an id, and no other', () => {
    const withId = objectTypes.filter((type) => type.getFields().id).map(({ name }) => name);
    expect(withId.sort()).toEqual(Object.keys(TYPE_CODES).sort());
    expect(new Set(Object.values(TYPE_CODES)).size).toBe(withId.length);
  });

  it('makes a `Node` of everything with an id but for these', () => {
    const others = objectTypes
      .filter((type) => type.getFields().id && !type.getInterfaces().some(({ name }) => name === 'Node'))
      .map(({ name }) => name);
    expect(others.toSorted()).toEqual(Object.keys(NOT_NODES).toSorted());
  });

  it('has an id in each type but values, pages and payloads', () => {
    const values = objectTypes
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('__') && !/(Payload|Connection|Edge)$/.test(name))
      .filter((name) => !(schema.getType(name) as GraphQLObjectType).getFields().id);
    expect(values.toSorted()).toEqual([...VALUES, ...ROOTS].toSorted());
  });

  it('names every field of another object’s id as such', () => {
    const fields = objectTypes.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type) === GraphQLID && field.name !== 'id')
        .map((field) => field.name),
    );
    expect(fields.filter((name) => !/Id$/.test(name))).toEqual([]);
  });
});

describe('what an account can see', () => {
  let api: TestApi;
  let user: TestUser;
  let other: TestUser;
  const things: Thing[] = [];

  beforeAll(async () => {
    api = await TestApi.start({ GRAPHQL_MAX_TOKENS: '5000', GRAPHQL_MAX_COST: '100000' });
    user = await api.createUser();
    other = await api.createUser();
    await seedAccount(api, user, 'en-GB');
    const doctor = await createDermatologist(api, 'Dr. Answer');
    const { data } = await user.client.sendText('{ viewer { consultations { nodes { id } } } }', {});
    await answer(
      doctor,
      (data as { viewer: { consultations: { nodes: { id: string }[] } } }).viewer.consultations.nodes[0]!.id,
    );
    for (const query of queries()) {
      const read = await user.client.sendText(query, {});
      expect(read.errors).toBeUndefined();
      things.push(...thingsIn(read.data));
    }
  });
  afterAll(() => api.close());

  it('has no two types with the same id, and no two things with the same type and id', () => {
    const seen = new Map<string, Thing>();
    const clashes: string[] = [];
    for (const thing of things) {
      if (typeof thing.id !== 'string') continue;
      const known = seen.get(thing.id);
      seen.set(thing.id, { ...known, ...thing });
      if (!known) continue;
      if (known.__typename !== thing.__typename) clashes.push(`${known.__typename} and ${thing.__typename}`);
      const differs = plainFields(thing).filter(([key, value]) => key in known && known[key] !== value);
      clashes.push(...differs.map(([key]) => `${thing.__typename}.${key}`));
    }
    expect([...new Set(clashes)]).toEqual([]);
    expect(seen.size).toBeGreaterThan(60);
    const types = new Set([...seen.values()].map(({ __typename }) => __typename));
    expect([...types]).toEqual(
      expect.arrayContaining([
        'Consultation',
        'ConsultationRoutineStep',
        'RoutineStep',
        'Dermatologist',
        'User',
      ]),
    );
  });

  it('shows no id of the database', () => {
    const leaks = things.flatMap((thing) =>
      Object.entries(thing)
        .filter(
          ([key, value]) =>
            !MAY_HAVE_UUID.includes(key) && typeof value !== 'object' && UUID.test(String(value)),
        )
        .map(([key]) => `${thing.__typename}.${key}`),
    );
    expect([...new Set(leaks)]).toEqual([]);
  });

  it('can be read again by `node` and `nodes`, by nobody else', async () => {
    const types = schema.getImplementations(schema.getType('Node') as never).objects.map(({ name }) => name);
    const byType = new Map(
      things.filter(({ __typename }) => types.includes(__typename)).map((each) => [each.__typename, each]),
    );
    expect([...byType.keys()].sort()).toEqual(
      types.filter((name) => name !== 'ProfilePicture' && name !== 'DataExport').sort(),
    );
    const ids = [...byType.values()].map(({ id }) => id!);
    const ask = async (by: TestUser, wanted: string[]) => {
      const read = await by.client.sendText('query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
        ids: wanted,
      });
      expect(read.errors).toBeUndefined();
      return (read.data as { nodes: unknown[] }).nodes;
    };
    expect(await ask(user, ids)).toEqual(
      [...byType.values()].map(({ __typename, id }) => ({ __typename, id })),
    );
    expect(await ask(user, [ids[0]!, 'nothing', uuidOf(ids[0]!), ids[0]!])).toMatchObject([
      { id: ids[0] },
      null,
      null,
      { id: ids[0] },
    ]);
    const open = ['Dermatologist', 'Ingredient'];
    expect(await ask(other, ids)).toEqual(
      [...byType.values()].map(({ __typename, id }) =>
        open.includes(__typename) ? { __typename, id } : null,
      ),
    );
    for (const { id, __typename } of byType.values()) {
      const one = (by: TestUser) =>
        by.client.sendText('query($id: ID!) { node(id: $id) { __typename id } }', { id });
      expect((await one(user)).data).toEqual({ node: { __typename, id } });
      if (open.includes(__typename)) continue;
      expect((await one(other)).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    }
  });

  it('is found by an id of its own type only', async () => {
    const codeFor = async (id: string) =>
      (await user.client.sendText('query($id: ID!) { routine(id: $id) { id } }', { id })).errors?.[0]
        ?.extensions?.code;
    const idsOf = (name: string) => things.find(({ __typename }) => __typename === name)!.id!;
    expect(await codeFor(idsOf('Routine'))).toBeUndefined();
    expect(await codeFor(idsOf('RoutineStep'))).toBe('BAD_USER_INPUT');
    expect(await codeFor(uuidOf(idsOf('Routine')))).toBe('NOT_FOUND');
    expect(await codeFor(`${idsOf('Routine')}AAAA`)).toBe('NOT_FOUND');
  });

  it('takes as many statements for many nodes as for one of each type', async () => {
    const ids = (name: string) => [
      ...new Set(things.filter(({ __typename }) => __typename === name).map(({ id }) => id!)),
    ];
    const count = async (wanted: string[]) =>
      (
        await api.statements(() =>
          user.client.sendText('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: wanted }),
        )
      ).length;
    const steps = ids('RoutineStep').slice(0, 10);
    expect(steps.length).toBeGreaterThan(3);
    expect(await count(steps)).toBe(await count(steps.slice(0, 1)));
  });
});

function queries(): string[] {
  const viewer = schema.getType('User');
  if (!isObjectType(viewer)) throw new Error('No type User');
  const fields = Object.values(viewer.getFields()).flatMap((field) => {
    if (field.args.some(({ name }) => name === 'metric')) return [];
    const inner = getNamedType(field.type);
    const page = field.args.some(({ name }) => name === 'first') ? '(first: 5)' : '';
    return [
      `{ viewer { __typename id ${field.name}${page} ${isObjectType(inner) ? everything(inner, 5, ['User']) : ''} } }`,
    ];
  });
  const roots = ['dermatologists', 'recommendations'].map((name) => {
    const field = schema.getQueryType()!.getFields()[name]!;
    return `{ ${name} ${everything(getNamedType(field.type), 5)} }`;
  });
  return [...fields, ...roots];
}
