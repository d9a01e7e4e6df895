// A hand-written server with the answers of `queries.ts`: node:http, jose, and prepared SQL in one round trip per table.
// FLOOR says what it checks: `bare` the token, `session` also the session, `hmac` the same with a token check by node:crypto.
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { jwtVerify } from 'jose';
import postgres from 'postgres';
import { SEARCH } from './queries.ts';

const { FLOOR: kind, DATABASE_URL: url, JWT_SECRET: secret } = process.env as Record<string, string>;
const key = createSecretKey(secret!, 'utf8');
const sql = postgres(url!, {
  max: 10,
  connection: { application_name: `floor-${kind}`, TimeZone: 'UTC' },
});

interface Claims {
  sub: string;
  sid: string;
}
type Row = Record<string, unknown>;
type Answer = (userId: string) => Promise<unknown>;

const cursor = (text: string) => Buffer.from(text, 'latin1').toString('base64url');
const creationCursor = (row: Row | undefined) =>
  row ? cursor(`${(row.createdAt as Date).getTime()}:${row.id}`) : null;

/** A page of 20 from 21 rows. */
function page<T extends Row>(
  rows: readonly T[],
  cursorOf: (row: T | undefined) => string | null,
  nodes: unknown,
) {
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > 20, endCursor: cursorOf(rows.slice(0, 20).at(-1)) },
  };
}

const unread = (userId: string) =>
  sql`select count(*)::int as count from (
    select 1 from notifications where user_id = ${userId} and in_app and read_at is null limit 1000) unread`;

