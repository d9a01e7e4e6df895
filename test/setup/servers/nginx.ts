import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';

/** The program; undefined where there is none, and then `npm test` says so. */
export const nginxProgram: string | undefined = inject('nginx');

export interface Nginx {
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts nginx as a proxy on a free port. `http` are directives of the block http, `location` those of its only
 * location, in addition to what every test needs.
 */
export async function startNginx(http: string, location: string): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'skincare-nginx-'));
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  await writeFile(
    config,
    `${process.getuid?.() === 0 ? 'user root;' : ''}
    daemon off;
    pid ${folder}/nginx.pid;
    events { worker_connections 256; }
    http {
      access_log off;
      ${temporary.join('\n')}
      ${http}
      server {
        listen 127.0.0.1:${port};
        location / { ${location} }
      }
    }`,
  );
  const nginx = spawn(nginxProgram!, ['-p', folder, '-c', config, '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  const ended = once(nginx, 'exit');
  const stop = async () => {
    nginx.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (const end = Date.now() + 120_000; Date.now() < end && nginx.exitCode === null; await setTimeout(20)) {
    if (await listens(port)) return { port, stop };
  }
  await stop();
  throw new Error('nginx does not start.');
}

/** In front of api processes on these ports, as docs/hosting.md configures it. */
export const startProxy = (ports: readonly number[]): Promise<Nginx> =>
  startNginx(
    `map $http_upgrade $connection_upgrade { default upgrade; '' close; }
    client_max_body_size 52m;
    upstream api { ${ports.map((port) => `server 127.0.0.1:${port} max_fails=0;`).join(' ')} }`,
    `proxy_pass http://api;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_upgrade;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;`,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('The port is not known.');
  return address.port;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('connect', () => socket.destroy());
    socket.once('error', () => resolve(false));
  });
}
