import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { Fixture } from '../fixture.ts';

const soon = { timeout: 180_000 };

test('a stopping server finishes running requests, accepts no new ones and closes sockets with 1001', async () => {
  const api = await Fixture.start();
  const socket = await api.admitted();
  socket.subscribe('1', 'subscription { ticked(count: 100000) }');
  await socket.next(({ type }) => type === 'next');
  const running = api.ask('{ slow(ms: 1500) }');
  await expect.poll(() => api.witness.slow, soon).toBe(1);

  const started = performance.now();
  const stopped = api.close();
  expect((await socket.closed).code).toBe(1001);
  expect(performance.now() - started).toBeLessThan(2000);
  await expect(api.ask('{ hello }')).rejects.toThrow();
  expect((await running).body).toEqual({ data: { slow: 'done' } });
  await stopped;
  expect(performance.now() - started).toBeLessThan(5000);
  expect(api.witness.openStreams).toBe(0);
});

test('requests that do not finish in time are cut off, and so are clients that do not close', async () => {
  const api = await Fixture.start({ timings: { shutdown: 1000 } });
  const socket = await api.admitted();
  socket.ws.pause();
  const idle = connect(api.port, '127.0.0.1');
  idle.on('error', () => undefined);
  const half = connect(api.port, '127.0.0.1');
  half.on('error', () => undefined);
  half.write(
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  );
  const endless = api.ask('{ slow(ms: 60000) }').catch(() => 'cut');
  await expect.poll(() => api.witness.slow, soon).toBe(1);
  await expect.poll(() => api.connections(), soon).toBe(4);

  const started = performance.now();
  await api.close();
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await endless).toBe('cut');
  socket.ws.terminate();
});
