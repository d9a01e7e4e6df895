import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  connectDatabase,
  type DatabaseConnection,
  migrateDatabase,
} from '../../../src/platform/database/database.ts';
import { migrateBefore } from '../../setup/database/earlier-schema.ts';
import { createEmptyDatabase, type TestDatabase } from '../../setup/database/test-database.ts';

let database: TestDatabase;
let connection: DatabaseConnection;
const connect = () => connectDatabase({ url: database.url, poolSize: 2, statementTimeoutSeconds: 10 });
beforeAll(async () => {
  database = await createEmptyDatabase();
  connection = connect();
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

interface Said {
  skinType: string | null;
  concerns: string[];
  pregnancy: string;
  sensitivity: string;
  experience: string;
  fragranceFree: boolean;
  vegan: boolean;
}
const UNSAID: Said = {
  ...{ skinType: null, concerns: [] },
  ...{ pregnancy: 'NONE', sensitivity: 'NORMAL', experience: 'BEGINNER', fragranceFree: false, vegan: false },
};

async function insertUser(name: string, pregnancy: string | null): Promise<string> {
  const id = randomUUID();
  await connection.db.execute(
    sql`insert into users (id, email, password_hash) values (${id}, ${`${name}@test.example`}, '')`,
  );
  if (pregnancy) await connection.db.execute(sql`update users set pregnancy = ${pregnancy} where id = ${id}`);
  return id;
}

async function insertRoutine(userId: string, status: string, said: Partial<Said>): Promise<void> {
  const profile = JSON.stringify({ ...UNSAID, ...said });
  await connection.db.execute(sql`insert into routines (id, user_id, client_request_id, name, origin, status, starts_on, profile, rules_version)
    values (gen_random_uuid(), ${userId}, ${randomUUID()}, 'Mine', 'OWN', ${status}, '2026-01-01', ${profile}::jsonb, '1')`);
}

test('a pregnancy that nobody stated becomes unknown; what was said for the routine in use moves to the account', async () => {
  await migrateBefore(connection.db, '_health_profile');
  await insertUser('default', null);
  for (const pregnancy of ['NONE', 'TRYING', 'PREGNANT', 'BREASTFEEDING'])
    await insertUser(pregnancy.toLowerCase(), pregnancy);
  const said = { pregnancy: 'PREGNANT', sensitivity: 'HIGH', experience: 'EXPERIENCED', vegan: true };
  await insertRoutine(await insertUser('active', null), 'ACTIVE', { ...said, fragranceFree: true });
  await insertRoutine(await insertUser('active-unsaid', null), 'ACTIVE', {});
  await insertRoutine(await insertUser('both', 'BREASTFEEDING'), 'ACTIVE', said);
  await insertRoutine(await insertUser('draft', null), 'DRAFT', said);
  await insertRoutine(await insertUser('paused', null), 'PAUSED', said);
  const skin = { skinType: 'OILY', concerns: ['PORES', 'ACNE'] };
  await insertRoutine(await insertUser('skin-open', null), 'ACTIVE', skin);
  const stated = await insertUser('skin-stated', null);
  await connection.db.execute(
    sql`update users set skin_type = 'DRY', concerns = '{REDNESS}' where id = ${stated}`,
  );
  await insertRoutine(stated, 'ACTIVE', skin);
  await insertRoutine(await insertUser('skin-draft', null), 'DRAFT', skin);
  for (const [name, birthYear, createdAt] of [
    ['age-same-year', 2010, '2026-01-01'],
    ['age-other-year', 2010, '2025-12-31'],
    ['age-unstated', null, '2026-01-01'],
  ] as const) {
    const id = await insertUser(name, null);
    await connection.db.execute(
      sql`update users set birth_year = ${birthYear}, created_at = ${createdAt}, updated_at = '2026-05-06' where id = ${id}`,
    );
  }

  await migrateDatabase(database.url);
  // Statements that an earlier connection prepared have types that are gone.
  await connection.close();
  connection = connect();

  const rows = await connection.db.execute(
    sql`select split_part(email, '@', 1) as name, pregnancy, sensitivity, experience,
      fragrance_free as "fragranceFree", vegan from users`,
  );
  const found = Object.fromEntries(
    rows.map(({ name, pregnancy, sensitivity, experience, fragranceFree, vegan }) => [
      name,
      [pregnancy, sensitivity, experience, fragranceFree, vegan],
    ]),
  );
  const nothing = [null, null, false, false];
  expect(found).toMatchObject({
    default: ['UNKNOWN', ...nothing],
    none: ['UNKNOWN', ...nothing],
    trying: ['TRYING', ...nothing],
    pregnant: ['PREGNANT', ...nothing],
    breastfeeding: ['BREASTFEEDING', ...nothing],
    active: ['PREGNANT', 'HIGH', 'EXPERIENCED', true, true],
    'active-unsaid': ['UNKNOWN', ...nothing],
    both: ['BREASTFEEDING', 'HIGH', 'EXPERIENCED', false, true],
    draft: ['UNKNOWN', ...nothing],
    paused: ['UNKNOWN', ...nothing],
  });
  await insertUser('new', null);
  const [added] = await connection.db.execute(
    sql`select pregnancy from users where email = 'new@test.example'`,
  );
  expect(added).toEqual({ pregnancy: 'UNKNOWN' });
  await insertUser('stated', 'NOT_APPLICABLE');
});

test('skin type and concerns of the routine in use fill what the account leaves open', async () => {
  const rows = await connection.db.execute(
    sql`select split_part(email, '@', 1) as name, skin_type as "skinType", concerns from users where email like 'skin-%'`,
  );
  expect(
    Object.fromEntries(rows.map(({ name, skinType, concerns }) => [name, [skinType, concerns]])),
  ).toEqual({
    'skin-open': ['OILY', ['PORES', 'ACNE']],
    'skin-stated': ['DRY', ['REDNESS']],
    'skin-draft': [null, []],
  });
});

test('an age was stated when the account changed last, or at the end of the year', async () => {
  const rows = await connection.db.execute(
    sql`select split_part(email, '@', 1) as name, birth_year as year, age_stated_on as "statedOn" from users where email like 'age-%'`,
  );
  expect(Object.fromEntries(rows.map(({ name, year, statedOn }) => [name, [year, statedOn]]))).toEqual({
    'age-same-year': [2010, '2026-05-06'],
    'age-other-year': [2010, null],
    'age-unstated': [null, null],
  });
});
