import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isDatabaseUnavailable } from '../platform/database/database.ts';
import { Fault, type FaultCode, unavailable } from '../platform/errors.ts';
import { type Reader, SOMEBODY } from '../platform/language/language.ts';
import { render } from '../platform/language/render.ts';
import { message } from '../platform/language/text.ts';
import type { Log } from '../platform/logging/log.ts';

/** HTTP status of a fault that ends the whole request; a fault of a field leaves it at 200. */
const STATUS: Record<FaultCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  IDEMPOTENCY_MISMATCH: 409,
  RATE_LIMITED: 429,
  PAYLOAD_TOO_LARGE: 413,
  OPERATION_TOO_COSTLY: 400,
  RESPONSE_TOO_LARGE: 400,
  SERVICE_UNAVAILABLE: 503,
};

/** Codes of errors that the GraphQL libraries make for clients, and what a client does about each; their messages are shown. */
export const PROTOCOL_CODES = {
  GRAPHQL_PARSE_FAILED: 'Correct the document: it is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'Correct the document: it does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'Name an operation of the document in `operationName`.',
  BAD_REQUEST: 'Correct the request: it is not valid GraphQL over HTTP.',
  PERSISTED_QUERY_NOT_FOUND: 'Send the document with its hash.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Send the document; persisted queries are not supported.',
} as const;
const CLIENT_CODES = new Set([...Object.keys(PROTOCOL_CODES), 'BAD_USER_INPUT' satisfies FaultCode]);
/** The code of everything that is masked. */
export const MASKED_CODE = 'INTERNAL_SERVER_ERROR';
/** Messages of graphql-js, without a code, for values that turn out invalid only during execution. */
const BAD_VALUE =
  /^(Argument "\w+" (of (required|non-null) type|has invalid value) |Variable "\$\w+" |Too many errors processing variables)/;
const SUGGESTION = / ?Did you mean .*\?$/s;

/** A malformed request; `status` is that of the HTTP response. */
export const badRequest = (message: string, status = 400) =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } });

/** The request that an error answers. */
export interface Asker {
  requestId: string;
  reader: Reader;
}

/** The only place that maps errors to client responses and logs unknown ones. */
export class ErrorMapper {
  readonly #askers = new WeakMap<object, Asker>();
  readonly #logged = new WeakSet<object>();

  constructor(
    private readonly log: Log,
    private readonly suggestions: boolean,
  ) {}

  /** Remembers the request in which an error occurred, since errors are formatted without a context. */
  claim(errors: readonly object[], asker: Asker): void {
    for (const error of errors) this.#askers.set(error, asker);
  }

  askerOf(error: unknown): Asker {
    return (
      (isObject(error) && this.#askers.get(error)) || { requestId: crypto.randomUUID(), reader: SOMEBODY }
    );
  }

  /** The error as sent to the client. `formatted` contains its location in the document, if any. */
  toClient(error: unknown, asker: Asker, formatted?: GraphQLFormattedError): GraphQLFormattedError {
    const { requestId, reader } = asker;
    const { locations, path } = formatted ?? {};
    const place = { ...(locations && { locations }), ...(path && { path }) };
    const given = formatted?.message || (error instanceof Error ? error.message : '');
    const fault = this.#faultIn(error, requestId);
    if (fault) {
      const { http: _, ...extensions } = fault.extensions;
      // The libraries wrap the fault of a scalar in a message that names the value.
      const shown = render(fault.text, reader);
      const located = fault.code === 'BAD_USER_INPUT' && given && given !== fault.message ? given : shown;
      return { message: located, ...place, extensions: { ...extensions, code: fault.code } };
    }
    const code = clientCode(error, formatted);
    if (code) {
      const shown = this.suggestions ? given : given.replace(SUGGESTION, '');
      return { message: shown, ...place, extensions: { code } };
    }
    this.#logOnce('error', error, requestId);
    return {
      message: render(message('faults.internal'), reader),
      ...place,
      extensions: { code: MASKED_CODE, requestId },
    };
  }

  /** The status and the body of a response to a request that failed as a whole. */
  toResponse(error: unknown, asker: Asker): { status: number; body: { errors: GraphQLFormattedError[] } } {
    const fault = this.#faultIn(error, asker.requestId);
    const status = statusIn(fault ?? error) ?? (fault ? STATUS[fault.code] : 500);
    return { status, body: { errors: [this.toClient(error, asker)] } };
  }

  /** The same for Apollo, which formats it by `toClient`. */
  toRequestError(error: unknown, asker: Asker): GraphQLError {
    const { status } = this.toResponse(error, asker);
    const requestError =
      error instanceof GraphQLError
        ? error
        : new GraphQLError('', { originalError: error as Error, extensions: { http: { status } } });
    this.claim([requestError], asker);
    return requestError;
  }

  #faultIn(error: unknown, requestId: string): Fault | null {
    for (const cause of chain(error)) {
      if (cause instanceof Fault) {
        if (cause.code === 'SERVICE_UNAVAILABLE') this.#logOnce('warn', cause, requestId);
        return cause;
      }
      if (isDatabaseUnavailable(cause)) {
        this.#logOnce('warn', cause, requestId);
        return unavailable(message('faults.unavailable'));
      }
    }
    return null;
  }

  #logOnce(level: 'warn' | 'error', error: unknown, requestId: string): void {
    const cause = chain(error).at(-1);
    if (isObject(cause)) {
      if (this.#logged.has(cause)) return;
      this.#logged.add(cause);
    }
    this.log[level]({ err: withoutValues(cause), requestId }, 'request failed');
  }
}

function chain(error: unknown): unknown[] {
  const found: unknown[] = [];
  for (let at = error; at != null && found.length < 8; ) {
    found.push(at);
    at = at instanceof GraphQLError ? at.originalError : undefined;
  }
  return found;
}

function clientCode(error: unknown, formatted?: GraphQLFormattedError): string | null {
  if (!(error instanceof GraphQLError)) return null;
  const code = formatted?.extensions?.code ?? error.extensions.code;
  if (typeof code === 'string' && CLIENT_CODES.has(code)) return code;
  const isBadValue = (cause: unknown) => cause instanceof GraphQLError && BAD_VALUE.test(cause.message);
  return chain(error).some(isBadValue) ? 'BAD_USER_INPUT' : null;
}

function statusIn(error: unknown): number | undefined {
  const status = (error as { extensions?: { http?: { status?: unknown } } } | null)?.extensions?.http?.status;
  return typeof status === 'number' ? status : undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** For the log: a failed statement without its parameters, which may be personal. */
function withoutValues(error: unknown): unknown {
  const failedStatement = error instanceof Error && error.message.startsWith('Failed query');
  return failedStatement && error.cause ? error.cause : error;
}
