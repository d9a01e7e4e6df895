import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { loadIngredientFacts } from '../../src/ingredients/facts/load-facts.ts';
import { loadFamilies } from '../../src/ingredients/facts/load-families.ts';
import { skipInventory } from '../../src/ingredients/import/load-inventory.ts';
import { migrateDatabase, type ReferenceLoader } from '../../src/platform/database/database.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { stopOrphan } from '../../src/platform/embedded-postgres/postmaster.ts';
import { lockFolder } from '../../src/platform/folder-lock.ts';
import { createLog } from '../../src/platform/logging/log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the cluster's own database, from which databases are created. */
    clusterUrl: string;
    redisUrl: string | undefined;
    /** The program. */
    nginx: string | undefined;
    /** The program. */
    pgbouncer: string | undefined;
    /** The program, with which tests make certificates. */
    openssl: string | undefined;
  }
}

export const TEMPLATE = 'skincare_template';
/** Loads what ships with the program but for the inventory, which takes the most time. */
export const FACTS_ONLY: readonly ReferenceLoader[] = [loadIngredientFacts, skipInventory, loadFamilies];
const PREFIX = 'skincare-test-';

/**
 * One PostgreSQL per run with one migrated database to copy from; both are gone after the run. It has the facts only:
 * with the whole inventory every copy would take longer; `createStockedDatabase` has it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o755); // as root the database runs as another user, who must get there
  const log = createLog({ level: 'warn', readable: true });
  const server = await startEmbeddedPostgres({
    dataDirectory: join(folder, 'postgres'),
    log,
    durable: false,
  });
  const remove = () => removeFolder(folder);
  process.once('exit', remove); // an interrupted run

  const admin = postgres(server.url, { max: 1 });
  // A random password needs no slow hash, and there are thousands of connections.
  const { username, password } = new URL(server.url);
  await admin.unsafe(`set scram_iterations = 1; alter role ${username} password '${password}'`);
  await admin.unsafe(`create database ${TEMPLATE}`);
  await admin.end();
  const template = new URL(server.url);
  template.pathname = TEMPLATE;
  await migrateDatabase(template.href, FACTS_ONLY);

  project.provide('clusterUrl', server.url);
  project.provide('redisUrl', process.env.TEST_REDIS_URL || undefined);
  project.provide('nginx', process.env.TEST_NGINX || undefined);
  project.provide('openssl', process.env.TEST_OPENSSL || undefined);
  project.provide('pgbouncer', process.env.TEST_PGBOUNCER || undefined);
  return async () => {
    await server.stop();
    remove();
    process.off('exit', remove);
  };
}

/** What runs left that were killed. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const data = join(folder, 'postgres');
    if (Date.now() - statSync(folder).mtimeMs < 60_000 || !existsSync(data)) continue;
    const lock = await lockFolder(data);
    if (!lock) continue;
    await stopOrphan(join(realpathSync(data), 'cluster'));
    removeFolder(folder);
    await lock.release();
  }
}

function removeFolder(folder: string): void {
  const data = join(folder, 'postgres');
  if (existsSync(data)) rmSync(realpathSync(data), { recursive: true, force: true, maxRetries: 5 });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
