import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codes, Fixture, LOGGED_IN, PRODUCTION } from './fixture.ts';

let api: Fixture;
beforeAll(async () => {
  api = await Fixture.start();
});
afterAll(() => api.close());

describe('errors of resolvers', () => {
  test.each(['unknown', 'graphql'])(
    'an %s one is masked, logged once, and has the request id',
    async (kind) => {
      api.logged.length = 0;
      const answer = await api.ask(`{ a: boom(kind: "${kind}") }`);
      const [error] = answer.body.errors;
      expect(error.extensions).toEqual({
        code: 'INTERNAL_SERVER_ERROR',
        requestId: answer.headers.get('x-request-id'),
      });
      expect(error.path).toEqual(['a']);
      expect(answer.text).not.toContain('secrets');
      const logged = api.logged.filter((line) => JSON.stringify(line).includes('secrets'));
      expect(logged).toHaveLength(1);
      expect(logged[0]).toMatchObject({ requestId: error.extensions.requestId });
    },
  );

  test('a fault keeps its code and its extensions', async () => {
    const answer = await api.ask('{ boom(kind: "fault") }');
    expect(answer.status).toBe(200);
    expect(answer.body.errors[0]).toMatchObject({
      message: 'Not so fast.',
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 7 },
    });
  });

  test('a lost database is SERVICE_UNAVAILABLE', async () => {
    const answer = await api.ask('{ boom(kind: "database") }');
    expect(codes(answer)).toEqual(['SERVICE_UNAVAILABLE']);
    expect(answer.text).not.toContain('10.0.0.7');
  });
});

describe('the caller', () => {
  test('a viewer is admitted, an anonymous caller is not', async () => {
    expect((await api.ask('{ viewer { id } }', {}, LOGGED_IN)).body.data).toEqual({ viewer: { id: 'ada' } });
    expect(codes(await api.ask('{ viewer { id } }'))).toEqual(['UNAUTHENTICATED']);
  });

  test.each(['Bearer bad', 'Basic x', 'good', 'Bearer', `Bearer ${'x'.repeat(9000)}`])(
    'with "%.10s" only public fields answer',
    async (authorization) => {
      const answer = await api.ask('{ hello viewer { id } }', {}, { authorization });
      expect(codes(answer)).toEqual(['UNAUTHENTICATED']);
      expect((await api.ask('{ hello }', {}, { authorization })).body.data.hello).toBe('Hello, you.');
    },
  );

  test('a lost database is not a bad token', async () => {
    const { authenticate } = api;
    api.authenticate = async () => {
      throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.7'), { code: 'ECONNREFUSED' });
    };
    const answer = await api.ask('{ viewer { id } }', {}, LOGGED_IN);
    api.authenticate = authenticate;
    expect([answer.status, codes(answer)]).toEqual([503, ['SERVICE_UNAVAILABLE']]);
    expect(answer.text).not.toContain('10.0.0.7');
  });
});

describe('answers', () => {
  test('have the security headers', async () => {
    for (const path of ['/graphql', '/health', '/nothing']) {
      const { headers } = await api.fetch(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    }
  });

  test('are compressed when they are large', async () => {
    const large = await api.ask('{ large(bytes: 100000) }');
    expect(large.headers.get('content-encoding')).toMatch(/^(br|gzip)$/);
    expect(large.body.data.large).toHaveLength(100_000);
    expect((await api.ask('{ hello }')).headers.get('content-encoding')).toBeNull();
  });

  test('leave no query, variable or token in the log', async () => {
    api.logged.length = 0;
    await api.ask(
      'query Mine($n: String) { hello(name: $n) }',
      { n: 'private' },
      { authorization: 'Bearer good.x' },
    );
    const text = JSON.stringify(api.logged);
    expect(text).toContain('"route":"/graphql"');
    expect(text).not.toMatch(/private|Mine|good\.x/);
  });
});

describe('probes', () => {
  test('report whether the server is live and ready', async () => {
    expect((await api.fetch('/health')).body).toEqual({ status: 'ok' });
    const ready = await api.fetch('/ready');
    expect([ready.status, ready.body]).toEqual([200, { status: 'ok', checks: { database: 'ok' } }]);
    const ill = await Fixture.start({ ready: async () => ({ database: 'ok', queue: 'does not answer' }) });
    const answer = await ill.fetch('/ready');
    await ill.close();
    expect([answer.status, answer.body.checks.queue]).toEqual([503, 'does not answer']);
  });

  test('metrics name operations by the schema', async () => {
    await api.ask('query ClientName { hello }');
    await api.ask('{ a: hello b: hello }');
    const { text } = await api.fetch('/metrics');
    expect(text).toContain('graphql_operation_seconds_count{kind="query",field="hello",outcome="ok"}');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain('ClientName');
  });
});

describe('CORS', () => {
  const allowed = async (settings: Record<string, string>, origins: readonly string[]) => {
    const open = await Fixture.start({}, settings);
    const headers = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const answers = await Promise.all(
      origins.map((origin) => open.fetch('/graphql', { method: 'OPTIONS', headers: { ...headers, origin } })),
    );
    await open.close();
    return origins.filter(
      (origin, index) => answers[index]!.headers.get('access-control-allow-origin') === origin,
    );
  };
  const local = [
    ...['http://localhost:5173', 'http://127.0.0.1:8081', 'http://[::1]:3000', 'http://mac.local:19006'],
    ...['exp://192.168.0.12:8081', 'http://10.1.2.3', 'https://172.31.0.1:8443'],
  ];
  const foreign = [
    ...['https://evil.example.com', 'http://localhost.evil.example', 'http://10.1.2.3.evil.example'],
    ...['http://172.32.0.1', 'http://8.8.8.8', 'null', 'http://evil.example/http://localhost'],
  ];

  test('in production, allows only the origins of the list', async () => {
    const settings = { ...PRODUCTION, CORS_ORIGINS: 'https://app.example.com' };
    const origins = ['https://app.example.com', ...local, ...foreign];
    expect(await allowed(settings, origins)).toEqual(['https://app.example.com']);
  });

  test('in development, allows pages of this machine and of private networks as well', async () => {
    const settings = { CORS_ORIGINS: 'https://app.example.com' };
    const origins = ['https://app.example.com', ...local, ...foreign];
    expect(await allowed(settings, origins)).toEqual(['https://app.example.com', ...local]);
  });
});
