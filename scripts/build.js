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
/** Packages that are native, read files of their own, are loaded only when they are needed, or are not there. */
const APART =
  /^(?:argon2|sharp|onnxruntime-node|pino|pino-pretty|altair-static|class-validator|@aws-sdk|@opentelemetry)(?:\/|$)/;

/** pg-boss loads a driver that it does not use here: it works over ours. */
const withoutDriver = {
  name: 'without-driver',
  resolveId: { filter: { id: /^pg$/ }, handler: () => '\0pg' },
  load: { filter: { id: /^\0pg$/ }, handler: () => 'module.exports = {}' },
};

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
  for (const file of patchedFiles()) fingerprint.update(readFileSync(path(file)));
  const stamp = fingerprint.digest('hex');
  const complete = entries.every((name) => existsSync(path('dist', `${name}.js`)));
  if (complete && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;

  const rolldown = await findBundler();
  if (!rolldown || !arePatched()) return;
  rmSync(path('dist'), { recursive: true, force: true });
  try {
    await rolldown.build({
      cwd: root,
      input: Object.fromEntries(entries.map((name) => [name, path('src', `${name}.ts`)])),
      platform: 'node',
      tsconfig: path('tsconfig.json'),
      external: (id) => APART.test(id),
      plugins: [withoutDriver],
      output: { dir: path('dist'), entryFileNames: '[name].js', chunkFileNames: 'joined/[name]-[hash].js' },
    });
  } catch (error) {
    fail(error.message);
    return;
  }
  writeFileSync(STAMP, stamp);
}

/** What is not patched must not be joined: a server checks packages only where they lie. */
function arePatched() {
  const patches = list('patches').map((name) => readFileSync(path('patches', name), 'utf8'));
  for (const part of patches.flatMap((patch) => patch.split(/^(?=diff --git )/m))) {
    const file = /^\+\+\+ b\/(.+)$/m.exec(part)?.[1];
    const added = part.split('\n').filter((line) => /^\+(?!\+\+ )/.test(line));
    const text = file && existsSync(path(file)) ? readFileSync(path(file), 'utf8') : '';
    if (added.every((line) => text.includes(line.slice(1)))) continue;
    fail(`${file} is not patched: run "npm ci", or "npx patch-package" after an install without scripts.`);
    return false;
  }
  return true;
}

/** Those that `patch-package` changes are joined with the rest, so that a build is of one state of them. */
function patchedFiles() {
  const patches = list('patches').map((name) => readFileSync(path('patches', name), 'utf8'));
  const files = patches.flatMap((patch) => [...patch.matchAll(/^\+\+\+ b\/(.+)$/gm)].map(([, file]) => file));
  return files.filter((file) => existsSync(path(file)));
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
