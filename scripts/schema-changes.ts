// Compares schema.graphql with the schema of the last release. A breaking change passes if CHANGELOG.md names what it
// changed in the section of what is not released yet. With --release, the present schema, without
// its descriptions, becomes the released one.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, type DocumentNode, parse, print, visit } from 'graphql';
import { unnamedChanges } from './schema-changes/unnamed-changes.ts';

const PRESENT = 'schema.graphql';
const RELEASED = 'scripts/schema-changes/released.graphql';

if (process.argv.includes('--release'))
  writeFileSync(RELEASED, `${print(undescribed(parse(readFileSync(PRESENT, 'utf8'))))}\n`);
const [released, present] = [RELEASED, PRESENT].map((file) => buildSchema(readFileSync(file, 'utf8')));
const unnamed = unnamedChanges(released!, present!, readFileSync('CHANGELOG.md', 'utf8'));
for (const { description, name } of unnamed)
  console.error(`${description} Name \`${name}\` in CHANGELOG.md.`);
process.exitCode = unnamed.length > 0 ? 1 : 0;

/** No change of a description breaks a client. */
function undescribed(document: DocumentNode): DocumentNode {
  return visit(document, {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  });
}
