import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Lines of each patched file that the published one lacks; paths are relative to the file that `require` finds. */
const PATCHED = [
  ...['src', 'cjs/src'].flatMap((folder) =>
    [
      { file: 'connection.js', line: 'nothing of the lost connection reaches the next one' },
      { file: 'connection.js', line: "a handler's promise that is rejected ends the connection" },
      { file: 'connection.js', line: 'a statement that failed amid its rows' },
      { file: 'connection.js', line: 'only the query that was not sent fails' },
      { file: 'index.js', line: 'lost || last && q !== last' },
      { file: 'query.js', line: 'a failure between two batches is not the end of the rows' },
      { file: 'query.js', line: 'a text of a failed statement is not kept for ever' },
    ].map(({ file, line }) => ({ name: 'postgres', file: `../../${folder}/${file}`, line })),
  ),
  ...['js', 'mjs'].map((suffix) => ({
    name: 'graphql',
    file: `execution/execute.${suffix}`,
    line: 'promises of earlier items are handled',
  })),
  { name: 'graphql-upload-minimal', file: 'object-utils.js', line: 'function ownKey(' },
  { name: 'graphql-upload-minimal', file: 'processRequest.js', line: 'parser.on("error", exit)' },
];

/** Throws if a package lacks the patches in `patches/`, without which bad input or a fault ends the process. */
export function assertPatched(patched = PATCHED): void {
  const require = createRequire(import.meta.url);
  for (const { name, file, line } of patched) {
    if (readFileSync(join(dirname(require.resolve(name)), file), 'utf8').includes(line)) continue;
    throw new Error(
      `The package ${name} is not patched: run "npm ci", or "npx patch-package" after an install without scripts.`,
    );
  }
}
