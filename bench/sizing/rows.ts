import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';

/** Bytes of a row with its indexes, by table; and of the files of a photo. */
export interface Measured {
  analysis: number;
  notification: number;
  account: number;
  stepLog: number;
  files: number;
}

/** An id that grows with `n`, as those of the server do: indexes on it are as small. */
const ids = (salt: string) =>
  `(lpad(to_hex(1700000000000 + n), 12, '0') || '7000' || substr(md5('${salt}' || n), 1, 16))::uuid`;

/** Of each table so many rows are made from those that the measurements above left, and measured with indexes and TOAST. */
export async function measureRows(given: { sql: Sql; rows: number; photos: string }): Promise<Measured> {
  const { sql, rows } = given;
  const grown = async (tables: readonly string[], fill: () => Promise<unknown>) => {
    const size = async () => {
      await sql.unsafe(`vacuum analyze ${tables.join(', ')}`);
      const [row] = await sql`select sum(pg_total_relation_size(name::regclass))::float8 as bytes
        from unnest(${tables}::text[]) name`;
      return row!.bytes as number;
    };
    const before = await size();
    await fill();
    return ((await size()) - before) / rows;
  };
  const measured = {
    analysis: await grown(['analyses'], () => copyAnalyses(sql, rows)),
    notification: await grown(['notifications'], () => copyNotifications(sql, rows)),
    account: await grown(ACCOUNT_TABLES, () => addAccounts(sql, rows)),
    stepLog: await grown(['routine_step_logs'], () => addStepLogs(sql, rows)),
    files: await bytesOfFolders(given.photos),
  };
  console.log(`\nBytes with indexes, at ${rows} rows`);
  const line = (name: string, bytes: number) =>
    console.log(`  ${name.padEnd(64)}${Math.round(bytes).toLocaleString('en').padStart(9)}`);
  line('an analysis of a face', measured.analysis);
  line('its notification', measured.notification);
  line('its files: photo, thumbnail, overlays', measured.files);
  line('an account with a session, 3 consents and 5 entries of its audit log', measured.account);
  line('a step of a routine that was logged', measured.stepLog);
  const seconds = await timeOfIndex(sql);
  console.log(
    `  an index on three columns of analyses is built in ${seconds.toFixed(1)} s for each million rows`,
  );
  return measured;
}

async function timeOfIndex(sql: Sql): Promise<number> {
  const [row] = await sql`select count(*)::int as n from analyses`;
  const begun = performance.now();
  await sql`create index sizing on analyses (user_id, updated_at, id)`;
  return (performance.now() - begun) / 1000 / (row!.n / 1e6);
}

/** Copies of one row with other values in some columns; those that the database computes are left to it. */
async function copy(
  sql: Sql,
  table: string,
  rows: number,
  given: { from: string; changes: string },
): Promise<void> {
  const columns = await sql<{ name: string }[]>`select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  await sql.unsafe(`insert into ${table} (${names}) select ${names} from (
    select copy.* from (select * from ${table} where ${given.from} limit 1) one, generate_series(1, ${rows}) n,
      lateral jsonb_populate_record(null::${table}, to_jsonb(one) || jsonb_build_object(${given.changes})) copy) copies`);
}

const copyAnalyses = (sql: Sql, rows: number) =>
  copy(sql, 'analyses', rows, {
    from: `client_request_id like 'sizing-%' and status = 'COMPLETED'`,
    changes: `'id', ${ids('analysis')}, 'client_request_id', 'copy-' || n, 'photo_folder', ${ids('folder')}`,
  });

const copyNotifications = (sql: Sql, rows: number) =>
  copy(sql, 'notifications', rows, {
    from: `kind = 'ANALYSIS_COMPLETED' and cause not like 'bench%'`,
    changes: `'id', ${ids('notification')}, 'sequence', n + 1000000, 'cause', 'sizing:' || n`,
  });

const ACCOUNT_TABLES = ['users', 'sessions', 'refresh_tokens', 'consents', 'audit_log'];
const person = ids('account');

async function addAccounts(sql: Sql, rows: number): Promise<void> {
  const each = `from generate_series(1, ${rows}) n`;
  await sql.unsafe(`insert into users (id, email, password_hash, first_name, last_name, concerns, email_verified_at)
    select ${person}, 'sizing' || n || '@bench.example', repeat('x', 97), 'First', 'Last', '{ACNE,REDNESS}', now() ${each}`);
  await sql.unsafe(`insert into sessions (id, user_id, device, expires_at)
    select ${person}, ${person}, repeat('x', 110), now() ${each}`);
  await sql.unsafe(`insert into refresh_tokens (hash, session_id, expires_at)
    select encode(sha256(('sizing' || n)::bytea), 'base64'), ${person}, now() ${each}`);
  await sql.unsafe(`insert into consents (id, user_id, kind, version, language)
    select gen_random_uuid(), ${person}, kind, 1, 'en' ${each},
      unnest(array['PHOTO_PROCESSING', 'AGE_16_OR_OLDER', 'HEALTH_DATA']::consent_kind[]) kind`);
  await sql.unsafe(`insert into audit_log (id, subject_id, actor_id, action, ip)
    select gen_random_uuid(), ${person}, ${person}, 'LOGIN', '192.0.2.1' ${each}, generate_series(1, 5)`);
}

const addStepLogs = (sql: Sql, rows: number) =>
  sql.unsafe(`insert into routine_step_logs (id, step_id, routine_id, user_id, day, session, outcome)
    select gen_random_uuid(), step.id, routine.id, routine.user_id, date '2020-01-01' + n / 400, step.session, 'DONE'
    from generate_series(1, ${rows}) n
    join (select s.*, row_number() over (order by s.id) - 1 as at from routine_steps s) step on step.at = n % 400
    join routines routine on routine.id = step.routine_id`);

/** The mean of the folders of photos. */
async function bytesOfFolders(root: string): Promise<number> {
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  const plain = files.filter((file) => file.isFile());
  const sizes = await Promise.all(
    plain.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  const folders = new Set(plain.map((file) => file.parentPath));
  return sizes.reduce((sum, size) => sum + size, 0) / folders.size;
}
