import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** The rules that refuse a piece of code, under the project's own configuration. */
async function refusals(code: string, filePath = 'src/planted.ts'): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const BACKTRACKING = 'regexp/no-super-linear-backtracking';
const MOVE = 'regexp/no-super-linear-move';

describe('the lint of patterns', () => {
  it.each([
    ['nested quantifiers', 'export const p = /^(?:a+)+$/;', BACKTRACKING],
    ['neighbors that exchange characters', 'export const p = /^\\s*\\s*x/;', BACKTRACKING],
    ['the end of a run', "export const f = (t: string) => t.replace(/\\s+$/, '');", MOVE],
    ['a run before a mark', 'export const p = /[^@]+@/;', MOVE],
    [
      'a pattern put together from constants',
      "const GAP = '\\\\s*';\nexport const p = new RegExp(GAP + GAP + 'x', 'u');",
      BACKTRACKING,
    ],
  ])('refuses %s', async (_, code, rule) => expect(await refusals(code)).toContain(rule));

  it('cannot be switched off by a comment', async () => {
    const code = '/* eslint-disable */\nexport const p = /\\s+$/; // eslint-disable-line';
    expect(await refusals(code)).toContain(MOVE);
  });

  it.each(['src/a.ts', 'scripts/a.js', 'test/a.ts', 'bench/a.ts'])('reads %s', async (file) => {
    expect(await refusals('export const p = /\\s+$/;', file)).toEqual([MOVE]);
  });

  it('lets linear patterns pass', async () => {
    const code =
      "export const f = (t: string) => t.replace(/\\s+/g, ' ');\n" +
      'export const p = [/^\\d{1,3}$/, /^[a-z]+=[a-z]+$/, /(?<=^|\\n) ?x/];';
    expect(await refusals(code)).toEqual([]);
  });
});
