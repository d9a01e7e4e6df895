import { LRUCache } from 'lru-cache';
import type { Sql } from 'postgres';
import { deferred } from './deferred.ts';
import { isStale, StatementTexts } from './stale-statements.ts';
import { wrapStatements } from './wrap-statements.ts';

/** Each connection keeps what it has prepared for as long as it lives: about 47 KB each, so 14 MB beside its own 5 MB. */
const MOST = 300;
/** No connection lives longer: what was not sent in this time is prepared in none. */
const CONNECTION_MS = 3_600_000;
export const MAX_PREPARED_LENGTH = 20_000;
const PREPARABLE = /^\s*(select|insert|update|delete|with)\b/i;
/** The text of an insert depends on the number of its rows. */
const SEVERAL_ROWS = /\bvalues \([^)]*\), \(/i;

type Query = ReturnType<Sql['unsafe']>;

interface Watching {
  onStatement?: (sql: string) => void;
  onUnprepared?: (sql: string) => void;
}

/**
 * Prepares every statement that is sent by `unsafe`, as Drizzle does, also in transactions: others take a second round
 * trip and are planned each time. Not those whose text varies with their values, nor more than 300 different ones
 * in an hour.
 * Those that a migration of another process made stale are prepared again: at once, or in the next transaction.
 */
export function prepareStatements(client: Sql, { onStatement, onUnprepared }: Watching = {}): Sql {
  const known = new LRUCache<string, true>({
    ...{ max: MOST, ttl: CONNECTION_MS, ttlResolution: 0, updateAgeOnGet: true },
  });
  const texts = new StatementTexts();
  const isPrepared = (text: string) => {
    if (known.get(text)) return true;
    if (known.size >= MOST) known.purgeStale();
    const admitted =
      known.size < MOST &&
      text.length <= MAX_PREPARED_LENGTH &&
      PREPARABLE.test(text) &&
      !SEVERAL_ROWS.test(text);
    if (admitted) known.set(text, true);
    else onUnprepared?.(text);
    return admitted;
  };
  return wrapStatements(client, {
    statement:
      (inner, isTransaction) =>
      (text, values = [], options) => {
        onStatement?.(text);
        if (!isPrepared(text)) return inner.unsafe(text, values, options);
        const prepared = { ...options, prepare: true, simple: false } as typeof options;
        const send = <T>(read: (query: Query) => PromiseLike<T>): PromiseLike<T> => {
          const used = texts.present(text);
          return read(inner.unsafe(used, values, prepared)).then(null, (error: object) => {
            const isRenewed = isStale(error) && texts.renew(text, used);
            if (!isRenewed || isTransaction) throw error;
            return read(inner.unsafe(texts.present(text), values, prepared));
          });
        };
        return Object.assign(
          deferred(() => send((query) => query)),
          { values: () => deferred(() => send((query) => query.values())) },
        ) as never;
      },
  });
}
