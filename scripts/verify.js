// Types, lint, imports, dead code, and drift of everything that is generated. Needs no database.
import { spawnSync } from 'node:child_process';

const steps = [
  ['types', 'npx', ['tsc', '-p', 'tsconfig.json']],
  ['lint', 'npx', ['biome', 'check', '--error-on-warnings', '.']],
  ['patterns', 'npx', ['eslint', '--max-warnings', '0', '.']],
  ['imports', 'npx', ['depcruise', '--config', '.dependency-cruiser.cjs', 'src']],
  ['dead code', 'npx', ['knip']],
  ['schema', 'npm', ['run', '--silent', 'schema']],
  ['schema changes', 'npx', ['tsx', 'scripts/schema-changes.ts']],
  ['codegen', 'npm', ['run', '--silent', 'codegen']],
  ['messages', 'npx', ['tsx', 'scripts/messages.ts']],
  ['model', 'npm', ['run', '--silent', 'model:build']],
  ['migrations', 'npx', ['drizzle-kit', 'check']],
  ['migration drift', 'npm', ['run', '--silent', 'migration', '--', '--name', 'drift']],
];
const GENERATED = [
  'docs/clients.md',
  'docs/errors.md',
  'schema.graphql',
  'operations',
  'src/platform/language',
  'drizzle',
  'ml-models',
];

const shell = process.platform === 'win32';
const git = (...args) => spawnSync('git', args, { encoding: 'utf8', shell });
const snapshot = () =>
  git('status', '--porcelain', '--untracked-files=all', '--', ...GENERATED).stdout +
  git('diff', '--', ...GENERATED).stdout;

const before = snapshot();
let failed = 0;
for (const [name, command, args] of steps) {
  const started = performance.now();
  const result = spawnSync(command, args, { encoding: 'utf8', shell });
  const passed = result.status === 0;
  if (!passed) failed += 1;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${Math.round(performance.now() - started)} ms)`);
  if (!passed) console.log(`${result.stdout ?? ''}${result.stderr ?? ''}`);
}

const drifted = before !== snapshot();
console.log(
  drifted ? 'FAILED drift of generated files; look at git diff and commit them' : 'ok     no drift',
);
if (drifted) console.log(git('status', '--short', '--', ...GENERATED).stdout);
process.exitCode = failed > 0 || drifted ? 1 : 0;
