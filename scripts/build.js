// Compiles src to dist if anything has changed since the last build. Types are checked by `npm run verify`:
// checking them here would triple the time of the first start.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const path = (...parts) => join(root, ...parts);
const STAMP = path('dist', '.stamp');
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

const list = (folder) =>
  existsSync(path(folder))
    ? readdirSync(path(folder), { recursive: true }).map((name) => name.replaceAll('\\', '/'))
    : [];

const sources = list('src').filter((name) => /(?<!\.d)\.ts$/.test(name));
const outputs = new Set(sources.map((name) => name.replace(/ts$/, 'js')));

if (sources.length > 0 || !existsSync(path('dist', 'main.js'))) build();

function build() {
  const fingerprint = createHash('sha256');
  for (const name of [...sources.sort().map((source) => `src/${source}`), ...SETTINGS]) {
    if (existsSync(path(name)))
      fingerprint
        .update(name)
        .update('\0')
        .update(readFileSync(path(name)));
  }
  const stamp = fingerprint.digest('hex');
  const complete = [...outputs].every((name) => existsSync(path('dist', name)));
  if (complete && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;

  removeStale();
  // tsc writes only what changed, so its record must go when the output no longer exists.
  if (!complete) rmSync(path('dist', '.tsbuildinfo'), { force: true });
  rmSync(STAMP, { force: true });
  const { status } = spawnSync(process.execPath, [findCompiler(), '-p', 'tsconfig.build.json', '--noCheck'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) fail('The build failed for the reasons above.');
  writeFileSync(STAMP, stamp);
}

function removeStale() {
  for (const name of list('dist')) {
    const output = name.match(/^(.*\.js)(\.map)?$/)?.[1];
    if (output && !outputs.has(output)) rmSync(path('dist', name));
  }
}

function findCompiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return fail('The build needs TypeScript, which is not installed: run "npm ci" first.');
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
