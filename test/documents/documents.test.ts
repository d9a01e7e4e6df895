import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, separateOperations, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/platform/env.ts';
import { apiSchema } from '../setup/api-schema.ts';
import { blocks, PAGES } from './blocks.ts';

const of = (language: string) => blocks.filter((block) => block.language === language);

describe('the code blocks of the documents', () => {
  it('are in languages that are checked', () => {
    const known = ['graphql', 'nginx', 'sh', 'text'];
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
    const given = readEnvironment({}) as unknown as Record<string, unknown>;
    const optional = [
      'PUBLIC_URL',
      'APP_URL',
      'METRICS_TOKEN',
      'DATABASE_URL',
      'DATABASE_DIRECT_URL',
      'REDIS_URL',
      'REDIS_SENTINEL_PASSWORD',
      'S3_BUCKET',
      'S3_ENDPOINT',
      'S3_ACCESS_KEY_ID',
      'S3_SECRET_ACCESS_KEY',
      'SMTP_URL',
      'MESSAGES_DIR',
    ];
    const known = [...Object.keys(given).filter((name) => name === name.toUpperCase()), ...optional];
    expect([...listed].sort()).toEqual([...new Set(known)].sort());
  });
});
