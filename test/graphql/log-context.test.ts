import { afterAll, beforeAll, expect, it } from 'vitest';
import { Fixture } from './fixture.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = `00-${TRACE}-00f067aa0ba902b7-01`;

let api: Fixture;
beforeAll(async () => {
  api = await Fixture.start();
});
afterAll(() => api.close());

const linesOf = (requestId: string) => api.logged.filter((line) => line.requestId === requestId);

it.each(['trace-1234', '0af7651916cd43dd8448eb211c80319c', 'a/b+c=d:e.f'])(
  'keeps the well-formed id of a request, %s, with operation and trace in every line',
  async (id) => {
    const answer = await api.ask('query Mine { hello }', {}, { 'x-request-id': id, traceparent: PARENT });
    expect(answer.headers.get('x-request-id')).toBe(id);
    await expect.poll(() => linesOf(id).map(({ msg }) => msg)).toEqual(['operation', 'request']);
    for (const line of linesOf(id)) expect(line).toMatchObject({ traceId: TRACE, operation: 'query hello' });
  },
);

it.each(['short', 'x'.repeat(129), 'has spaces in it', 'quote"12345678', '<script>12345', 'é12345678'])(
  'gives a request its own id in place of %j',
  async (id) => {
    const answer = await api.ask('{ hello }', {}, { 'x-request-id': id });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  },
);

it.each([`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `${PARENT}-more`, '00-xyz-00f067aa0ba902b7-01'])(
  'ignores the trace %s',
  async (traceparent) => {
    const id = crypto.randomUUID();
    await api.ask('{ hello }', {}, { 'x-request-id': id, traceparent });
    await expect.poll(() => linesOf(id)).toHaveLength(2);
    for (const line of linesOf(id)) expect(line).not.toHaveProperty('traceId');
  },
);

it('does not mix the lines of requests that run at once', async () => {
  const ids = Array.from({ length: 20 }, () => crypto.randomUUID());
  await Promise.all(ids.map((id) => api.ask('{ hello }', {}, { 'x-request-id': id })));
  for (const id of ids) await expect.poll(() => linesOf(id)).toHaveLength(2);
});
