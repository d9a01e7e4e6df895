import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { devNull } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** For what reads settings: without those of this process and of the `.env` of a developer. */
export const NO_SETTINGS = { PATH: process.env.PATH, ENV_FILE: devNull };

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const START_MS = 180_000;
const STOP_MS = 60_000;
const READY = 'ready';

/** The built server in a separate process. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** What it has printed so far. */
  output(): string;
  /** SIGTERM, then the exit code; null when it had to be killed. */
  stop(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

/** Starts the built server with these settings only, and waits until it is ready; ends it when `signal` is aborted before. */
export async function startServerProcess(
  settings: Record<string, string>,
  signal?: AbortSignal,
): Promise<ServerProcess> {
  const port = settings.PORT ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const { child, output } = runServer({ ...settings, PORT: port });
  const stop = async () => {
    child.kill('SIGTERM');
    await exited(child, STOP_MS);
    if (isRunning(child)) await kill();
    return child.exitCode;
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await exited(child, 5000);
  };
  const started = performance.now();
  for (let state = await readiness(url); state !== READY; state = await readiness(url)) {
    if (!isRunning(child) || signal?.aborted || performance.now() - started > START_MS) {
      await stop(); // not killed at once, so that it ends a database of its own
      throw new Error(`The server did not start (${state}).\n${output()}`);
    }
    await setTimeout(50);
  }
  return { url, pid: child.pid!, output, stop, kill };
}

/** Runs the built server until it exits; for starts that are expected to fail. */
export async function runUntilExit(
  settings: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const { child, output } = runServer(settings);
  await exited(child, START_MS);
  if (isRunning(child)) child.kill('SIGKILL');
  return { code: child.exitCode, output: output() };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function runServer(settings: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...NO_SETTINGS, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // The server must not outlive this process, however it ends.
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  let printed = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed = (printed + text).slice(-200_000);
    });
  }
  return { child, output: () => printed };
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

async function exited(child: ChildProcess, milliseconds: number): Promise<void> {
  if (isRunning(child)) {
    await Promise.race([once(child, 'exit'), setTimeout(milliseconds, undefined, { ref: false })]);
  }
}

/** READY, or the reason it is not ready. */
async function readiness(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(1000) });
    return response.ok ? READY : await response.text();
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    return cause?.message ?? message;
  }
}
