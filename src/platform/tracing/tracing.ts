/** Of the code and the schema: names, sizes, outcomes. Never ids of people, addresses, values or texts of theirs. */
type Attributes = Readonly<Record<string, string | number>>;

export interface SpanStart {
  name: string;
  kind?: 'SERVER' | 'CLIENT' | 'CONSUMER';
  attributes?: Attributes;
}

export interface Span {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  rename(name: string): void;
  set(attributes: Attributes): void;
  /** It failed; `type` is a code or the name of an error, not its message. */
  fail(type: string): void;
  end(): void;
  /** Spans that `work` begins are below this one. */
  run<T>(work: () => T): T;
}

/** Spans of this process. Parts of the program get it only where tracing is on. */
export interface Tracing {
  /** A span below the one that `traceparent` names, or else the first of a trace. */
  begin(start: SpanStart, traceparent?: string | string[]): Span;
  /** A span below the current one, if there is one. */
  below(start: SpanStart): Span | undefined;
  /** Undefined in a trace that is not kept. */
  current(): Span | undefined;
  /** The `traceparent` for what goes on elsewhere. */
  traceparent(): string | undefined;
  /** Sends what is left, within a few seconds. */
  close(): Promise<void>;
}

/** Runs `work` in the span, which ends with it; without a span, only runs it. */
export async function traced<T>(
  span: Span | undefined,
  work: (span?: Span) => PromiseLike<T> | T,
): Promise<T> {
  if (!span) return work();
  try {
    return await span.run(() => work(span));
  } catch (error) {
    span.fail(typeOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** Its code, such as 23505, or its name. */
export function typeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string' && code.length <= 64) return code;
  return typeof name === 'string' ? name : 'unknown';
}
