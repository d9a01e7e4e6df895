import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { expect, it } from 'vitest';
import { freePort } from '../../scripts/server-process.ts';
import { chooseAccount } from '../../src/platform/embedded-postgres/postgres-account.ts';
import { createTestDatabase } from '../setup/database/test-database.ts';
import { BucketServer } from '../setup/servers/bucket-server.ts';
import { SECRET } from '../setup/servers/test-server.ts';

/** The words of an instruction of the last stage that has a list of them. */
async function wordsOf(keyword: string): Promise<string[]> {
  const instructions = DockerfileParser.parse(await readFile('Dockerfile', 'utf8')).getInstructions();
  const content = instructions.findLast((each) => each.getKeyword() === keyword)!.getArgumentsContent()!;
  return JSON.parse(content.slice(content.indexOf('[')));
}

it('the command and the check of the Dockerfile work as another user, in folders that nobody may write', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'skincare-container-'));
  await chmod(folder, 0o755);
  const [app, data] = [join(folder, 'app'), join(folder, 'data')];
  for (const name of ['dist', 'package.json', 'drizzle', 'data', 'ml-models']) {
    await cp(name, join(app, name), { recursive: true });
  }
  await symlink(resolve('node_modules'), join(app, 'node_modules'));
  const [database, bucket, port] = [await createTestDatabase(), await BucketServer.start(), await freePort()];
  const { identity } = chooseAccount(''); // as root, the user nobody
  const readable =
    spawnSync('test', ['-r', resolve('node_modules/fastify/package.json')], identity).status === 0;
  if (!readable) console.warn('The container runs as this user: another one cannot read node_modules here.');
  const env = {
    ...{
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: data,
    },
    ...{
      DATABASE_URL: database.url,
      JWT_SECRET: SECRET,
      PUBLIC_URL: 'http://127.0.0.1',
      SMTP_URL: 'smtp://127.0.0.1:1',
    },
    ...bucket.settings,
  };
  const options = { ...(readable ? identity : {}), cwd: app, env };
  const [program, ...args] = await wordsOf('CMD');
  const server = spawn(program!, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (text) => (printed += text));
  const ended = once(server, 'exit');
  try {
    const status = async () =>
      (await fetch(`http://127.0.0.1:${port}/ready`).catch(() => null))?.status ?? printed;
    await expect.poll(status, { timeout: 180_000, interval: 200 }).toBe(200);
    const [checker, ...rest] = await wordsOf('HEALTHCHECK');
    const check = spawn(checker!, rest, { ...options, stdio: 'ignore' });
    expect(await once(check, 'exit')).toEqual([0, null]);
    server.kill('SIGTERM');
    expect(await ended, printed).toEqual([0, null]);
    const late = spawn(checker!, rest, { ...options, stdio: 'ignore' });
    expect(await once(late, 'exit')).toEqual([1, null]);
  } finally {
    server.kill('SIGKILL');
    await ended;
    await bucket.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
