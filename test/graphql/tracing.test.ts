import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEnvironment } from '../../src/platform/env.ts';
import { openTracing } from '../../src/platform/tracing/open-tracing.ts';
import type { Tracing } from '../../src/platform/tracing/tracing.ts';
import { TraceCollector } from '../setup/servers/trace-collector.ts';
import { Fixture, SOON } from './fixture.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

let collector: TraceCollector;
let tracing: Tracing;
let api: Fixture;
beforeAll(async () => {
  collector = await TraceCollector.start();
  tracing = (await openTracing(readEnvironment(collector.settings), pino({ level: 'silent' })))!;
  api = await Fixture.start({ tracing });
});
afterAll(async () => {
  await api.close();
  await tracing.close();
  await collector.die();
});

/** The trace in the log of a request, and the spans of the request, once a later request has arrived. */
async function traceOf(traceparent: string | undefined, query = '{ hello }', variables = {}) {
  const id = crypto.randomUUID();
  await api.ask(query, variables, { 'x-request-id': id, ...(traceparent && { traceparent }) });
  const lines = () => api.logged.filter(({ requestId }) => requestId === id);
  await expect.poll(() => lines().length, SOON).toBe(2);
  const traceIds = new Set(lines().map(({ traceId }) => traceId));
  expect(traceIds.size).toBe(1);
  const [traceId] = traceIds as Set<string>;

  const marker = crypto.randomUUID().replaceAll('-', '');
  await api.ask('{ hello }', {}, { traceparent: `00-${marker}-${CALLER}-01` });
  await expect.poll(() => collector.traceOf({ traceId: marker }).length, SOON).toBe(2);
  return { traceId: traceId!, spans: collector.traceOf({ traceId: traceId! }) };
}

it('goes on with the trace of the caller', async () => {
  const { traceId, spans } = await traceOf(`00-${TRACE}-${CALLER}-01`, 'query Mine { hello }');
  expect(traceId).toBe(TRACE);
  const [request, operation] = spans;
  expect(request).toMatchObject({ name: 'POST /graphql', parentId: CALLER });
  expect(operation).toMatchObject({ name: 'query hello', parentId: request!.spanId });
  expect(operation!.attributes['graphql.operation.name']).toBe('Mine');
});

it('keeps no spans of a trace that the caller does not keep, but its id in the log', async () => {
  const unkept = TRACE.replace('4', '5');
  const { traceId, spans } = await traceOf(`00-${unkept}-${CALLER}-00`);
  expect(traceId).toBe(unkept);
  expect(spans).toEqual([]);
});

it.each([
  undefined,
  'nonsense',
  `ff-${TRACE}-${CALLER}-01`,
  `00-${'0'.repeat(32)}-${CALLER}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `00-${TRACE.toUpperCase()}-${CALLER}-01`,
  `00-${TRACE}-${CALLER}-01-more`,
  `00-${TRACE}-${CALLER}-01, 00-${TRACE}-${CALLER}-01`,
])('begins a trace of its own where the caller says %s', async (traceparent) => {
  const { traceId, spans } = await traceOf(traceparent);
  expect(traceId).toMatch(/^(?!0{32})[\da-f]{32}$/);
  expect(traceId).not.toBe(TRACE);
  expect(spans.map(({ name }) => name)).toEqual(['POST /graphql', 'query hello']);
  expect(spans[0]!.parentId).toBe('');
});

it('cuts the name that a client gives an operation, and says nothing of variables', async () => {
  const name = `N${'x'.repeat(3000)}`;
  const query = `query ${name}($secret: Boolean!) { hello @include(if: $secret) }`;
  const { spans } = await traceOf(undefined, query, { secret: true });
  expect(spans.at(-1)!.attributes).toEqual({
    'graphql.operation.type': 'query',
    'graphql.operation.name': name.slice(0, 100),
  });
});

it('has the status of a request that is no operation, and of one that was cut off', async () => {
  await api.fetch('/nowhere');
  await expect
    .poll(() => collector.spans.find(({ name }) => name === 'GET')?.attributes, SOON)
    .toEqual({ 'http.request.method': 'GET', 'http.response.status_code': 404 });
  const head =
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{';
  const socket = (await import('node:net')).connect(api.port, '127.0.0.1');
  socket.write(head, () => socket.destroy());
  await expect
    .poll(() => collector.spans.some(({ attributes }) => attributes['error.type'] === 'cut off'), SOON)
    .toBe(true);
});

it('has a span for each operation over a socket', async () => {
  const socket = await api.admitted();
  socket.subscribe('1', 'query Live { hello }');
  await socket.next(({ type, id }) => type === 'complete' && id === '1');
  await expect
    .poll(
      () => collector.spans.find(({ attributes }) => attributes['graphql.operation.name'] === 'Live'),
      SOON,
    )
    .toMatchObject({ name: 'query hello', parentId: '', kind: 2 });
  api.cutSockets();
});
