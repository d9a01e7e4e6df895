import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { Database } from '../../../src/platform/database/database.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../drizzle', import.meta.url));

export const journal = async () =>
  JSON.parse(await readFile(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };

/** The schema as it was before the migration whose tag ends like this. */
export async function migrateBefore(db: Database, name: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'skincare-migrations-'));
  try {
    const { entries, ...rest } = await journal();
    const until = entries.findIndex(({ tag }) => tag.endsWith(name));
    if (until < 1) throw new Error(`No migration before ${name} was found.`);
    const earlier = entries.slice(0, until);
    await mkdir(join(folder, 'meta'));
    for (const { tag } of earlier) await cp(join(MIGRATIONS, `${tag}.sql`), join(folder, `${tag}.sql`));
    await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...rest, entries: earlier }));
    await migrate(db, { migrationsFolder: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
