import { setTimeout } from 'node:timers/promises';
import { uuidOf } from '../setup/ids.ts';
import type { House, TakenMail } from './house.ts';

const SETTLE_SECONDS = 200;

/** What was acknowledged, each thing at most once in each list, by an id that says what it is. */
export class Ledger {
  readonly acknowledged = new Set<string>();
  readonly lost = new Set<string>();
  readonly duplicated = new Set<string>();
  readonly notes: string[] = [];

  /** An acknowledged thing that should be there `count` times, which is once. */
  expectOne(thing: string, count: number): void {
    if (count === 0) this.lost.add(thing);
    if (count > 1) this.duplicated.add(thing);
  }

  /** Each of `ids` should be in `list` once, and nothing else twice. */
  expectEach(kind: string, ids: Iterable<string>, list: readonly string[]): void {
    const counts = new Map<string, number>();
    for (const id of list) counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const id of ids) if (!counts.has(id)) this.lost.add(`${kind} ${id}`);
    for (const [id, count] of counts) if (count > 1) this.duplicated.add(`${kind} ${id}`);
  }

  outcome(longestOutageMs: number) {
    const shown = (name: string, things: Set<string>) =>
      things.size > 0 ? [`${name}: ${[...things].slice(0, 5).join(', ')}`] : [];
    return {
      acknowledged: this.acknowledged.size,
      lost: this.lost.size,
      duplicated: this.duplicated.size,
      longestOutageMs,
      notes: [...this.notes, ...shown('lost', this.lost), ...shown('duplicated', this.duplicated)],
    };
  }
}

/** Waits until nothing is left to do, for a while; what is then still open counts as lost. */
export async function settled(open: () => Promise<number>, seconds = SETTLE_SECONDS): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end && (await open().catch(() => 1)) > 0) await setTimeout(200);
}

/** How many mails and analyses have not ended. */
export async function unfinished({ sql }: House): Promise<number> {
  const [row] = await sql`select
    (select count(*) from notification_deliveries where status = 'PENDING')
    + (select count(*) from analyses where status in ('PENDING', 'PROCESSING'))
    + (select count(*) from pgboss.job where state in ('created', 'retry', 'active')
        and name in ('analyze-photo', 'failed-analyses', 'tell-of-urgent-case')) as open`;
  return Number(row!.open);
}

/**
 * Every notification that wants a mail has one, and there is no other. A mail server that dies between taking a mail
 * and saying so gets it again with the same Message-ID, by which mailboxes drop the second; so they are counted by it.
 */
export async function checkMails(ledger: Ledger, house: House): Promise<void> {
  const due = await house.sql<{ id: string; email: string }[]>`select n.id, u.email from notifications n
    join users u on u.id = n.user_id join notification_deliveries d on d.notification_id = n.id`;
  const taken = await house.mails();
  const ids = new Set(taken.map(keyOf));
  for (const { id, email } of due) {
    ledger.acknowledged.add(`mail ${id}`);
    const key = [...[email, id]].join(' ');
    ledger.expectOne(`mail ${id}`, ids.has(key) ? 1 : 0);
    ids.delete(key);
  }
  for (const key of ids) ledger.duplicated.add(`mail ${key}`);
  const again = taken.length - new Set(taken.map(keyOf)).size;
  if (again > 0) ledger.notes.push(`${again} mails came again with the same Message-ID`);
}

const keyOf = ({ to, id }: TakenMail) => `${to} ${/^<([^@]+)@/.exec(id ?? '')?.[1] ?? id}`;

/** Every acknowledged photo has one analysis that ended, and one notification of it. */
export async function checkPhotos(
  ledger: Ledger,
  { sql }: House,
  photos: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await sql<{ request: string; id: string; status: string; told: number }[]>`
    select client_request_id as request, id, status, (select count(*)::int from notifications n
      where n.object_id = analyses.id and n.kind::text like 'ANALYSIS_%') as told from analyses`;
  const ended = rows.filter(({ status }) => ['COMPLETED', 'REJECTED', 'FAILED'].includes(status));
  for (const [request, id] of photos) {
    ledger.acknowledged.add(`photo ${id}`);
    const of = ended.filter((row) => row.request === request);
    ledger.expectOne(`photo ${id}`, of.length === 1 && of[0]!.id !== uuidOf(id) ? 0 : of.length);
  }
  for (const { id, told } of rows) ledger.expectOne(`notification of photo ${id}`, told);
  const failed = rows.filter(({ status }) => status === 'FAILED').length;
  if (failed > 0) ledger.notes.push(`${failed} of ${rows.length} photos ended as FAILED`);
}
