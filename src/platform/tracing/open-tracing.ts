import type { Environment } from '../env.ts';
import type { Log } from '../logging/log.ts';
import type { Tracing } from './tracing.ts';

/** Where a collector takes traces; undefined if there are none. */
export function tracesUrl(env: Environment): string | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SDK_DISABLED: disabled } = env;
  return endpoint && !disabled ? `${endpoint.replace(/\/$/, '')}/v1/traces` : undefined;
}

/** Undefined if the settings name no collector: then nothing of OpenTelemetry's SDK is loaded. */
export async function openTracing(env: Environment, log: Log): Promise<Tracing | undefined> {
  const url = tracesUrl(env);
  if (!url) return;
  const { OtlpTracing } = await import('./otlp-tracing.ts');
  return new OtlpTracing({
    url,
    headers: env.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    delayMs: env.OTEL_BSP_SCHEDULE_DELAY,
    sampler: env.OTEL_TRACES_SAMPLER,
    ratio: env.OTEL_TRACES_SAMPLER_ARG,
    resource: {
      'service.name': env.OTEL_SERVICE_NAME,
      'service.instance.id': crypto.randomUUID(),
      'skincare.role': env.ROLE,
      ...env.OTEL_RESOURCE_ATTRIBUTES,
    },
    log,
  });
}
