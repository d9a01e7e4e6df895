import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { boundAnswers } from '../../src/graphql/bound-answers.ts';
import type { Context } from '../../src/graphql/context.ts';

const SDL = 'type Query { rows(first: Int): [Row!]! } type Row { cell: Cell! } type Cell { text: String! }';
const DOCUMENT = parse('query ($first: Int) { rows(first: $first) { cell { text } } }');

/** Keeps the thread busy. */
function spin(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
}

/** With `cell` as the resolver of the field, wrapped as every other one. */
function createApi(work: number, cellMs: number, between?: () => void) {
  const schema = buildSchema(SDL);
  const { rows } = schema.getQueryType()!.getFields();
  rows!.resolve = (_, { first }) => Array.from({ length: first }, () => ({}));
  const { cell } = (schema.getType('Row') as ReturnType<typeof schema.getQueryType>)!.getFields();
  cell!.resolve = () => {
    between?.();
    spin(cellMs);
    return { text: 'x' };
  };
  boundAnswers(schema, { bytes: 10_000_000, work });
  return async (first: number) => {
    const contextValue: Context = { viewer: null, requestId: '1', ip: '::1', userAgent: null };
    const result = await execute({
      ...{ schema, document: DOCUMENT, contextValue },
      variableValues: { first },
    });
    return { result, error: contextValue.budget?.error };
  };
}

describe('turns of the event loop', () => {
  it('lets others run amid a large answer, which stays whole and in order', async () => {
    let turns = 0;
    let counting = true;
    const count = () => {
      turns += 1;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    const { result } = await createApi(60_000, 2)(200);
    counting = false;
    expect(result.errors).toBeUndefined();
    expect(result.data!.rows).toHaveLength(200);
    expect(result.data!.rows).toEqual(Array.from({ length: 200 }, () => ({ cell: { text: 'x' } })));
    // 400 ms of work in slices of 15 ms; without turns it is one.
    expect(turns).toBeGreaterThan(10);
  });

  it('serves small operations between the turns of a large one', async () => {
    const large = createApi(60_000, 2);
    const small = createApi(60_000, 0);
    const order: string[] = [];
    const ended = large(300).then(() => order.push('large'));
    await new Promise(setImmediate);
    await small(3).then(() => order.push('small'));
    await ended;
    expect(order).toEqual(['small', 'large']);
  });

  it('shares turns among operations of one server', async () => {
    const api = createApi(60_000, 2);
    const order: string[] = [];
    await Promise.all([api(300).then(() => order.push('large')), api(20).then(() => order.push('small'))]);
    expect(order).toEqual(['small', 'large']);
  });

  it('ends an operation over its budget of work, and resolves nothing more', async () => {
    let cells = 0;
    const { result, error } = await createApi(100, 5, () => {
      cells += 1;
    })(1000);
    expect(error?.originalError).toMatchObject({ code: 'OPERATION_TOO_COSTLY' });
    expect(result.errors!.length).toBeGreaterThan(0);
    expect(cells).toBeLessThan(100);
  });

  it('does not count what an operation waits for', async () => {
    const schema = buildSchema(SDL);
    const { rows } = schema.getQueryType()!.getFields();
    rows!.resolve = async (_, { first }) => {
      await new Promise((resolve) => setTimeout(resolve, 200)); // the wait is the subject
      return Array.from({ length: first }, () => ({ cell: { text: 'x' } }));
    };
    boundAnswers(schema, { bytes: 10_000_000, work: 100 });
    const contextValue: Context = { viewer: null, requestId: '1', ip: '::1', userAgent: null };
    const { errors } = await execute({
      ...{ schema, document: DOCUMENT, contextValue },
      variableValues: { first: 3 },
    });
    expect(errors).toBeUndefined();
  });
});
