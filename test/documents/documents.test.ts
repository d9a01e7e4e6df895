import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse, separateOperations, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readEnvironment, SETTING_NAMES } from '../../src/platform/env.ts';
import { apiSchema } from '../setup/api-schema.ts';
import { blocks, PAGES } from './blocks.ts';

const of = (language: string) => blocks.filter((block) => block.language === language);

describe('the code blocks of the documents', () => {
  it('are in languages that are checked', () => {
    const known = ['graphql', 'nginx', 'sh', 'text', 'ts', 'tsx', 'yaml'];
    const compiled = ['ts', 'tsx', 'yaml']; // by clients.test.ts
    for (const { page, language } of blocks)
      if (compiled.includes(language)) expect(page).toBe('docs/clients.md');
    expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
    expect(blocks.length).toBeGreaterThan(20);
  });

  it.each(of('graphql'))('$page:$line is valid', ({ text }) => {
    const document = parse(text);
    const anonymous = document.definitions.filter(
      (each) => each.kind === 'OperationDefinition' && each.name === undefined,
    );
    // Several short examples in one block are separate requests.
    const requests =
      anonymous.length > 1
        ? anonymous.map((each) => ({ ...document, definitions: [each] }))
        : Object.values(separateOperations(document));
    for (const each of requests) expect(validate(apiSchema, each)).toEqual([]);
  });

  it.each(of('sh'))('$page:$line runs scripts, programs and files that exist', ({ text }) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const words = text.split(/[\s;&]/).filter(Boolean);
    for (const [at, word] of words.entries()) {
      if (word === 'run' && words[at - 1] === 'npm') expect(Object.keys(scripts)).toContain(words[at + 1]);
      if (word.startsWith('ml-models/')) expect(existsSync(word), word).toBe(true);
      if (word.startsWith('dist/')) {
        const source = word.replace('dist/', 'src/').replace('.js', '.ts');
        expect(existsSync(source), word).toBe(true);
      }
    }
  });
});

describe('the documents', () => {
  it('link to files that exist', () => {
    for (const page of PAGES) {
      for (const part of readFileSync(page, 'utf8').split('](').slice(1)) {
        const target = part.split(')')[0]!.split('#')[0]!;
        if (target === '' || target.includes('://')) continue;
        expect(existsSync(join(dirname(page), target)), `${page} -> ${target}`).toBe(true);
      }
    }
  });

  it('name source files that exist', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    const files = text.split('`').filter((part) => part.endsWith('.ts') && part.includes('/'));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const places = [file, `src/${file}`, `src/consultations/${file}`];
      expect(
        places.some((place) => existsSync(place)),
        file,
      ).toBe(true);
    }
  });

  it('list every setting, and no other', () => {
    const rows = readFileSync('docs/configuration.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const listed = new Set(
      rows.flatMap((row) =>
        row
          .split('|')[1]!
          .split('`')
          .filter((_, at) => at % 2 === 1),
      ),
    );
    expect([...listed].sort()).toEqual([...SETTING_NAMES].sort());
  });

  it('have an example of every setting with its default', () => {
    const example = readFileSync('.env.example', 'utf8');
    expect(parseEnv(example)).toEqual({});
    const all = parseEnv(example.replace(/^# (?=[A-Z][A-Z\d_]*=)/gm, '')) as Record<string, string>;
    expect(Object.keys(all).sort()).toEqual(SETTING_NAMES.filter((name) => name !== 'ENV_FILE').sort());
    expect(readEnvironment(all)).toEqual(readEnvironment({}));
    const defaults = readEnvironment({}) as unknown as Record<string, unknown>;
    const shown = Object.keys(all).filter((name) => all[name] !== '');
    const computed = [
      'PASSWORD_HASH_CONCURRENCY',
      'INFERENCE_CONCURRENCY',
      'JWT_SECRET',
      'CORS_ORIGINS',
      'METRICS_TOKEN',
    ];
    const other = ['GRAPHQL_INTROSPECTION', 'GRAPHQL_EXPLORER'];
    const expected = Object.keys(all).filter((name) => defaults[name] !== undefined);
    expect([...shown, ...computed, ...other].sort()).toEqual(expected.sort());
  });
});
