// Compares schema.graphql with the schema of the last release. A breaking change passes if CHANGELOG.md names what it
// changed in the section of what is not released yet. With --release, the present schema becomes the released one.
import { copyFileSync, readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { unnamedChanges } from './schema-changes/unnamed-changes.ts';

const PRESENT = 'schema.graphql';
const RELEASED = 'scripts/schema-changes/released.graphql';

if (process.argv.includes('--release')) copyFileSync(PRESENT, RELEASED);
const [released, present] = [RELEASED, PRESENT].map((file) => buildSchema(readFileSync(file, 'utf8')));
const unnamed = unnamedChanges(released!, present!, readFileSync('CHANGELOG.md', 'utf8'));
for (const { description, name } of unnamed)
  console.error(`${description} Name \`${name}\` in CHANGELOG.md.`);
process.exitCode = unnamed.length > 0 ? 1 : 0;
