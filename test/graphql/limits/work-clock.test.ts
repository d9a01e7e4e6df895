import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { boundAnswers } from '../../../src/graphql/bound-answers.ts';
import type { Context } from '../../../src/graphql/context.ts';
import { SOMEBODY } from '../../../src/platform/language/language.ts';

const DOCUMENT = parse('{ rows { cell { text } } }');

function createApi(work: number, rows: () => unknown, cell: () => unknown) {
  const schema = buildSchema(
    'type Query { rows: [Row!]! } type Row { cell: Cell! } type Cell { text: String! }',
  );
  const fieldsOf = (name: string) =>
    (schema.getType(name) as ReturnType<typeof schema.getQueryType>)!.getFields();
  fieldsOf('Query').rows!.resolve = rows;
  fieldsOf('Row').cell!.resolve = cell;
  boundAnswers(schema, { bytes: 10_000_000, work });
  return async () => {
    const contextValue: Context = {
      viewer: null,
      reader: SOMEBODY,
      requestLocale: 'en',
      requestId: '1',
      ip: '::1',
      userAgent: null,
      cost: 0,
    };
    const { errors } = await execute({ schema, document: DOCUMENT, contextValue });
    return { errors, error: contextValue.budget?.error };
  };
}

const list = (length: number) => Array.from({ length }, () => ({}));

describe('the budget of work', () => {
  it('ends an operation that exceeds it, and resolves nothing more', async () => {
    let cells = 0;
    const cell = () => {
      cells += 1;
      for (const end = performance.now() + 5; performance.now() < end; );
      return { text: 'x' };
    };
    const { errors, error } = await createApi(100, () => list(1000), cell)();
    expect(error?.originalError).toMatchObject({ code: 'OPERATION_TOO_COSTLY' });
    expect(errors!.length).toBeGreaterThan(0);
    expect(cells).toBeLessThan(100);
  });

  it('does not count what an operation waits for', async () => {
    const rows = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300)); // the wait is the subject
      return list(3);
    };
    const { errors } = await createApi(200, rows, () => ({ text: 'x' }))();
    expect(errors).toBeUndefined();
  });
});
