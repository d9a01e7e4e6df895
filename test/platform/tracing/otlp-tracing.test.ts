import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/platform/env.ts';
import { openTracing } from '../../../src/platform/tracing/open-tracing.ts';
import { type Tracing, traced } from '../../../src/platform/tracing/tracing.ts';
import { TraceCollector } from '../../setup/servers/trace-collector.ts';

const SOON = { timeout: 180_000 };

let collector: TraceCollector;
let opened: Tracing[];
let logged: { level: number; msg: string }[];
beforeEach(async () => {
  collector = await TraceCollector.start();
  opened = [];
  logged = [];
});
afterEach(async () => {
  await Promise.all(opened.map((tracing) => tracing.close()));
  await collector.die();
});

async function open(settings: Record<string, string> = {}): Promise<Tracing> {
  const log = pino({}, { write: (line) => void logged.push(JSON.parse(line)) });
  const tracing = (await openTracing(readEnvironment({ ...collector.settings, ...settings }), log))!;
  opened.push(tracing);
  return tracing;
}

const spend = (tracing: Tracing, name: string) => traced(tracing.begin({ name }), () => undefined);
const names = () => collector.spans.map(({ name }) => name);

it('warns once while the collector is away, and goes on when it is back', async () => {
  const tracing = await open();
  await collector.die();
  for (const name of ['lost 1', 'lost 2']) {
    await spend(tracing, name);
    await expect.poll(() => logged.length, SOON).toBe(1);
  }
  await collector.revive();
  await expect.poll(() => spend(tracing, 'kept').then(names), SOON).toContain('kept');
  await expect
    .poll(() => logged.map(({ msg }) => msg))
    .toEqual(['Spans cannot be exported and are dropped', 'Spans are exported again']);
});

it('sends what is left when it closes', async () => {
  const tracing = await open({ OTEL_BSP_SCHEDULE_DELAY: '60000' });
  for (let at = 0; at < 1500; at += 1) await spend(tracing, `span ${at}`);
  await tracing.close();
  expect(names()).toHaveLength(1500);
});

it('closes within a few seconds beside a collector that does not answer', async () => {
  const tracing = await open({ OTEL_BSP_SCHEDULE_DELAY: '60000' });
  collector.silent = true;
  await spend(tracing, 'lost');
  const started = performance.now();
  await tracing.close();
  expect(performance.now() - started).toBeLessThan(4000);
});

it('drops spans over the limit of its queue', async () => {
  const tracing = await open({ OTEL_BSP_SCHEDULE_DELAY: '60000' });
  await collector.die();
  for (let at = 0; at < 20_000; at += 1) await spend(tracing, 'one of many');
  await collector.revive();
  await tracing.close();
  expect(names().length).toBeLessThanOrEqual(4096);
});

it.each([
  ['always_on', '1', 100, 100],
  ['always_off', '1', 0, 0],
  ['traceidratio', '0', 0, 0],
  ['parentbased_always_off', '1', 0, 100],
  ['parentbased_traceidratio', '0', 0, 100],
])(
  'keeps with %s and %s %i of 100 traces of its own and %i of those of callers',
  async (name, share, own, theirs) => {
    const tracing = await open({ OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: share });
    const random = () => crypto.randomUUID().replaceAll('-', '');
    for (let at = 0; at < 100; at += 1) {
      tracing.begin({ name: 'own' }).end();
      tracing.begin({ name: 'theirs' }, `00-${random()}-${random().slice(16)}-01`).end();
    }
    await tracing.close();
    expect(names().filter((each) => each === 'own')).toHaveLength(own);
    expect(names().filter((each) => each === 'theirs')).toHaveLength(theirs);
  },
);

it('is not there unless the settings name a collector', async () => {
  const log = pino({ level: 'silent' });
  expect(await openTracing(readEnvironment({}), log)).toBeUndefined();
  const disabled = { ...collector.settings, OTEL_SDK_DISABLED: 'true' };
  expect(await openTracing(readEnvironment(disabled), log)).toBeUndefined();
});

it.each([
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'no pair'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'key=%'],
  ['OTEL_RESOURCE_ATTRIBUTES', '=value'],
  ['OTEL_TRACES_SAMPLER', 'sometimes'],
  ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
  ['OTEL_BSP_SCHEDULE_DELAY', '0'],
])('is refused where %s is %s', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(`Bad setting: ${name}: `);
});
