import { AsyncLocalStorage } from 'node:async_hooks';

/** What every line of the log says that belongs to a request, or to a traced job. */
interface LogContext {
  requestId?: string;
  /** Of the caller's trace (W3C Trace Context), or of ours where tracing is on. */
  traceId?: string | undefined;
  /** Kind and root field of the operation, by the schema. */
  operation?: string;
}

const REQUEST_ID = /^[\w.:/+=-]{8,128}$/;

const contexts = new AsyncLocalStorage<LogContext>();

export const inLogContext = <T>(context: LogContext, work: () => T): T => contexts.run(context, work);

export function nameOperation({ kind, field }: { kind: string; field: string }): void {
  const context = contexts.getStore();
  if (context) context.operation = `${kind} ${field}`;
}

/** A copy, as the log adds to it. */
export const logContext = (): object => ({ ...contexts.getStore() });

/** The id that a client or proxy gave a request if it is well-formed, otherwise a new one. */
export const requestIdOf = (header: string | string[] | undefined): string =>
  typeof header === 'string' && REQUEST_ID.test(header) ? header : crypto.randomUUID();
