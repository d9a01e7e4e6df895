import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isCommonPassword, wordsOfAddress } from '../../src/auth/credentials/common-passwords.ts';
import { emailField, newPasswordField } from '../../src/auth/credentials/credentials.ts';
import { deviceFamily } from '../../src/auth/registration/device-family.ts';
import {
  displayNameField,
  languageField,
} from '../../src/consultations/dermatologists/dermatologist-fields.ts';
import { requestFields } from '../../src/consultations/request/request-fields.ts';
import { bearerToken, clientAddress, readerOfRequest } from '../../src/graphql/authentication.ts';
import { decodeCursor, decodeRankCursor, decodeSequenceCursor } from '../../src/graphql/types/cursor.ts';
import { DateTime, LocalDate, LocalTime, parseId } from '../../src/graphql/types/scalars.ts';
import {
  keysOfName,
  nameKey,
  readCasCell,
  readEcCell,
} from '../../src/ingredients/facts/ingredient-names.ts';
import { readHeader, readRow } from '../../src/ingredients/import/import-rows.ts';
import { guess, keysOf, resolveItems } from '../../src/ingredients/labels/label-matching.ts';
import { parseLabel } from '../../src/ingredients/labels/label-parser.ts';
import { LabelVocabulary } from '../../src/ingredients/labels/label-vocabulary.ts';
import { readEnvironment } from '../../src/platform/env.ts';
import { languageIn, SOMEBODY } from '../../src/platform/language/language.ts';
import { languages } from '../../src/platform/language/render.ts';
import { mailOf } from '../../src/platform/mail/mail-template.ts';
import { journalFields } from '../../src/progress/journal/journal-fields.ts';
import { stepsField } from '../../src/routines/plans/routine-input.ts';
import { localeField, nameField, timeZoneField } from '../../src/users/profile/profile-fields.ts';

const LENGTH = 20_000;
/** Work that grows with the square takes 16 times as long for 4 times the text. */
const SHORT = LENGTH / 4;
const MOST_TIMES = 8;

const WHITE_SPACE = [
  ...' \t\n\v\f\r\u0085\u00a0\u1680\u2003\u2028\u2029\u202f\u205f\u3000\ufeff',
  '\r\n',
  ' \n',
  '\n\n ',
];
const MARKS = [
  ...'.,;:/|•·-–—+±&=*#%°^_~@<>\'"’„«!?\\$',
  '·.',
  '. ',
  ', ',
  ' - ',
  '-\n',
  '+/-',
  '* ',
  '\n*',
  '&amp;',
  '<a',
];
const BRACKETS = ['(', ')', '[', ']', '{', '((', '()', '( ', '(a', '(a)', '([', 'a(', ')('];
const LETTERS = [
  ...'aAßİÅαıµ한全\u0301\u0345\u200d😀',
  'a\u0301',
  'e\u0301\u0327',
  'aa ',
  'a ',
  'a.',
  'a,',
  'a/',
  'a-',
  'a@',
  'a.a@',
];
const DIGITS = [
  '1',
  '1,',
  '1.',
  '1 ',
  '1)',
  '1. a',
  '1-',
  "1',",
  '5%',
  '5 %',
  '1/',
  '01-',
  '123-',
  'CI 1',
  'C12345/1 ',
];
const WORDS = [
  'inci',
  'inci ',
  'ingredients',
  'ingredients:',
  'ingredients: ',
  'active ',
  'may contain',
  '+/- (',
  'lot',
  'lot ',
  '.lot',
  '\nlot#',
  'F.I.L. ',
  'contains ',
  '\n* bio',
  'and ',
  '(and)',
  'var. ',
];
const KINDS = [...WHITE_SPACE, ...MARKS, ...BRACKETS, ...LETTERS, ...DIGITS, ...WORDS];

/** Of one awkward bit: alone, and between letters, so that patterns for the start or the end fail late. */
const textsOf = (bit: string, length: number) => {
  const run = bit.repeat(Math.ceil(length / bit.length)).slice(0, length);
  return [run, `a${run}b`, `Ingredients: Aqua, ${run}\ufffd`];
};

