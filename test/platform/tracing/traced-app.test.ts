import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  LoginDocument,
  NotificationReceivedDocument,
  SendTestNotificationDocument,
  SubmitAnalysisDocument,
} from '../../../operations/generated.ts';
import { readEnvironment } from '../../../src/platform/env.ts';
import { PASSWORD, TestApi } from '../../setup/api.ts';
import { portrait } from '../../setup/photos.ts';
import { waitForEnd } from '../../setup/rows/submissions.ts';
import type { ReceivedSpan } from '../../setup/servers/otlp.ts';
import { redisUrl } from '../../setup/servers/redis.ts';
import { TraceCollector } from '../../setup/servers/trace-collector.ts';

const SOON = { timeout: 180_000 };
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/;

let collector: TraceCollector;
let api: TestApi;

beforeAll(async () => {
  collector = await TraceCollector.start();
  api = await TestApi.start({
    ...collector.settings,
    OTEL_SERVICE_NAME: 'skin of the tests',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test%20bed',
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%2Cb==',
    MODEL_DIR: readEnvironment({}).MODEL_DIR, // its own inference processes
    REDIS_URL: redisUrl,
  });
});
afterAll(async () => {
  await api.close();
  await collector.die();
});

/** The first span of this name that has come or will come. */
const spanNamed = (name: string): Promise<ReceivedSpan> =>
  expect
    .poll(() => collector.spans.find((span) => span.name === name), SOON)
    .toBeDefined()
    .then(() => collector.spans.find((span) => span.name === name)!);

it('follows a photo from its request to its result in one trace', async () => {
  const { client, ...person } = await api.createUser();
  const photo = new Blob([portrait]);
  const answer = await client.upload(
    SubmitAnalysisDocument,
    { input: { photo: null } },
    'input.photo',
    photo,
  );
  const { id } = answer.data!.submitAnalysis.analysis!;
  expect((await waitForEnd(client, id)).status).toBe('COMPLETED');

  const operation = await spanNamed('mutation submitAnalysis');
  const job = await spanNamed('job analyze-photo');
  const trace = collector.traceOf(operation);
  const named = (name: string) => trace.find((span) => span.name === name);
  const request = named('POST /graphql')!;
  expect(request).toMatchObject({ kind: 2, parentId: '', failed: false });
  expect(request.attributes).toEqual({
    'http.request.method': 'POST',
    'http.route': '/graphql',
    'http.response.status_code': 200,
  });
  expect(request.resource).toMatchObject({
    'service.name': 'skin of the tests',
    'deployment.environment.name': 'test bed',
    'skincare.role': 'all',
  });
  expect(operation).toMatchObject({ parentId: request.spanId, failed: false });
  expect(operation.attributes).toEqual({
    'graphql.operation.type': 'mutation',
    'graphql.operation.name': 'SubmitAnalysis',
  });
  expect(named('inference prepare')).toMatchObject({ parentId: operation.spanId });
  expect(named('insert analyses')?.attributes['db.query.text']).toMatch(/^insert into "analyses" .*\$1/);
  expect(named('insert analyses')?.parentId).toBe(
    trace.find(({ name, parentId }) => name === 'transaction' && parentId === operation.spanId)?.spanId,
  );

  expect(job).toMatchObject({ kind: 5, traceId: request.traceId, failed: false });
  expect(job.attributes).toEqual({ 'messaging.destination.name': 'analyze-photo', 'skincare.job.try': 1 });
  expect(named('inference analyze')).toMatchObject({ parentId: job.spanId });

  const said = JSON.stringify(collector.spans.map(({ name, attributes }) => ({ name, attributes })));
  expect(said).not.toMatch(UUID);
  for (const personal of [person.email, person.accessToken, id]) expect(said).not.toContain(personal);
  expect(collector.exports[0]).toMatchObject({ 'api-key': 'a,b==' });
});

it.runIf(redisUrl)('names commands of Redis without their keys', async () => {
  const { email } = await api.createUser();
  await api.graphql(LoginDocument, { input: { email, password: PASSWORD } });
  const login = await spanNamed('mutation login');
  const commands = collector
    .traceOf(login)
    .filter(({ attributes }) => attributes['db.system.name'] === 'redis');
  expect(commands.length).toBeGreaterThan(0);
  for (const { name, attributes } of commands) {
    expect(attributes).toEqual({ 'db.system.name': 'redis', 'db.operation.name': name });
    expect(name).toMatch(/^[A-Z]+$/);
  }
});

it('marks an operation with the code of its error, and what failed below it', async () => {
  await api.graphql('{ viewer { email } }', {});
  const operation = await spanNamed('query viewer');
  expect(operation).toMatchObject({ failed: true, attributes: { 'error.type': 'UNAUTHENTICATED' } });
});

it('has a span for each event of a subscription', async () => {
  const { client } = await api.createUser();
  const live = client.subscribe(NotificationReceivedDocument, {});
  const { item } = await api.firstOf(live, 'notifications');
  await client.request(SendTestNotificationDocument, {});
  await item;
  const event = await spanNamed('subscription notificationReceived');
  expect(event).toMatchObject({ kind: 2, parentId: '', failed: false });
  await live.return?.();
});

it('has no spans of probes, and none of work that nobody asked for', async () => {
  for (const path of ['/health', '/ready', '/metrics']) await fetch(`${api.url}${path}`);
  await fetch(`${api.url}/unsubscribe`);
  await expect.poll(() => collector.spans.some(({ name }) => name.startsWith('GET')), SOON).toBe(true);
  const firsts = collector.spans.filter(({ parentId }) => parentId === '');
  expect(firsts.map(({ kind }) => kind)).not.toContain(3);
  expect(firsts.map(({ attributes }) => attributes['http.route'])).not.toContain('/health');
});
