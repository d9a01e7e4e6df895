import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_SETTINGS } from '../../scripts/server-process.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database/test-database.ts';

const COMMAND = fileURLToPath(new URL('../../dist/commands/import-ingredients.js', import.meta.url));

describe('the command ingredients:import', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'skincare-import-'));
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (...args: string[]) => {
    const env = { ...NO_SETTINGS, DATABASE_URL: database.url };
    const child = spawn(process.execPath, [COMMAND, ...args], { env, cwd: folder });
    const printed = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed.err += text;
    });
    const [code] = await once(child, 'close');
    return { code, ...printed };
  };

  it('prints skipped rows as CSV and the counts separately', async () => {
    const csv = 'INCI name,CAS No\nCOMMAND MATTER,7732-18-5\n"WRONG ""MATTER""",7732-18-6\n';
    await writeFile(join(folder, 'file.csv'), csv);
    const first = await run('file.csv', '--source', 'a test');
    expect(first.code).toBe(0);
    expect(first.out.split('\n')).toEqual([
      'line,reason,name,message',
      '"3","WRONG_CAS_NUMBER","WRONG ""MATTER""","“7732-18-6” is not a valid CAS number; the row was imported without it."',
      '',
    ]);
    expect(first.err).toContain(
      '2 created, 0 updated, 0 unchanged, 0 rejected, 1 imported without a CAS number',
    );
    expect((await run('file.csv', '--source', 'a test')).err).toContain('0 created, 0 updated, 2 unchanged');
  });

  it.each([
    [['missing.csv'], 1, 'missing.csv does not exist'],
    [[], 2, 'Usage:'],
    [['a.csv', 'b.csv'], 2, 'Usage:'],
    [['file.csv', '--nonsense'], 2, 'Usage:'],
  ])('says in one line what is wrong with %j', async (args, code, message) => {
    const result = await run(...args);
    expect(result).toMatchObject({ code, out: '' });
    expect(result.err.trim().split('\n')).toHaveLength(1);
    expect(result.err).toContain(message);
  });
});
