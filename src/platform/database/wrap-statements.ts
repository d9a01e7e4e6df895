import type { Sql } from 'postgres';

type Unsafe = Sql['unsafe'];

interface Wrapping {
  /** Sends a statement by `inner`, which is a transaction or the client. */
  statement(inner: Pick<Sql, 'unsafe'>, isTransaction: boolean): Unsafe;
  /** Surrounds a transaction, from before it has a connection until it has ended. */
  transaction?<T>(run: () => Promise<T>): Promise<T>;
}

/** `client` with another `unsafe`, also within its transactions. */
export function wrapStatements(client: Sql, { statement, transaction = (run) => run() }: Wrapping): Sql {
  const wrap = <T extends Pick<Sql, 'unsafe'>>(inner: T, isTransaction: boolean): T => {
    const within =
      (method: 'begin' | 'savepoint') =>
      (...args: unknown[]) => {
        const work = args.pop() as (transaction: T) => unknown;
        const run = (inner as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>)[method]!;
        const begin = () => run.call(inner, ...args, (inside: T) => work(wrap(inside, true)));
        return isTransaction ? begin() : transaction(begin);
      };
    return Object.assign(Object.create(inner) as T, {
      unsafe: statement(inner, isTransaction),
      begin: within('begin'),
      savepoint: within('savepoint'),
    });
  };
  return wrap(client, false);
}
