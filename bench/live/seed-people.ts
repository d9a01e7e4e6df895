import type { Sql } from 'postgres';
import { idOf } from '../api/seed.ts';

/** People with a session each, as `userId` and `sessionId` of the other bench number them. */
export async function seedPeople(sql: Sql, count: number): Promise<void> {
  await sql.unsafe(`insert into users (id, email, password_hash, role, email_verified_at)
    select ${idOf(1, 'n')}, 'person' || n || '@bench.example', 'none', 'USER', now() from generate_series(1, ${count}) n`);
  await sql.unsafe(`insert into sessions (id, user_id, expires_at)
    select ${idOf(2, 'n')}, ${idOf(1, 'n')}, now() + interval '30 days' from generate_series(1, ${count}) n`);
  await sql.unsafe('vacuum analyze');
}
