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

  it('accepts linear patterns', async () => {
    const code =
      "export const f = (t: string) => t.replace(/\\s+/g, ' ');\n" +
      'export const p = [/^\\d{1,3}$/, /^[a-z]+=[a-z]+$/, /(?<=^|\\n) ?x/];';
    expect(await refusals(code)).toEqual([]);
  });
});

describe('the lint of forms', () => {
  const resolver = (name: string) => `@Resolver(() => UserType)\nexport class ${name} {}`;
  const method = (parameters: string) => `export class A {\n  load(${parameters}) {}\n}`;

  it.each([
    ['a service in another file', 'src/users/a.ts', 'export class AService {}', 'forms/service-files'],
    [
      'an enum beside types',
      'src/users/a.types.ts',
      "export const AEnum = describedEnum('A', 'A.', {});",
      'forms/enum-files',
    ],
    [
      'a resolver on User in another file',
      'src/users/a.resolver.ts',
      resolver('ViewerAResolver'),
      'forms/viewer-files',
    ],
    ['another name of it', 'src/users/viewer-a.resolver.ts', resolver('AResolver'), 'forms/viewer-names'],
    [
      'a context before arguments',
      'src/users/a.resolver.ts',
      method("@Ctx() context: Context, @Arg('id') id: string"),
      'forms/context-last',
    ],
    [
      'a dependency assigned by hand',
      'src/users/a.service.ts',
      'export class A {\n  readonly #db: Db;\n  constructor(db: Db) {\n    this.#db = db;\n  }\n}',
      'forms/parameter-properties',
    ],
  ])('refuses %s', async (_, file, code, rule) => expect(await refusals(code, file)).toEqual([rule]));

  it.each([
    ['src/users/a.service.ts', 'export class AService {\n  constructor(private readonly db: Db) {}\n}'],
    ['src/users/user-enums.ts', "export const AEnum = describedEnum('A', 'A.', {});"],
    ['src/users/viewer-a.resolver.ts', resolver('ViewerAResolver')],
    ['src/users/a.resolver.ts', method("@Arg('id') id: string, @Ctx() context: Context")],
    [
      'src/users/a.service.ts',
      'export class A {\n  #free: number;\n  readonly #all: Set<string>;\n  constructor(free: number, all: string[]) {\n    this.#free = free;\n    this.#all = new Set(all);\n  }\n}',
    ],
  ])('lets the chosen form pass in %s', async (file, code) => expect(await refusals(code, file)).toEqual([]));
});

describe('the lint of the schema', () => {
  const PLANTED = 'type Query { goal_of: Int }';
  it('refuses names and fields without a description', async () => {
    const rules = await refusals(PLANTED, 'schema.graphql');
    expect(rules).toContain('@graphql-eslint/naming-convention');
    expect(rules).toContain('@graphql-eslint/require-description');
  });
});
