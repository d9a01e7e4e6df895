import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codes, Fixture, PRODUCTION } from '../fixture.ts';

describe('in production', () => {
  let production: Fixture;
  beforeAll(async () => {
    production = await Fixture.start({}, { ...PRODUCTION, METRICS_TOKEN: 'a-long-enough-token' });
  });
  afterAll(() => production.close());

  test('the schema is hidden', async () => {
    const told = await production.ask(getIntrospectionQuery());
    expect([told.status, codes(told)]).toEqual([400, expect.arrayContaining(['GRAPHQL_VALIDATION_FAILED'])]);
    const typo = await production.ask('{ helo }');
    expect(typo.body.errors[0].message).toBe('Cannot query field "helo" on type "Query".');
  });

  test('there is no page', async () => {
    const page = await production.fetch('/graphql', { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([400, expect.stringContaining('json')]);
    expect((await production.fetch('/explorer/')).status).toBe(404);
  });

  test('metrics need the token', async () => {
    expect((await production.fetch('/metrics')).status).toBe(404);
    const wrong = await production.fetch('/metrics', {
      headers: { authorization: 'Bearer a-long-enough-tokem' },
    });
    expect(wrong.status).toBe(404);
    const right = await production.fetch('/metrics', {
      headers: { authorization: 'Bearer a-long-enough-token' },
    });
    expect(right.status).toBe(200);
  });

  test('introspection can be allowed', async () => {
    const open = await Fixture.start({}, { ...PRODUCTION, GRAPHQL_INTROSPECTION: 'true' });
    const told = await open.ask(getIntrospectionQuery());
    const metrics = await open.fetch('/metrics', { headers: { authorization: 'Bearer ' } });
    await open.close();
    expect(told.body.data.__schema.queryType.name).toBe('Query');
    expect(metrics.status).toBe(404);
  });
});

describe('in development', () => {
  let api: Fixture;
  beforeAll(async () => {
    api = await Fixture.start();
  });
  afterAll(() => api.close());

  test('introspection, suggestions and both explorers are available', async () => {
    expect((await api.ask(getIntrospectionQuery())).body.data.__schema.queryType.name).toBe('Query');
    expect((await api.ask('{ helo }')).body.errors[0].message).toContain('Did you mean "hello"?');
    const sandbox = await api.fetch('/graphql', { headers: { accept: 'text/html' } });
    expect(sandbox.text).toContain('EmbeddedSandbox');
    expect(sandbox.headers.get('content-security-policy')).not.toContain('default-src');
    expect((await api.fetch('/explorer')).text).toContain('AltairGraphQL');
  });
});