const answers: Record<string, Answer> = {
  q1: async (userId) => {
    const [viewer] =
      await sql`select id, email, first_name as "firstName", last_name as "lastName", role, locale,
      time_zone as "timeZone", email_verified_at is not null as "emailVerified", last_login_at as "lastLoginAt",
      deactivated_at is null as "active", created_at as "createdAt" from users where id = ${userId}`;
    return { viewer };
  },
  q2: async (userId) => {
    const [rows, [count]] = await Promise.all([
      sql`select id, sequence, kind, code, params, read_at as "readAt", created_at as "createdAt" from notifications
        where user_id = ${userId} and in_app order by sequence desc limit 21`,
      unread(userId),
    ]);
    const position = (row: Row | undefined) => (row ? cursor(`#${row.sequence}`) : null);
    const nodes = rows.slice(0, 20).map((row) => ({
      id: row.id,
      cursor: position(row),
      kind: row.kind,
      title: 'Your skin analysis is ready',
      message: `Your skin score is ${row.params.score} of 100.`,
      readAt: row.readAt,
      createdAt: row.createdAt,
    }));
    return { viewer: { unreadNotificationCount: count!.count, notifications: page(rows, position, nodes) } };
  },
  q3: async (userId) => {
    const [[viewer], [count], [latest], analyses, steps] = await Promise.all([
      sql`select first_name, skin_type, concerns from users where id = ${userId}`,
      unread(userId),
      sql`select id, status, skin_score as "skinScore", hydration, oiliness, elasticity, pores, confidence, metrics,
          created_at as "createdAt", completed_at as "completedAt" from analyses
        where user_id = ${userId} and status = 'COMPLETED' order by taken_at desc, id desc limit 1`,
      sql`select id, status, skin_score as "skinScore", hydration, created_at as "createdAt" from analyses
        where user_id = ${userId} order by taken_at desc, id desc limit 21`,
      sql`select r.id as "routineId", r.name as "routineName", s.id, s.session, s.type, s.name
        from routines r join routine_steps s on s.routine_id = r.id
        where r.user_id = ${userId} and r.status = 'ACTIVE' order by s.position`,
    ]);
    const metrics = latest!.metrics.map(({ key: metric, value, band, confidence, interval }: Row) => ({
      ...{ metric, value, band, confidence, interval },
    }));
    const [first] = steps;
    return {
      viewer: {
        firstName: viewer!.first_name,
        skinType: viewer!.skin_type,
        concerns: viewer!.concerns,
        unreadNotificationCount: count!.count,
        latestAnalysis: { ...latest, metrics },
        analyses: page(analyses, creationCursor, analyses.slice(0, 20)),
        activeRoutine: first && {
          id: first.routineId,
          name: first.routineName,
          steps: steps.map(({ id, session, type: kind, name }) => ({ id, session, kind, name })),
        },
      },
    };
  },
  q4: async (userId) => {
    const rows = await sql`select c.id, c.status, c.tier, c.question, c.rating, c.answered_at as "answeredAt",
        c.created_at as "createdAt", c.updated_at as "updatedAt", d.user_id as "doctorId", d.display_name as "displayName",
        (select text from consultation_messages m where m.consultation_id = c.id and m.kind = 'ANSWER'
          order by sequence desc limit 1) as answer
      from consultations c left join dermatologists d on d.user_id = c.dermatologist_id
      where c.user_id = ${userId} order by c.created_at desc, c.id desc limit 21`;
    const ids: string[] = rows.map(({ id }) => id);
    const [photos, events] = await Promise.all([
      sql`select id, consultation_id, kind, width, height from consultation_photos
        where consultation_id = any(${ids}::uuid[]) and kind <> 'MESSAGE' order by kind, position`,
      sql`select id, consultation_id, action, to_status as "toStatus", created_at as "createdAt" from consultation_events
        where consultation_id = any(${ids}::uuid[]) order by id`,
    ]);
    const of = (all: readonly Row[], id: string) =>
      all.filter((row) => row.consultation_id === id).map(({ consultation_id: _, ...row }) => row);
    const nodes = rows.slice(0, 20).map(({ doctorId, displayName, ...row }) => ({
      ...row,
      dermatologist: doctorId && { id: doctorId, displayName },
      photos: of(photos, row.id),
      history: of(events, row.id),
    }));
    return { viewer: { consultations: page(rows, creationCursor, nodes) } };
  },
  q5: async () => {
    const end = `${SEARCH}\u{10ffff}`;
    const rows =
      await sql`select i.id, i.inci_name as "inciName", i.functions, i.active_group as "activeGroup" from (
        select ingredient_id, min(case when name_key = ${SEARCH} then 0 when name_key >= ${SEARCH} and name_key < ${end}
          then 2 else 4 end + case kind when 'INCI' then 0 else 1 end) as rank
        from ingredient_names where name_key >= ${SEARCH} and name_key < ${end}
          or kind in ('INCI', 'SYNONYM') and name_key like ${`%${SEARCH}%`} group by 1
      ) found join ingredients i on i.id = found.ingredient_id order by found.rank, i.name_key limit 21`;
    return { ingredients: { nodes: rows.slice(0, 20), pageInfo: { hasNextPage: rows.length > 20 } } };
  },
};

async function claimsOf(token: string): Promise<Claims> {
  if (kind !== 'hmac') {
    const options = { algorithms: ['HS256'], typ: 'at+jwt', issuer: 'skincare', audience: 'skincare-api' };
    return (await jwtVerify(token, key, options)).payload as unknown as Claims;
  }
  const [head, body, signature] = token.split('.') as [string, string, string];
  const expected = createHmac('sha256', key).update(`${head}.${body}`).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature, 'base64url')))
    throw new Error('The token is not ours.');
  const claims = JSON.parse(String(Buffer.from(body, 'base64url')));
  const isGood = claims.iss === 'skincare' && claims.aud === 'skincare-api' && claims.exp > Date.now() / 1000;
  if (!isGood) throw new Error('The token has expired.');
  return claims;
}

async function userOf(token: string): Promise<string> {
  const { sub, sid } = await claimsOf(token);
  if (kind === 'bare') return sub;
  const [session] = await sql`select u.role from sessions s join users u on u.id = s.user_id
    where s.id = ${sid} and s.user_id = ${sub} and s.ended_at is null and s.expires_at > now()
      and u.deactivated_at is null`;
  if (!session) throw new Error('The session has ended.');
  return sub;
}

const server = createServer(async (request, response) => {
  try {
    const userId = await userOf(request.headers.authorization!.slice('Bearer '.length));
    const body = JSON.stringify({ data: await answers[request.url!.slice(1)]!(userId) });
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }));
process.once('disconnect', () => process.exit(0));