const quietly = (parse: (text: string) => unknown) => (text: string) => {
  try {
    parse(text);
  } catch {
    // refused: that is an answer too
  }
};
const columns = readHeader(['INCI name', 'CAS No', 'EC No', 'Function', 'Synonyms', 'Restriction'])!;
const step = (text: string) => ({
  session: 'AM',
  kind: 'SERUM',
  name: text,
  label: text,
  instructions: text,
});

const vocabulary = new LabelVocabulary(['glycerin', 'phenoxyethanol', 'aaaaaaaab']);

/** Everything that reads text from outside, by name. */
const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  label: (text) => {
    const label = parseLabel(text);
    const { byItem } = guess([label], new Map(), vocabulary);
    return [keysOf(label.items), resolveItems(label, new Map(), byItem)];
  },
  'ingredient name': (text) => [nameKey(text), keysOfName(text)],
  'CAS and EC numbers': (text) => [readCasCell(text), readEcCell(text)],
  'import row': (text) => [
    readRow([text, text, text, text, text, text], columns, 1),
    readRow(['Aqua', '', '', text, text, text], columns, 1),
  ],
  'import header': (text) => readHeader([text, text]),
  'e-mail': (text) => [emailField.safeParse(text), emailField.safeParse(`a@${text}`), wordsOfAddress(text)],
  password: (text) => [newPasswordField.safeParse(text), isCommonPassword(text.slice(0, 128), ['somebody'])],
  'name of a person': (text) => [nameField.safeParse(text), displayNameField.safeParse(text)],
  'language, locale, time zone': (text) => [
    languageField.safeParse(text),
    localeField.safeParse(text),
    timeZoneField.safeParse(text),
    languageIn(text, languages()),
  ],
  journal: (text) => journalFields.safeParse({ text }),
  question: (text) => requestFields.safeParse({ question: text, description: text, clientRequestId: text }),
  step: (text) => stepsField.safeParse([step(text)]),
  cursor: (text) =>
    [decodeCursor, decodeRankCursor, decodeSequenceCursor].map((decode) => quietly(decode)(text)),
  'encoded cursor': (text) => decodeCursor(Buffer.from(text).toString('base64url')),
  id: (text) => parseId(text, 'page'),
  'instant, day, time': (text) =>
    [DateTime, LocalDate, LocalTime].map((scalar) => quietly((each) => scalar.parseValue(each))(text)),
  'user agent': deviceFamily,
  'authorization header': (text) => [bearerToken(text), bearerToken(`Bearer ${text}`)],
  'forwarding header': (text) => {
    const request = new IncomingMessage(new Socket());
    request.headers['x-forwarded-for'] = text;
    return clientAddress(request, true);
  },
  'text of a mail': (text) =>
    mailOf(
      {
        app: { name: text, url: undefined },
        title: text,
        parts: [text, { label: text, link: `https://example.com/${encodeURIComponent(text)}` }],
      },
      SOMEBODY,
    ),
  'accepted languages': (text) => readerOfRequest({ 'accept-language': text }),
  'name of a product': (text) => readEnvironment({ APP_NAME: text }),
};

function cost(parse: (text: string) => unknown, texts: readonly string[]): number {
  const before = process.cpuUsage();
  for (const text of texts) parse(text);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const ordinary = 'Aqua, Glycerin, Butyrospermum Parkii (Shea) Butter, 1,2-Hexanediol, '
  .repeat(300)
  .slice(0, LENGTH);
const ordinaryCost = () => cost((text) => parseLabel(text), [ordinary, ordinary, ordinary]);

describe.each(Object.entries(PARSERS))('reading %s', (_, parser) => {
  const parse = quietly(parser);

  it(`takes time linear in its length, whatever it contains`, () => {
    ordinaryCost(); // compiled before it is measured
    const usual = ordinaryCost();
    for (const bit of KINDS) {
      const isLinear = (least: number) => {
        const whole = cost(parse, textsOf(bit, LENGTH));
        return whole <= least || whole <= MOST_TIMES * cost(parse, textsOf(bit, SHORT));
      };
      // Again where something else took the processor: noise does not repeat, a quadratic pattern does.
      const found = isLinear(3 * usual) || isLinear(3 * ordinaryCost()) || isLinear(3 * ordinaryCost());
      expect(found, JSON.stringify(bit)).toBe(true);
    }
  });
});
