import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { freePort } from '../../../scripts/server-process.ts';
import { makeCertificate } from './certificate.ts';
import { redisProgram, ServerProgram } from './server-program.ts';

export interface RedisServer {
  port: number;
  program: ServerProgram;
}

/** Redis processes of one test file, on the loopback interface; all are killed at the end. */
export class RedisServers {
  readonly #programs: ServerProgram[] = [];

  private constructor(readonly folder: string) {}

  static async open(): Promise<RedisServers> {
    return new RedisServers(await mkdtemp(join(tmpdir(), 'skincare-redis-')));
  }

  async start(...options: string[]): Promise<RedisServer> {
    const port = await freePort();
    const program = redisProgram(port, '--dir', this.folder, '--repl-diskless-sync-delay', '0', ...options);
    return { port, program: await this.#run(program) };
  }

  /** One that takes only encrypted connections, with a certificate for 127.0.0.1 that `authority` vouches for. */
  async startEncrypted(): Promise<RedisServer & { authority: string }> {
    const { key, certificate } = await makeCertificate(this.folder);
    const port = await freePort();
    const tls = ['--tls-port', String(port), '--tls-cert-file', certificate, '--tls-key-file', key];
    const program = redisProgram(0, ...tls, '--tls-ca-cert-file', certificate, '--tls-auth-clients', 'no');
    return { port, program: await this.#run(program), authority: certificate };
  }

  /** A Sentinel that watches the server under the name `primary`, and has found a replica of it that could follow. */
  async startSentinel(
    primary: RedisServer,
    passwords?: { primary: string; own: string },
  ): Promise<RedisServer> {
    const port = await freePort();
    const file = join(this.folder, `sentinel-${port}.conf`);
    const lines = [
      `port ${port}`,
      'bind 127.0.0.1',
      `dir ${this.folder}`,
      `sentinel monitor primary 127.0.0.1 ${primary.port} 1`,
      'sentinel down-after-milliseconds primary 3000',
      'sentinel failover-timeout primary 5000',
      ...(passwords
        ? [`sentinel auth-pass primary ${passwords.primary}`, `requirepass ${passwords.own}`]
        : []),
    ];
    await writeFile(file, lines.join('\n'));
    const program = await this.#run(
      new ServerProgram(['redis-server', file, '--sentinel'], 'Sentinel ID is'),
    );
    await withClient(port, passwords?.own, (client) =>
      vi.waitFor(async () => {
        const [replica] = (await client.call('SENTINEL', 'REPLICAS', 'primary')) as string[][];
        const status = replica?.[replica.indexOf('master-link-status') + 1];
        if (status !== 'ok') throw new Error('The Sentinel has not found a replica that is in step.');
      }, 120_000),
    );
    return { port, program };
  }

  /** Three primaries that share the slots. */
  async startCluster(): Promise<RedisServer[]> {
    const nodes = await Promise.all(
      [1, 2, 3].map(async () => {
        const port = await freePort();
        const config = join(this.folder, `nodes-${port}.conf`);
        const busPort = String(await freePort());
        const options = [
          '--cluster-enabled',
          'yes',
          '--cluster-config-file',
          config,
          '--cluster-port',
          busPort,
        ];
        const program = redisProgram(
          port,
          '--dir',
          this.folder,
          '--cluster-node-timeout',
          '1000',
          ...options,
        );
        return { port, busPort, program: await this.#run(program) };
      }),
    );
    const ranges = [
      [0, 5460],
      [5461, 10_922],
      [10_923, 16_383],
    ] as const;
    for (const [at, { port }] of nodes.entries()) {
      await withClient(port, undefined, async (client) => {
        await client.call('CLUSTER', 'ADDSLOTSRANGE', ...ranges[at]!);
        for (const other of nodes)
          await client.call('CLUSTER', 'MEET', '127.0.0.1', other.port, other.busPort);
      });
    }
    for (const { port } of nodes) {
      await withClient(port, undefined, (client) =>
        vi.waitFor(async () => {
          const info = String(await client.call('CLUSTER', 'INFO'));
          if (!/cluster_state:ok/.test(info) || !/cluster_known_nodes:3/.test(info)) throw new Error(info);
        }, 120_000),
      );
    }
    return nodes;
  }

  async close(): Promise<void> {
    await Promise.all(this.#programs.map((program) => program.kill()));
    await rm(this.folder, { recursive: true, force: true });
  }

  async #run(program: ServerProgram): Promise<ServerProgram> {
    this.#programs.push(program);
    await program.start();
    return program;
  }
}

async function withClient(
  port: number,
  password: string | undefined,
  work: (client: Redis) => Promise<unknown>,
): Promise<void> {
  const client = new Redis(port, '127.0.0.1', password ? { password } : {});
  try {
    await work(client);
  } finally {
    client.disconnect();
  }
}
