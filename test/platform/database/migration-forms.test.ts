import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = new URL('../../../drizzle/', import.meta.url);
const migrations = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => ({ name, sql: readFileSync(new URL(name, FOLDER), 'utf8') }));
const CREATED = /create table "(\w+)"/gi;
const INDEXED = /create (?:unique )?index "\w+" on "(\w+)"/gi;
const BREAKS =
  /drop (?:table|column|type)|rename (?:to|column)|set not null|alter column "\w+" (?:set data )?type/i;

const formOf = (sql: string) => /^-- (expand|contract): (.{10,150})\n/.exec(sql);
/** Tables that statements of the migration make writes wait for. */
function lockedBy(sql: string): string[] {
  const fresh = [...sql.matchAll(CREATED)].map(([, table]) => table!);
  return [...sql.matchAll(INDEXED)].map(([, table]) => table!).filter((table) => !fresh.includes(table));
}

test.each(migrations)('$name says in its first line whether the earlier release still works', ({ sql }) => {
  const [, form] = formOf(sql) ?? [];
  expect(form, 'begin it with "-- expand: …" or "-- contract: …"; see docs/operations.md').toBeDefined();
  if (BREAKS.test(sql)) expect(form).toBe('contract');
});

test.each(migrations.slice(22))('$name names the tables that wait for its indexes', ({ sql }) => {
  const [, , words] = formOf(sql)!;
  for (const table of lockedBy(sql)) expect(words).toContain(table);
});

test('the check finds what breaks an earlier release', () => {
  for (const breaking of [
    'ALTER TABLE "a" DROP COLUMN "b";',
    'ALTER TABLE "a" ALTER COLUMN "b" SET NOT NULL;',
  ])
    expect(breaking).toMatch(BREAKS);
  expect(formOf('-- expand: a column that may be empty\nALTER TABLE')).not.toBeNull();
  expect(formOf('ALTER TABLE "a" ADD COLUMN "b" text;')).toBeNull();
  expect(lockedBy('CREATE TABLE "a" (); CREATE INDEX "i" ON "a"; CREATE UNIQUE INDEX "j" ON "b"')).toEqual([
    'b',
  ]);
});
