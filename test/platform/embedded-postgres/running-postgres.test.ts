import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../../src/platform/embedded-postgres/embedded-postgres.ts';
import { findRunningPostgres } from '../../../src/platform/embedded-postgres/running-postgres.ts';
import { createLog } from '../../../src/platform/logging/log.ts';

const log = createLog({ level: 'silent', readable: false });

test('the embedded PostgreSQL of a running server is found, and none if none is running', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'skincare-running-'));
  const dataDirectory = join(folder, 'postgres');
  expect(findRunningPostgres(dataDirectory)).toBeNull();
  const server = await startEmbeddedPostgres({ dataDirectory, log, durable: false });
  expect(findRunningPostgres(dataDirectory)).toBe(server.url);
  await server.stop();
  expect(findRunningPostgres(dataDirectory)).toBeNull();
  await rm(folder, { recursive: true, force: true });
});
