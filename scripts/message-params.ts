// Writes the parameters of every message, as the English catalogue has them, as types.
import { writeFileSync } from 'node:fs';
import { FALLBACK, readCatalogues } from '../src/platform/language/catalogues.ts';
import { parametersOf } from '../src/platform/language/message-patterns.ts';

const FILE = new URL('../src/platform/language/message-params.ts', import.meta.url);

const lines = [...readCatalogues().get(FALLBACK)!].map(([code, pattern]) => {
  const fields = [...parametersOf(pattern)].map(([name, kind]) => `${name}: '${kind}'`);
  return `  '${code}': ${fields.length > 0 ? `{ ${fields.join('; ')} }` : 'Record<never, never>'};`;
});

writeFileSync(
  FILE,
  `// Generated from the English catalogue by \`npm run codegen\`; do not edit.
export interface MessageParams {
${lines.sort().join('\n')}
}
`,
);
