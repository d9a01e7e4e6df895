// Prints every text that a person may read, in all languages side by side, as Markdown for native readers.
import { groupsOf, inEach, languages, table, textCodes } from './review/tables.ts';

const files = groupsOf(textCodes(), (code) => code.slice(0, code.indexOf('.')));

process.stdout.write(
  [
    '# Texts for review',
    `Languages: ${languages.join(', ')}. Words in braces are parameters; \`plural\` and \`select\` choose by them.`,
    ...[...files].flatMap(([file, codes]) => [
      `## ${file}`,
      table(
        ['Code', ...languages],
        codes.map((code) => [`\`${code}\``, ...inEach(code)]),
      ),
    ]),
    '',
  ].join('\n\n'),
);
