import type { PendingQuery, Row, Sql, TransactionSql } from 'postgres';
import { deferred } from './deferred.ts';

/**
 * Limits the statements of `client` where a pooler keeps no settings of its session: transactions begin with `settings`, and
 * a statement outside of one is cancelled after `milliseconds`, with the code of `statement_timeout`. A statement must not
 * be used as a part of another.
 */
export function limitStatements(
  client: Sql,
  milliseconds: number,
  settings: Readonly<Record<string, number>>,
): Sql {
  const limited = async <T>(query: PendingQuery<T & readonly (Row & Iterable<Row>)[]>) => {
    const timer = setTimeout(() => query.cancel(), milliseconds);
    try {
      return await query;
    } finally {
      clearTimeout(timer);
    }
  };
  const first = Object.entries(settings)
    .map(([name, value]) => `set local ${name} = ${value}`)
    .join(';');
  const begin = (work: (transaction: TransactionSql) => unknown) =>
    client.begin((transaction) => {
      // Not awaited: it goes out with the first statement, and if it fails, so does the transaction.
      transaction.unsafe(first).execute();
      return work(transaction);
    });
  const unsafe: Sql['unsafe'] = (...args) => {
    const query = client.unsafe(...args);
    const run = deferred(() => limited(query));
    return Object.assign(run, { values: () => deferred(() => limited(query.values() as never)) }) as never;
  };
  const template = (...args: Parameters<Sql>) => deferred(() => limited(client(...args) as never));
  return Object.assign(Object.setPrototypeOf(template, client) as Sql, { unsafe, begin });
}
