import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface DemoServer {
  url: string;
  /** Folder of the mails that it sends. */
  outbox: string;
  stop(): Promise<void>;
}

/** A fresh server on a free port with a data folder of its own, which goes at the end. */
export async function startDemoServer(): Promise<DemoServer> {
  const data = await mkdtemp(join(tmpdir(), 'skincare-demo-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/main.js'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'development',
      PORT: String(port),
      DATA_DIR: data,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await Promise.race([once(child, 'exit'), setTimeout(20_000, undefined, { ref: false })]);
    }
    await rm(data, { recursive: true, force: true });
  };
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() - started > 60_000) {
      await stop();
      throw new Error('The server did not start.');
    }
    await setTimeout(100);
  }
  console.log(`A fresh server is ready after ${Math.round(performance.now() - started)} ms.\n`);
  return { url, outbox: join(data, 'outbox'), stop };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/ready`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
