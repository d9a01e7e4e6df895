// Joins the modules of src into dist if anything has changed since the last build, which halves the time that Node takes to
// load them. Types are checked by `npm run verify`.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const path = (...parts) => join(root, ...parts);
const STAMP = path('dist', '.stamp');
const SETTINGS = ['tsconfig.json', 'package-lock.json', 'scripts/build.js'];
/** Packages of many small modules. The others are native, read files of their own, or load as fast from where they are. */
const JOINED =
  /^(?:type-graphql|drizzle-orm|zod|graphql-scalars|@graphql-tools|@apollo|jose|temporal-polyfill|uuid|@oxc-project)(?:\/|$)/;

const list = (folder) =>
  existsSync(path(folder))
    ? readdirSync(path(folder), { recursive: true }).map((name) => name.replaceAll('\\', '/'))
    : [];

const sources = list('src').filter((name) => /(?<!\.d)\.ts$/.test(name));
const entries = sources
  .filter((name) => /^(?:main|inference\/inference-child|commands\/[^/]+)\.ts$/.test(name))
  .map((name) => name.slice(0, -'.ts'.length));

if (sources.length > 0 || !existsSync(path('dist', 'main.js'))) await build();

async function build() {
  const fingerprint = createHash('sha256');
  for (const name of [...sources.sort().map((source) => `src/${source}`), ...SETTINGS]) {
    if (existsSync(path(name)))
      fingerprint
        .update(name)
        .update('\0')
        .update(readFileSync(path(name)));
  }
  const stamp = fingerprint.digest('hex');
  const complete = entries.every((name) => existsSync(path('dist', `${name}.js`)));
  if (complete && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;

  const rolldown = await findBundler();
  if (!rolldown) return;
  rmSync(path('dist'), { recursive: true, force: true });
  try {
    await rolldown.build({
      cwd: root,
      input: Object.fromEntries(entries.map((name) => [name, path('src', `${name}.ts`)])),
      platform: 'node',
      tsconfig: path('tsconfig.json'),
      external: (id) => /^[^./]/.test(id) && !/^[A-Za-z]:[\\/]/.test(id) && !JOINED.test(id),
      output: { dir: path('dist'), entryFileNames: '[name].js', chunkFileNames: 'joined/[name]-[hash].js' },
    });
  } catch (error) {
    fail(error.message);
    return;
  }
  writeFileSync(STAMP, stamp);
}

async function findBundler() {
  try {
    return await import('rolldown');
  } catch {
    return fail('The build needs its development packages: run "npm ci" first.');
  }
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
