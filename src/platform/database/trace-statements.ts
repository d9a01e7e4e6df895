import type { Sql } from 'postgres';
import { type SpanStart, type Tracing, traced } from '../tracing/tracing.ts';
import { deferred } from './deferred.ts';
import { wrapStatements } from './wrap-statements.ts';

const SYSTEM = { 'db.system.name': 'postgresql' };
const TRANSACTION: SpanStart = { name: 'transaction', kind: 'CLIENT', attributes: SYSTEM };

/**
 * A span for each statement and transaction of what is traced, with its wait for a connection. It has the text, which
 * has `$1` in place of values, never the parameters.
 */
export function traceStatements(client: Sql, tracing: Tracing): Sql {
  return wrapStatements(client, {
    statement:
      (inner) =>
      (text, ...rest) => {
        const query = inner.unsafe(text, ...rest);
        if (!tracing.current()) return query as never;
        const run = <T>(send: () => PromiseLike<T>) =>
          deferred(() => traced(tracing.below(startOf(text)), send));
        return Object.assign(
          run(() => query),
          { values: () => run(() => query.values()) },
        ) as never;
      },
    transaction: async (run) => {
      const span = tracing.below(TRANSACTION);
      try {
        return await (span ? span.run(run) : run());
      } finally {
        span?.end(); // a rollback need not be an error
      }
    },
  });
}

function startOf(text: string): SpanStart {
  const operation = /\w+/.exec(text)?.[0].toLowerCase() ?? 'statement';
  const table = /\b(?:from|into|update) "?([\w.]+)/i.exec(text)?.[1];
  return {
    name: table ? `${operation} ${table}` : operation,
    kind: 'CLIENT',
    attributes: { ...SYSTEM, 'db.operation.name': operation, 'db.query.text': text },
  };
}
