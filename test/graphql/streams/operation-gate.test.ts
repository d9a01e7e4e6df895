import { GraphQLInt, GraphQLObjectType, GraphQLSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { Context } from '../../../src/graphql/context.ts';
import { CostlyOperations } from '../../../src/graphql/costly-operations.ts';
import type { Documents } from '../../../src/graphql/documents/documents.ts';
import type { ErrorMapper } from '../../../src/graphql/errors.ts';
import { OperationGate } from '../../../src/graphql/streams/operation-gate.ts';
import { createMetrics } from '../../../src/platform/metrics.ts';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { n: { type: GraphQLInt } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      n: {
        type: GraphQLInt,
        subscribe: async function* () {
          yield { n: 1 };
        },
      },
    },
  }),
});
const operation = { viewer: null, ip: '127.0.0.1', cost: 5000 };

async function subscribe(costly: CostlyOperations) {
  const gate = new OperationGate({
    ...{ schema, costly, metrics: createMetrics(), documents: {} as Documents, errors: {} as ErrorMapper },
  });
  const contextValue = { ...operation, requestId: 'a' } as unknown as Context;
  return (await gate.subscribe({
    ...{ schema, document: parse('subscription { n }'), contextValue },
  })) as AsyncGenerator;
}

it('events of a costly subscription wait for a place', async () => {
  const costly = new CostlyOperations();
  const places = [await costly.enter(operation), await costly.enter(operation)];
  const events = await subscribe(costly);
  const seen: unknown[] = [];
  const event = events.next().then(({ value }) => seen.push(value));
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toEqual([]);
  for (const leave of places) leave();
  await event;
  expect(seen).toEqual([{ data: { n: 1 } }]);
});

it('an event that gets no place in time is not lost', async () => {
  const costly = new CostlyOperations(5);
  for (let place = 0; place < 2; place += 1) await costly.enter(operation);
  const events = await subscribe(costly);
  expect(await events.next()).toMatchObject({ value: { data: { n: 1 } }, done: false });
});
