import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = new URL('../../../drizzle/', import.meta.url);
const migrations = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => ({ name, sql: readFileSync(new URL(name, FOLDER), 'utf8') }));
const CREATED = /create table "(\w+)"/gi;
const INDEXED = /create (?:unique )?index (if not exists )?"\w+" on "(\w+)"/gi;
const BREAKS =
  /drop (?:table|column|type)|rename (?:to|column)|set not null|alter column "\w+" (?:set data )?type/i;

const formOf = (sql: string) => /^-- (expand|contract): (.{10,150})\n/.exec(sql);
/** Indexes on tables that were there before: writes to them wait. */
function builtBy(sql: string): { table: string; unlessThere: boolean }[] {
  const fresh = [...sql.matchAll(CREATED)].map(([, table]) => table!);
  return [...sql.matchAll(INDEXED)]
    .map(([, unlessThere, table]) => ({ table: table!, unlessThere: unlessThere !== undefined }))
    .filter(({ table }) => !fresh.includes(table));
}

test.each(migrations)('$name says in its first line whether the earlier release still works', ({ sql }) => {
  const [, form] = formOf(sql) ?? [];
  expect(form, 'begin it with "-- expand: …" or "-- contract: …"; see docs/operations.md').toBeDefined();
  if (BREAKS.test(sql)) expect(form).toBe('contract');
});

test.each(migrations.slice(25))(
  '$name names the tables that wait for its indexes, and leaves those that are there',
  ({ sql }) => {
    const [, , words] = formOf(sql)!;
    for (const { table, unlessThere } of builtBy(sql)) {
      expect(words).toContain(table);
      expect(
        unlessThere,
        'write "create index if not exists", for operators who have built it concurrently',
      ).toBe(true);
    }
  },
);

test('the check finds what breaks an earlier release', () => {
  for (const breaking of [
    'ALTER TABLE "a" DROP COLUMN "b";',
    'ALTER TABLE "a" ALTER COLUMN "b" SET NOT NULL;',
  ])
    expect(breaking).toMatch(BREAKS);
  expect(formOf('-- expand: a column that may be empty\nALTER TABLE')).not.toBeNull();
  expect(formOf('ALTER TABLE "a" ADD COLUMN "b" text;')).toBeNull();
  const sql = 'CREATE TABLE "a" (); CREATE INDEX "i" ON "a"; CREATE UNIQUE INDEX IF NOT EXISTS "j" ON "b"';
  expect(builtBy(sql)).toEqual([{ table: 'b', unlessThere: true }]);
});
