import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A line of each mended file that the published one has not; the paths start at the file that `require` finds. */
const MENDED = [
  {
    name: 'postgres',
    file: '../../src/connection.js',
    line: 'nothing of the lost connection may reach the next one',
  },
  { name: 'postgres', file: '../../src/index.js', line: 'lost = e' },
  { name: 'graphql-upload-minimal', file: 'object-utils.js', line: 'function ownKey(' },
  { name: 'graphql-upload-minimal', file: 'processRequest.js', line: 'parser.on("error", exit)' },
];

/** Throws when a package lacks the mends in `patches/`, without which bad input or a fault ends the process. */
export function assertPatched(mended = MENDED): void {
  const require = createRequire(import.meta.url);
  for (const { name, file, line } of mended) {
    if (readFileSync(join(dirname(require.resolve(name)), file), 'utf8').includes(line)) continue;
    throw new Error(
      `The package ${name} is not mended: run "npm ci", or "npx patch-package" after an install without scripts.`,
    );
  }
}
