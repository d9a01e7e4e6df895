// A process that owns an embedded PostgreSQL until its standard input ends. Arguments: the module, the data folder.
const [, , module = '', dataDirectory = ''] = process.argv;
const { startEmbeddedPostgres } = await import(module);

const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);
const log = { info: () => {}, warn: () => {}, error: () => {} };
try {
  const server = await startEmbeddedPostgres({ dataDirectory, log, durable: false });
  process.on('SIGINT', () => process.stdin.destroy());
  process.stdin.on('close', async () => {
    await server.stop();
    say({ stopped: true });
  });
  process.stdin.on('data', () => process.exit(3));
  say({ url: server.url });
} catch (error) {
  say({ error: (error as Error).name, message: (error as Error).message });
  process.exitCode = 1;
}
