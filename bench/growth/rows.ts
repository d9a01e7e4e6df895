import type { Sql } from 'postgres';
import { idOf } from '../api/seed.ts';
import { PEOPLE } from './server.ts';

const owner = idOf(1, String(PEOPLE.person));
const instant = `timestamptz '2026-10-01 12:00:00Z' - make_interval(secs => n)`;

/** Rows from `$1` to `$2` of each table, all of one person. */
const TABLES = [
  `insert into notifications (id, user_id, sequence, kind, code, params, object_id, cause, read_at, created_at)
   select ${idOf(4, 'n')}, ${owner}, n, 'ANALYSIS_COMPLETED', 'analysis.completed', '{"score":50}', ${idOf(3, 'n')},
     'growth' || n, case when n % 100 > 0 then ${instant} end, ${instant} from generate_series($1::int, $2::int) n`,
  `insert into analyses (id, user_id, client_request_id, status, photo_folder, photo_width, photo_height, capture, kind,
     skin_score, hydration, oiliness, elasticity, pores, metrics, confidence, model_name, model_version, completed_at, created_at)
   select ${idOf(3, 'n')}, ${owner}, 'growth' || n, 'COMPLETED', ${idOf(3, 'n')}, 510, 600,
     '{"width":510,"height":600,"darkShare":0,"overexposedShare":0,"sharpness":100,"brightness":0.5}', 'FACE',
     n % 100, 1, 2, 3, 4, '[]', 0.9, 'skin-analyzer', '1.0.0', ${instant}, ${instant} from generate_series($1::int, $2::int) n`,
  `insert into audit_log (id, subject_id, actor_id, action, created_at)
   select ${idOf(6, 'n')}, ${owner}, ${owner}, 'LOGIN', ${instant} from generate_series($1::int, $2::int) n`,
  `insert into consultations (id, user_id, client_request_id, status, tier, question, red_flags, snapshot, created_at, updated_at)
   select ${idOf(7, 'n')}, ${owner}, 'growth' || n, 'PENDING', 'ROUTINE', 'What is this?', '{"version":1,"answers":[]}',
     '{"profile":{},"routine":null,"avoidedIngredients":[],"analysis":null}', ${instant}, ${instant}
   from generate_series($1::int, $2::int) n`,
  `insert into pgboss.job (name, data, start_after, state)
   select 'send-notification-mail', json_build_object('userId', ${idOf(1, 'n')}), now() + interval '1 day', 'created' from generate_series($1::int, $2::int) n`,
  `with made as (
     insert into users (id, email, password_hash, role)
     select ${idOf(1, 'n + 10')}, 'person' || n || '@growth.example', 'none', 'USER' from generate_series($1::int, $2::int) n
     returning id)
   insert into reminders (user_id, session, enabled, time, weekdays, time_zone, next_at, next_on)
   select id, 'AM', true, '08:00', '{1,2,3,4,5,6,7}', 'UTC', now() + interval '1 day', current_date + 1 from made`,
];

let grown = 0;

/** The person and the dermatologist who ask. */
export async function prepareGrowth(sql: Sql): Promise<void> {
  await sql.unsafe(`insert into users (id, email, password_hash, role, email_verified_at)
    select ${idOf(1, 'n')}, 'asks' || n || '@growth.example', 'none', (array['USER', 'DERMATOLOGIST'])[n]::user_role, now()
    from generate_series(1, 2) n`);
  await sql.unsafe(`insert into sessions (id, user_id, expires_at)
    select ${idOf(2, 'n')}, ${idOf(1, 'n')}, now() + interval '30 days' from generate_series(1, 2) n`);
  await sql.unsafe(
    `insert into dermatologists (user_id, display_name, specialities, languages)
    values (${idOf(1, '2')}, 'Dr. Growth', '{ACNE}', '{en}')`,
  );
}

/** Fills each table up to so many rows. */
export async function grow(sql: Sql, size: number): Promise<void> {
  for (const statement of TABLES) await sql.unsafe(statement, [grown + 1, size]);
  await sql.unsafe('vacuum analyze');
  grown = size;
}
