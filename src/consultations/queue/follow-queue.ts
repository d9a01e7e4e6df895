import { asc, sql } from 'drizzle-orm';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Events } from '../../platform/events/events.ts';
import { follow } from '../../platform/events/follow.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Accounts } from '../../users/accounts.ts';
import type { ConsultationAudit, Reader } from '../case/consultation-audit.ts';
import { type Consultation, consultations } from '../case/consultations.table.ts';
import { type QueueScope, queueCondition, queueRank } from './consultation-queue.ts';

/** A change of the queue since the last one. `RESET`: the queue must be queried again. */
export type QueueChange = { scope: QueueScope } & (
  | { kind: 'RESET'; id: null; consultation: null }
  | { kind: 'LEFT'; id: string; consultation: null }
  | { kind: 'ENTERED' | 'CHANGED'; id: string; consultation: Consultation }
);

/** A longer queue is followed too, but some of its changes come as `RESET`. */
const MOST_KNOWN = 1000;
/** More changes at once come as `RESET`. */
const MOST_AT_ONCE = 100;
/** What changes the queue without an event, as the end of a reservation or a closed account does, comes so much later. */
const LOOK_EVERY_MS = 60_000;

/** What a stream knows of the queue. */
interface Known {
  /** Id -> revision of the case. */
  revisions: Map<string, number>;
  isComplete: boolean;
}

interface Dependencies {
  db: Database;
  events: Events;
  accounts: Accounts;
  audit: ConsultationAudit;
}

/** Follows the queue of dermatologists. */
export class FollowQueue {
  readonly #statements = atFirstUse(() => prepareStatements(this.deps.db));

  constructor(
    private readonly deps: Dependencies,
    private readonly everyMs = LOOK_EVERY_MS,
  ) {}

  /** First `RESET`, then each change, until the viewer is no dermatologist any more. Changes in quick succession may be merged. */
  changes(reader: Reader, scope: QueueScope): AsyncIterableIterator<QueueChange> {
    const { events, accounts } = this.deps;
    const { userId, role } = reader.viewer;
    let known: Known | undefined;
    return follow<QueueChange>({
      ...{ events, types: ['CONSULTATION'], everyMs: this.everyMs },
      audience: scope === 'UNCLAIMED' ? { list: 'CONSULTATION_QUEUE' } : userId,
      read: async (news) => {
        if ((await accounts.byId(userId))?.role !== role) return { items: [], over: true };
        if (known && !news.includes(null)) {
          const ids = new Set(news.flatMap((event) => (event ? [event.id] : [])));
          return { items: await this.#changesOf(reader, scope, known, [...ids]) };
        }
        const present = await this.#look(reader.viewer, scope);
        const ids = known && differencesOf(known, present);
        if (known && ids && ids.length <= MOST_AT_ONCE)
          return { items: await this.#changesOf(reader, scope, known, ids) };
        known = present;
        return { items: [reset(scope)] };
      },
    });
  }

  async #look({ userId: viewerId }: Viewer, scope: QueueScope): Promise<Known> {
    const rows = await this.#statements()[scope].known.execute({ viewerId });
    const revisions = new Map(rows.slice(0, MOST_KNOWN).map(({ id, revision }) => [id, revision]));
    return { revisions, isComplete: rows.length <= MOST_KNOWN };
  }

  /** What these cases are now, for a stream that knows `known`, which is brought up to date. */
  async #changesOf(reader: Reader, scope: QueueScope, known: Known, ids: string[]): Promise<QueueChange[]> {
    if (ids.length === 0) return [];
    const values = { viewerId: reader.viewer.userId, ids: `{${ids.join(',')}}` };
    const rows = await this.#statements()[scope].byIds.execute(values);
    const { revisions } = known;
    const shown = rows
      .filter(({ id, revision }) => revision > (revisions.get(id) ?? 0))
      .sort((a, b) => queueRank(a) - queueRank(b) || (a.id < b.id ? -1 : 1));
    await this.deps.audit.read(this.deps.db, reader, shown, 'LIVE');
    const present = new Set(rows.map(({ id }) => id));
    const gone = ids.filter((id) => !present.has(id));
    const left = gone.filter((id) => revisions.delete(id));
    const changes = shown.map((consultation): QueueChange => {
      const { id } = consultation;
      return { scope, kind: revisions.has(id) ? 'CHANGED' : 'ENTERED', id, consultation };
    });
    for (const { id, revision } of shown) remember(known, id, revision);
    const isUnsure = !known.isComplete && left.length < gone.length;
    return [
      ...left.map((id): QueueChange => ({ scope, kind: 'LEFT', id, consultation: null })),
      ...changes,
      ...(isUnsure ? [reset(scope)] : []),
    ];
  }
}

const reset = (scope: QueueScope): QueueChange => ({ scope, kind: 'RESET', id: null, consultation: null });

function remember(known: Known, id: string, revision: number): void {
  if (known.revisions.has(id) || known.revisions.size < MOST_KNOWN) known.revisions.set(id, revision);
  else known.isComplete = false;
}

/** The ids of which only one side knows, or another revision; null if one side does not know all. */
function differencesOf(before: Known, after: Known): string[] | null {
  const ids = new Set([...before.revisions.keys(), ...after.revisions.keys()]);
  const differing = [...ids].filter((id) => before.revisions.get(id) !== after.revisions.get(id));
  if (differing.length === 0) return [];
  return before.isComplete && after.isComplete ? differing : null;
}

function prepareStatements(db: Database) {
  const { id, revision, tier } = consultations;
  const of = (scope: QueueScope) => {
    const inQueue = queueCondition(db, sql.placeholder('viewerId'), scope);
    const name = `consultation_queue_${scope.toLowerCase()}`;
    return {
      known: db
        .select({ id, revision })
        .from(consultations)
        .where(inQueue)
        .orderBy(asc(tier), asc(id))
        .limit(MOST_KNOWN + 1)
        .prepare(`${name}_known`),
      byIds: db
        .select()
        .from(consultations)
        .where(sql`${inQueue} and ${id} = any(${sql.placeholder('ids')}::uuid[])`)
        .prepare(`${name}_by_ids`),
    };
  };
  return { UNCLAIMED: of('UNCLAIMED'), OWN_OPEN: of('OWN_OPEN'), OWN_DONE: of('OWN_DONE') };
}
