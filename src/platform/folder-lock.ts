import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Locks a folder for this process; the operating system releases the lock however the process ends. */
export interface FolderLock {
  release(): Promise<void>;
}

/** Null if another running process holds the folder. The folder must exist. */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  const name = `skincare-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)}`;
  const path = addressOf(name);
  let server = await listen(path);
  // Only on macOS do socket files outlive their process.
  if (!server && path.endsWith('.sock') && !(await answers(path))) {
    await rm(path, { force: true });
    server = await listen(path);
  }
  const held = server;
  return held && { release: () => new Promise((resolve) => held.close(() => resolve())) };
}

function addressOf(name: string): string {
  if (process.platform === 'linux') return `\0${name}`; // an abstract socket: no file
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(null) : reject(error),
    );
    server.listen({ path, exclusive: true }, () => resolve(server.unref()));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
