import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import type { Environment } from '../env.ts';

export type SamplerName = Environment['OTEL_TRACES_SAMPLER'];

/** By its name in OTEL_TRACES_SAMPLER; `ratio` is the part of the traces that is kept. */
export function samplerOf(name: SamplerName, ratio: number): Sampler {
  const own = name.replace('parentbased_', '');
  const root =
    own === 'traceidratio'
      ? new TraceIdRatioBasedSampler(ratio)
      : own === 'always_on'
        ? new AlwaysOnSampler()
        : new AlwaysOffSampler();
  return own === name ? root : new ParentBasedSampler({ root });
}
