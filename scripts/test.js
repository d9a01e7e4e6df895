// Runs the tests, with a separate Redis, and with nginx and PgBouncer if they are installed. Arguments are passed to vitest.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ended = (child) =>
  new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

const redis = process.env.REDIS_URL
  ? { url: process.env.REDIS_URL, stop: async () => {} }
  : await startRedis();
const nginx = findOnPath(['nginx']);
const pgbouncer = findOnPath(['pgbouncer']);
const openssl = findOnPath(['openssl']);
const missing = [
  !redis && { what: 'Redis', remedy: 'install redis-server or set REDIS_URL' },
  !nginx && { what: 'nginx', remedy: 'install nginx' },
  !openssl && { what: 'OpenSSL', remedy: 'install openssl' },
  !pgbouncer && { what: 'PgBouncer', remedy: 'install pgbouncer' },
].filter(Boolean);
if (missing.length > 0 && process.env.CI === 'true') {
  for (const { what, remedy } of missing) console.error(`The tests need ${what} when CI=true: ${remedy}.`);
  await redis?.stop();
  process.exit(1);
}

const vitest = spawn(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      TEST_REDIS_URL: redis?.url ?? '',
      TEST_NGINX: nginx ?? '',
      TEST_OPENSSL: openssl ?? '',
      TEST_PGBOUNCER: process.env.TEST_PGBOUNCER ?? pgbouncer ?? '',
    },
  },
);
process.on('SIGINT', () => {}); // the terminal signals vitest as well; our own processes are stopped below
process.on('SIGTERM', () => vitest.kill('SIGTERM'));
process.exitCode = await ended(vitest);
await redis?.stop();
for (const { what, remedy } of missing) {
  console.log(`The ${what} tests were skipped because ${what} is not installed.`);
  console.log(`To run them, ${remedy}, and run "npm test" again.`);
}

/** Null if there is no server on the PATH. */
async function startRedis() {
  const program = findOnPath(['redis-server', 'valkey-server']);
  if (!program) return null;
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'skincare-redis-'));
  const options = { bind: '127.0.0.1', port, save: '', appendonly: 'no', dir: folder };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn(program, args, { stdio: 'ignore' });
  const end = ended(server);
  const stop = async () => {
    server.kill('SIGTERM');
    await end;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const limit = Date.now() + 5000; Date.now() < limit && server.exitCode === null; ) {
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  console.error(`${program} does not start.`);
  return null;
}

function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...folders, '/usr/sbin'] // Debian installs servers there, outside the PATH of users
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
}

function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(500, () => socket.destroy());
    socket.once('data', (data) => {
      resolve(String(data).startsWith('+PONG'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
