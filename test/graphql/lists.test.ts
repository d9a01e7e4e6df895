import { buildSchema, type ExecutionResult, execute, parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const schema = buildSchema('type Query { items: [Item!] } type Item { late: String! now: String! }');
const document = parse('{ items { late now } }');
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
});

const failed = () => {
  throw new Error('failed');
};
const later = async () => {
  await new Promise((resolve) => setImmediate(resolve));
  return failed();
};

/** The errors of the list; unhandled rejections are reported before it returns. */
async function errorsOf(items: Iterable<object>): Promise<readonly string[]> {
  const { errors, data } = (await execute({ schema, document, rootValue: { items } })) as ExecutionResult;
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(data).toEqual({ items: null });
  return errors!.map(({ message }) => message);
}

describe('a list leaves no promise unhandled', () => {
  it('when an item fails at once, and earlier ones later', async () => {
    expect(
      await errorsOf([
        { late: later, now: 'now' },
        { late: 'late', now: failed },
      ]),
    ).toEqual(['failed']);
    expect(unhandled).toEqual([]);
  });

  it('when the items end with an error', async () => {
    function* items() {
      yield { late: later, now: 'now' };
      throw new Error('no more');
    }
    expect(await errorsOf(items())).toEqual(['no more']);
    expect(unhandled).toEqual([]);
  });

  it('when an item is null, which it must not be', async () => {
    const [message] = await errorsOf([{ late: later, now: 'now' }, null as never]);
    expect(message).toContain('Cannot return null for non-nullable field');
    expect(unhandled).toEqual([]);
  });
});
