// Holds the catalogues of messages against each other and against the code: no message may be missing in a language,
// have other parameters than the English one, or be used by nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { FALLBACK, readCatalogues } from '../src/platform/language/catalogues.ts';
import { parametersOf } from '../src/platform/language/message-patterns.ts';

const catalogues = readCatalogues();
const english = catalogues.get(FALLBACK)!;
const problems: string[] = [];

const kinds = (pattern: string) => JSON.stringify([...parametersOf(pattern)].sort());

for (const [language, catalogue] of catalogues) {
  for (const [code, pattern] of catalogue) {
    const wanted = english.get(code);
    if (wanted === undefined) problems.push(`${language} has ${code}, which English does not have.`);
    else if (!pattern.trim()) problems.push(`${language} has no text for ${code}.`);
    else if (kinds(pattern) !== kinds(wanted))
      problems.push(
        `${language} has other parameters in ${code}: ${kinds(pattern)} instead of ${kinds(wanted)}.`,
      );
  }
  for (const code of english.keys()) {
    if (!catalogue.has(code)) problems.push(`${language} lacks ${code}.`);
  }
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('message-params.ts'))
  .map((name) => readFileSync(`src/${name}`, 'utf8'))
  .join('\n');
/** Codes that the program puts together, as in `faults.not-found.${thing}`; tests walk each of these families. */
const composed = [...sources.matchAll(/`([a-z][\w-]*\.[^`\s]*\$\{[^`\s]*)`/g)].map(
  ([, template]) =>
    new RegExp(`^${template!.replace(/\$\{[^}]*\}|\./g, (part) => (part === '.' ? '\\.' : '[\\w.-]+'))}$`),
);

for (const code of english.keys()) {
  const isUsed = sources.includes(`'${code}'`) || composed.some((family) => family.test(code));
  if (!isUsed) problems.push(`Nothing uses ${code}.`);
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
