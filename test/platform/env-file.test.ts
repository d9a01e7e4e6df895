import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/platform/env.ts';
import { givenSettings } from '../../src/platform/env-file.ts';

describe('a file of settings', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'skincare-env-'));
    file = join(folder, 'settings');
    await writeFile(
      file,
      '# a comment\nAPP_NAME="Peau # 1"\nPORT=1234\nLOG_LEVEL=debug\nexport HOST=127.0.0.2\n',
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('counts where the environment sets nothing', () => {
    const env = readEnvironment(givenSettings({ ENV_FILE: file, PORT: '99', LOG_LEVEL: '' }));
    expect(env).toMatchObject({ APP_NAME: 'Peau # 1', PORT: 99, LOG_LEVEL: 'info', HOST: '127.0.0.2' });
  });

  it.each(['nothing', '.'])('that cannot be read is named', (name) => {
    expect(() => givenSettings({ ENV_FILE: join(folder, name) })).toThrow('Bad setting: ENV_FILE: E');
  });
});

it.each([
  'https://app.example.com/',
  'https://app.example.com/path',
  'https://app.example.com:443',
  'https://App.example.com',
  'app.example.com',
  '*',
  'https://*.example.com',
  'https://a.example.com, *',
  'null',
])('CORS_ORIGINS is not %s', (value) => {
  expect(() => readEnvironment({ CORS_ORIGINS: value })).toThrow(
    'Bad setting: CORS_ORIGINS: must be origins',
  );
});

it('CORS_ORIGINS is a list of origins of pages and apps', () => {
  const origins = [
    'https://app.example.com',
    'http://localhost:8080',
    'capacitor://localhost',
    'http://[::1]:1',
  ];
  expect(readEnvironment({ CORS_ORIGINS: origins.join(', ') }).CORS_ORIGINS).toEqual(origins);
});

it.each(['The team', 'The team <>', 'a@b <', '<a@b', 'a@b>', 'a b@c', 'a@b, c@d', 'Team <a@b>\nBcc: <c@d>'])(
  'MAIL_FROM is not %j',
  (value) => {
    expect(() => readEnvironment({ MAIL_FROM: value })).toThrow('Bad setting: MAIL_FROM: must be an address');
  },
);

it('METRICS_TOKEN is not short', () => {
  expect(() => readEnvironment({ METRICS_TOKEN: 'short' })).toThrow(
    'Bad setting: METRICS_TOKEN: must have at least 16 characters',
  );
});
