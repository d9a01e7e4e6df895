import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import tls from 'node:tls';
import postgres from 'postgres';
import { afterEach, expect, test } from 'vitest';
import { createClient } from '../../../src/platform/database/postgres-client.ts';

/** A key that both ends know, which spares the tests a certificate. */
const KEY = { identity: 'test', psk: Buffer.alloc(16, 7) };
const PSK = { ciphers: 'PSK-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' } as const;
const PARAMETER_STATUS = Buffer.from('S\0\0\0\x08a\0b\0');

let server: Server;
afterEach(() => void server.close());

/** A fake PostgreSQL that accepts TLS and then only behaves like `secure`. */
async function listen(secure: tls.Server): Promise<number> {
  secure.on('tlsClientError', () => undefined);
  server = createServer((raw) => {
    raw.on('error', () => undefined);
    raw.once('data', () => {
      raw.write('S');
      secure.emit('connection', raw);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

test('the server receives its name through TLS', async () => {
  const names: string[] = [];
  const SNICallback = (name: string, answer: (error: Error) => void) => {
    names.push(name);
    answer(new Error('There is no certificate.'));
  };
  const port = await listen(tls.createServer({ SNICallback }));
  const client = createClient({
    url: `postgres://a:b@localhost:${port}/c?sslmode=require`,
    poolSize: 1,
    statementTimeoutSeconds: 1,
    applicationName: 'test',
  });
  await expect(client`select 1`).rejects.toThrow();
  await client.end({ timeout: 1 });
  expect(names).toContain('localhost');
});

test('silence over TLS ends the connection, but not while data arrives', async () => {
  // Time is the subject: the pauses are a tenth of the silence that ends the connection, all together more than it.
  const [parts, pauseMs, silenceMs] = [15, 100, 1000];
  let written = 0;
  const secure = tls.createServer({ ...PSK, pskCallback: () => KEY.psk }, async (socket) => {
    socket.on('error', () => undefined);
    for (; written < parts && !socket.destroyed; written += 1) {
      socket.write(PARAMETER_STATUS);
      await setTimeout(pauseMs);
    }
  });
  const port = await listen(secure);
  const timedOut = Object.assign(new Error('Silence.'), { code: 'ETIMEDOUT' });
  const socket = () => {
    const opened = connect(port, '127.0.0.1');
    return opened.setTimeout(silenceMs, () => opened.destroy(timedOut));
  };
  const ssl = { ...PSK, pskCallback: () => KEY, checkServerIdentity: () => undefined };
  const options = { max: 1, connect_timeout: 8, ssl, socket } as postgres.Options<Record<string, never>>;
  const client = postgres(`postgres://a:b@localhost:${port}/c`, options);
  await expect(client`select 1`).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  expect(written).toBe(parts);
  await client.end({ timeout: 1 });
});
