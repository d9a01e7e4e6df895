import type { Sql } from 'postgres';

const PEOPLE = 2000;
/** Who the requests come from, one after the other; each has the same amount of everything. */
export const VIEWERS = 50;
const ANALYSES = 100_000;
const PER_VIEWER = { analyses: 50, notifications: 50, consultations: 25 };
const OF_VIEWERS = VIEWERS * PER_VIEWER.analyses;

/** The id of the row `number`, as SQL. */
export const idOf = (kind: number, number: string) =>
  `('00000000-0000-7${String(kind).padStart(3, '0')}-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
export const userId = (person: number) => idText(1, person);
export const sessionId = (person: number) => idText(2, person);
const idText = (kind: number, number: number) =>
  `00000000-0000-7${String(kind).padStart(3, '0')}-8000-${number.toString(16).padStart(12, '0')}`;

const METRICS = [
  ...['SKIN_SCORE', 'HYDRATION', 'OILINESS', 'ELASTICITY', 'PORES', 'REDNESS'],
  ...['BLEMISHES', 'TONE', 'TEXTURE', 'WRINKLES', 'DARK_SPOTS', 'SHINE'],
];
const ZONES = ['FOREHEAD', 'NOSE', 'CHIN', 'LEFT_CHEEK', 'RIGHT_CHEEK'];

/** What a model says of a photo, as SQL that depends on the number `n` alone. */
const metrics = (zones: string) => `(
  select jsonb_agg(jsonb_build_object(
    'key', key, 'value', (n * 7 + at * 13) % 100, 'band', 'MODERATE', 'confidence', 0.8,
    'interval', jsonb_build_object('low', (n * 7 + at * 13) % 90, 'high', (n * 7 + at * 13) % 90 + 10),
    'basis', 'MEASURED_FROM_IMAGE', 'direction', 'LOWER_IS_BETTER', 'sem', 4.25, 'zones', ${zones}) order by at)
  from unnest(array['${METRICS.join("','")}']) with ordinality as named (key, at))`;
const ofZones = `(
  select jsonb_agg(jsonb_build_object('zone', zone, 'value', (n * 3 + place * 11) % 100, 'confidence', 0.7, 'coverage', 0.9,
    'interval', jsonb_build_object('low', 10, 'high', 60)))
  from unnest(array['${ZONES.join("','")}']) with ordinality as located (zone, place))`;

/** The same rows in every database: no random numbers, and instants before a fixed day. */
export async function seed(client: Sql): Promise<void> {
  const statements = [
    `insert into users (id, email, password_hash, role, first_name, last_name, locale, skin_type, concerns,
       email_verified_at, last_login_at, created_at)
     select ${idOf(1, 'n')}, 'person' || n || '@bench.example', 'none', 'USER', 'First' || n, 'Last' || n, 'en', 'DRY',
       '{ACNE,REDNESS}', ${instant('n')}, ${instant('n')}, ${instant('n')}
     from generate_series(1, ${PEOPLE}) n`,
    `insert into users (id, email, password_hash, role, email_verified_at)
     values (${idOf(1, '65535')}, 'doctor@bench.example', 'none', 'DERMATOLOGIST', now())`,
    `insert into dermatologists (user_id, display_name, specialities, languages)
     values (${idOf(1, '65535')}, 'Dr. Bench', '{ACNE}', '{en}')`,
    `insert into sessions (id, user_id, expires_at)
     select ${idOf(2, 'n')}, ${idOf(1, 'n')}, now() + interval '30 days' from generate_series(1, ${PEOPLE}) n`,
    // The first are of the viewers; the others are spread over all people.
    `with shown as materialized (select n as variant, ${metrics(ofZones)} as metrics from generate_series(0, 99) n),
       plain as materialized (select n as variant, ${metrics("'[]'")} as metrics from generate_series(0, 99) n)
     insert into analyses (id, user_id, client_request_id, status, photo_folder, photo_width, photo_height, capture,
       kind, skin_score, hydration, oiliness, elasticity, pores, metrics, confidence, model_name, model_version,
       completed_at, created_at)
     select ${idOf(3, 'n')}, ${idOf(1, `case when n <= ${OF_VIEWERS} then (n - 1) % ${VIEWERS} + 1 else ${VIEWERS} + n % ${PEOPLE - VIEWERS} + 1 end`)},
       'bench' || n, 'COMPLETED', ${idOf(3, 'n')}, 510, 600,
       '{"width":510,"height":600,"darkShare":0,"overexposedShare":0,"sharpness":100,"brightness":0.5}', 'FACE',
       n % 100, (n * 3) % 100, (n * 5) % 100, (n * 7) % 100, (n * 11) % 100,
       case when n <= ${OF_VIEWERS} then shown.metrics else plain.metrics end,
       0.9, 'skin-analyzer', '1.0.0', ${instant('n')}, ${instant('n')}
     from generate_series(1, ${ANALYSES}) n join shown on shown.variant = n % 100 join plain on plain.variant = n % 100`,
    `insert into notification_sequences (user_id, last)
     select ${idOf(1, 'n')}, ${PER_VIEWER.notifications} from generate_series(1, ${VIEWERS}) n`,
    `insert into notifications (id, user_id, sequence, kind, code, params, object_id, cause, read_at, created_at)
     select ${idOf(4, 'n')}, ${idOf(1, `(n - 1) % ${VIEWERS} + 1`)}, (n - 1) / ${VIEWERS} + 1, 'ANALYSIS_COMPLETED',
       'analysis.completed', jsonb_build_object('score', n % 100), ${idOf(3, 'n')}, 'bench' || n,
       case when n % 3 = 0 then ${instant('n')} end, ${instant('n')}
     from generate_series(1, ${VIEWERS * PER_VIEWER.notifications}) n`,
    `insert into routines (id, user_id, client_request_id, name, origin, status, starts_on, profile, rules_version)
     select ${idOf(5, 'n')}, ${idOf(1, 'n')}, 'bench', 'Evening and morning', 'GENERATED', 'ACTIVE', '2026-01-01', '{}', '1'
     from generate_series(1, ${VIEWERS}) n`,
    `insert into routine_steps (id, routine_id, position, session, type, name, schedule)
     select ${idOf(6, 'n')}, ${idOf(5, `(n - 1) % ${VIEWERS} + 1`)}, (n - 1) / ${VIEWERS} + 1,
       (case when (n - 1) / ${VIEWERS} < 4 then 'AM' else 'PM' end)::routine_session, 'SERUM', 'Product ' || n,
       '{"kind":"DAILY"}'
     from generate_series(1, ${VIEWERS} * 8) n`,
    `insert into consultations (id, user_id, client_request_id, status, tier, question, description, red_flags, snapshot,
       dermatologist_id, claimed_at, answered_at, rating, message_sequence, created_at, updated_at)
     select ${idOf(7, 'n')}, ${idOf(1, `(n - 1) % ${VIEWERS} + 1`)}, 'bench' || n, 'ANSWERED', 'ROUTINE',
       'What is this on my left cheek, and should it be treated?', repeat('It began some weeks ago. ', 10),
       '{"version":1,"answers":[]}',
       jsonb_build_object('profile', '{"age":34,"skinType":"DRY","concerns":["ACNE"],"pregnancy":"NONE"}'::jsonb,
         'routine', null, 'avoidedIngredients', '[]'::jsonb, 'analysis', jsonb_build_object('id', ${idOf(3, 'n')},
           'createdAt', '2026-01-01T00:00:00.000Z', 'skinScore', 50, 'metrics', ${metrics(ofZones)})),
       ${idOf(1, '65535')}, ${instant('n')}, ${instant('n')}, n % 5 + 1, 1, ${instant('n')}, ${instant('n')}
     from generate_series(1, ${VIEWERS * PER_VIEWER.consultations}) n`,
    `insert into consultation_messages (id, consultation_id, sequence, kind, side, author_id, text, created_at)
     select ${idOf(8, 'n')}, ${idOf(7, 'n')}, 1, 'ANSWER', 'DERMATOLOGIST', ${idOf(1, '65535')},
       repeat('Begin with a gentle cleanser and sunscreen. ', 5), ${instant('n')}
     from generate_series(1, ${VIEWERS * PER_VIEWER.consultations}) n`,
    `insert into consultation_events (id, consultation_id, action, from_status, to_status, side, created_at)
     select ${idOf(9, 'n * 4 + at')}, ${idOf(7, 'n')}, (array['REQUEST','CLAIM','START_REVIEW','ANSWER'])[at + 1]::consultation_action,
       (array[null,'PENDING','ASSIGNED','IN_REVIEW'])[at + 1]::consultation_status,
       (array['PENDING','ASSIGNED','IN_REVIEW','ANSWERED'])[at + 1]::consultation_status, 'SYSTEM', ${instant('n')}
     from generate_series(1, ${VIEWERS * PER_VIEWER.consultations}) n, generate_series(0, 3) at`,
    `insert into consultation_photos (id, consultation_id, kind, position, folder, width, height)
     select ${idOf(10, 'n')}, ${idOf(7, 'n')}, 'REQUEST', 0, ${idOf(10, 'n')}, 800, 600
     from generate_series(1, ${VIEWERS * PER_VIEWER.consultations}) n`,
    'vacuum analyze',
  ];
  for (const statement of statements) await client.unsafe(statement);
}

/** The higher the number, the older. */
function instant(number: string): string {
  return `(timestamptz '2026-10-01 12:00:00Z' - make_interval(mins => (${number})::int))`;
}
