import { cpSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { parse } from 'graphql';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { type Block, blocks } from './blocks.ts';

const PAGE = 'docs/clients.md';
const COPIED = [
  'apollo-cache',
  'apollo-client',
  'follow-notifications',
  'session',
  'upload-link',
  'urql-cache',
];
const own = blocks.filter(({ page }) => page === PAGE);
/** Files of an app, each named by its first line. */
const files = own.filter(({ language }) => language === 'ts' || language === 'tsx');
const nameOf = ({ text }: Block) => text.split('\n')[0]!.replace('// ', '');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skincare-client-'));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await mkdir(join(folder, 'src', 'api'), { recursive: true });
  for (const name of COPIED)
    cpSync(`operations/clients/${name}.ts`, join(folder, 'src', 'api', `${name}.ts`));
  for (const file of files) await writeFile(join(folder, nameOf(file)), file.text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the code generator as the configuration of the page says. */
async function generate(): Promise<void> {
  const config = parseYaml(own.find(({ language }) => language === 'yaml')!.text) as {
    generates: Record<string, { presetConfig: object; config: object }>;
  };
  const [[target, output]] = Object.entries(config.generates) as [[string, (typeof config.generates)['']]];
  const documents = files.flatMap((file) =>
    [...file.text.matchAll(/graphql\(`([^`]*)`\)/g)].map(([, text]) => ({
      location: nameOf(file),
      document: parse(text!),
      rawSDL: text!,
    })),
  );
  const sections = await preset.buildGeneratesSection({
    ...{ baseOutputDir: `${folder}/${target}`, schema: parse(readFileSync('schema.graphql', 'utf8')) },
    ...{ documents, config: output.config, presetConfig: output.presetConfig },
    ...{ plugins: [], pluginMap: {} },
  } as unknown as Parameters<typeof preset.buildGeneratesSection>[0]);
  for (const section of sections) {
    await mkdir(dirname(section.filename), { recursive: true });
    await writeFile(section.filename, await codegen(section));
  }
}

/** The compiler options of the template of Vite for React. */
const OPTIONS: ts.CompilerOptions = {
  ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, jsx: ts.JsxEmit.ReactJSX },
  ...{
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  },
  ...{ strict: true, noUnusedLocals: true, noUnusedParameters: true, erasableSyntaxOnly: true, types: [] },
  ...{ verbatimModuleSyntax: true, allowImportingTsExtensions: true, skipLibCheck: true, noEmit: true },
};

/** What the compiler says; a program of before saves it most of the work. */
function check(before?: ts.Program) {
  const names = files.map((file) => join(folder, nameOf(file)));
  const program = ts.createProgram(names, OPTIONS, undefined, before);
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, start = 0, messageText }) =>
        `${file?.fileName.replace(folder, '')}:${file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  return { program, problems };
}

describe(PAGE, () => {
  it('has an app that the code generator and the compiler accept', async () => {
    expect(files.map(nameOf)).toContain('src/app.tsx');
    await generate();
    const { program, problems } = check();
    expect(problems).toEqual([]);
    await writeFile(join(folder, 'src/today.tsx'), 'export const Today = () => <p id={1}>…</p>;\n');
    expect(check(program).problems).toEqual([expect.stringContaining('/src/today.tsx:1')]);
  }, 60_000);

  it('installs what the app imports', () => {
    const installed = own.find(({ language }) => language === 'sh')!.text;
    const texts = [
      ...files.map(({ text }) => text),
      ...COPIED.map((name) => readFileSync(`operations/clients/${name}.ts`, 'utf8')),
    ];
    const imported = texts.flatMap((text) =>
      [...text.matchAll(/ from '([^.'][^']*)'/g)].map(([, name]) => name!),
    );
    expect(imported.length).toBeGreaterThan(10);
    const packages = new Set(
      imported.map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    );
    const otherwise = ['react', '@urql/core', '@urql/exchange-graphcache'];
    expect([...packages].filter((name) => !installed.includes(name) && !otherwise.includes(name))).toEqual(
      [],
    );
  });
});
