import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  type Span as OtelSpan,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Log } from '../logging/log.ts';
import { type SamplerName, samplerOf } from './sampler.ts';
import { readTraceParent } from './traceparent.ts';
import type { Span, SpanStart, Tracing } from './tracing.ts';

export interface OtlpTracingOptions {
  /** Where a collector takes traces: OTLP over HTTP, as protobuf. */
  url: string;
  headers: Record<string, string>;
  /** Between two exports. */
  delayMs: number;
  sampler: SamplerName;
  ratio: number;
  /** What every span says of this process. */
  resource: Record<string, string>;
  log: Log;
}

const EXPORT_MS = 5000;
const CLOSE_MS = 3000;
/** Of spans that wait; more are dropped. */
const MAX_QUEUE = 4096;
const MAX_BATCH = 512;
const LIMITS = { attributeValueLengthLimit: 2000, attributeCountLimit: 32 };

/** Spans for a collector. One that is away costs spans, nothing else. */
export class OtlpTracing implements Tracing {
  readonly #current = new AsyncLocalStorage<RecordedSpan>();
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;

  constructor({ url, headers, delayMs, sampler, ratio, resource, log }: OtlpTracingOptions) {
    const concurrencyLimit = MAX_QUEUE / MAX_BATCH; // at the end all that is left goes out at once
    const exporter = new OTLPTraceExporter({ url, headers, timeoutMillis: EXPORT_MS, concurrencyLimit });
    this.#provider = new TracerProvider({
      sampler: samplerOf(sampler, ratio),
      spanLimits: LIMITS,
      resource: resourceFromAttributes(resource),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: reportOutages(exporter, log),
          maxQueueSize: MAX_QUEUE,
          maxExportBatchSize: MAX_BATCH,
          scheduledDelayMillis: delayMs,
          exportTimeoutMillis: EXPORT_MS,
        }),
      ],
    });
    this.#tracer = this.#provider.getTracer('skincare');
  }

  begin(start: SpanStart, traceparent?: string | string[]): Span {
    const caller = readTraceParent(traceparent);
    if (!caller) return this.#start(start, ROOT_CONTEXT);
    const { traceId, spanId, isSampled } = caller;
    const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
    return this.#start(
      start,
      trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true }),
    );
  }

  below(start: SpanStart): Span | undefined {
    const parent = this.current();
    return parent && this.#start(start, trace.setSpan(ROOT_CONTEXT, parent.span));
  }

  current(): RecordedSpan | undefined {
    const span = this.#current.getStore();
    return span?.isSampled ? span : undefined;
  }

  traceparent(): string | undefined {
    const current = this.#current.getStore();
    return current && `00-${current.traceId}-${current.span.spanContext().spanId}-${current.flags}`;
  }

  async close(): Promise<void> {
    const closed = this.#provider.shutdown().catch(() => {}); // reported by the exporter
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
  }

  #start({ name, kind, attributes }: SpanStart, context: Context): RecordedSpan {
    const options = { kind: kind ? SpanKind[kind] : SpanKind.INTERNAL, attributes: { ...attributes } };
    return new RecordedSpan(this.#tracer.startSpan(name, options, context), this.#current);
  }
}

class RecordedSpan implements Span {
  constructor(
    readonly span: OtelSpan,
    private readonly spans: AsyncLocalStorage<RecordedSpan>,
  ) {}

  get traceId(): string {
    return this.span.spanContext().traceId;
  }

  get isSampled(): boolean {
    return (this.span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0;
  }

  get flags(): string {
    return this.isSampled ? '01' : '00';
  }

  rename(name: string): void {
    this.span.updateName(name);
  }

  set(attributes: Readonly<Record<string, string | number>>): void {
    this.span.setAttributes(attributes);
  }

  fail(type: string): void {
    this.span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR });
  }

  end(): void {
    this.span.end();
  }

  run<T>(work: () => T): T {
    return this.spans.run(this, work);
  }
}

/** One log line when spans begin to be lost and one when they arrive again. */
function reportOutages(exporter: SpanExporter, log: Log): SpanExporter {
  let away = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.code !== 0;
        if (failed && !away)
          log.warn({ reason: result.error?.message }, 'Spans cannot be exported and are dropped');
        if (!failed && away) log.info('Spans are exported again');
        away = failed;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
