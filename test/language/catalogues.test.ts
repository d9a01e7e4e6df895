import { expect, it } from 'vitest';
import { readCatalogues } from '../../src/platform/language/catalogues.ts';
import { parametersOf } from '../../src/platform/language/message-patterns.ts';
import { messageOf } from '../../src/platform/language/text.ts';
import { readText } from '../setup/walks/read-text.ts';
import { isForeign } from '../setup/walks/text-walk.ts';

/** A value for each kind of parameter. */
const VALUES = { text: 'Retinol', number: 3, choice: 'ANY' };

it.each(['en', 'de'] as const)(
  'no message in %s has words of another language or names of enums',
  (language) => {
    const foreign = [...readCatalogues().get(language)!].flatMap(([code, pattern]) => {
      const params = [...parametersOf(pattern)].map(([name, kind]) => [name, VALUES[kind]]);
      const text = readText(messageOf(code, Object.fromEntries(params)), language);
      return isForeign(text, language) ? [`${code}: ${text}`] : [];
    });
    expect(foreign).toEqual([]);
  },
);

it('German texts address people as “Sie”', () => {
  const familiar = [...readCatalogues().get('de')!].filter(([, pattern]) =>
    /\b(?:du|dich|dir|dein(?:e[mnrs]?)?)\b/i.test(pattern),
  );
  expect(familiar).toEqual([]);
});
