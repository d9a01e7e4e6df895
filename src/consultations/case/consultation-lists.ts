import { and, eq, type SQL, sql } from 'drizzle-orm';
import { prepareCount } from '../../platform/database/count-rows.ts';
import type { Database } from '../../platform/database/database.ts';
import {
  behindCursor,
  type CreationCursor,
  cursorValues,
  inTimeOrder,
  type Page,
  readingOrder,
  startWithin,
  type TimeOrder,
} from '../../platform/database/keyset.ts';
import type { Span } from '../../platform/time/day-range.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { ConsultationStatus } from './consultation-states.ts';
import { type Consultation, consultations } from './consultations.table.ts';

/** What is null or missing does not count. */
export interface ConsultationsAsked {
  status?: ConsultationStatus | null;
  /** When it was requested. */
  created?: Span | null;
}

const { createdAt, id } = consultations;
/** The one place that says what a filter of consultations means. Each is a condition of its own, so that an index serves it. */
const CONDITIONS = {
  status: eq(consultations.status, sql.placeholder('status')),
  since: sql`${createdAt} >= ${sql.placeholder('since')}::timestamptz`,
  until: sql`${createdAt} < ${sql.placeholder('until')}::timestamptz`,
} as const satisfies Record<string, SQL>;
type Condition = keyof typeof CONDITIONS;

/** Which conditions there are, behind the order: `OLDEST status`. */
type Shape = string;

/** Pages of the consultations that a person asked for. */
export class ConsultationLists {
  readonly #lists = new Map<Shape, ReturnType<typeof prepareList>>();
  readonly #counts = new Map<Shape, ReturnType<typeof prepareCountOf>>();

  constructor(private readonly db: Database) {}

  /** Reads one more than requested. */
  list(
    { userId }: Viewer,
    page: Page<CreationCursor>,
    asked: ConsultationsAsked,
    listed: TimeOrder,
  ): Promise<Consultation[]> {
    const order = readingOrder(listed, page);
    const conditions = conditionsOf(asked).filter((name) => name !== BEGINNING[order]);
    const shape = [order, ...conditions].join(' ');
    const statement = this.#lists.get(shape) ?? prepareList(this.db, order, conditions);
    this.#lists.set(shape, statement);
    return statement.execute({
      userId,
      limit: page.first + 1,
      ...valuesOf(asked),
      ...cursorValues(startWithin(asked.created, page.after, order), order),
    });
  }

  async count({ userId }: Viewer, asked: ConsultationsAsked): Promise<number> {
    const conditions = conditionsOf(asked);
    const shape = conditions.join(' ');
    const statement = this.#counts.get(shape) ?? prepareCountOf(this.db, conditions);
    this.#counts.set(shape, statement);
    const [row] = await statement.execute({ userId, ...valuesOf(asked) });
    return row!.count;
  }
}

/** The end of the span at which the order begins: `startWithin` sees to it. */
const BEGINNING: Readonly<Record<TimeOrder, Condition>> = { NEWEST: 'until', OLDEST: 'since' };

function conditionsOf({ status, created }: ConsultationsAsked): Condition[] {
  const given = { status, since: created, until: created };
  return (Object.keys(CONDITIONS) as Condition[]).filter((name) => given[name] != null);
}
const valuesOf = ({ status, created }: ConsultationsAsked) => ({ status, ...created });

const mine = eq(consultations.userId, sql.placeholder('userId'));

const prepareList = (db: Database, order: TimeOrder, conditions: readonly Condition[]) =>
  db
    .select()
    .from(consultations)
    .where(and(mine, behindCursor(order, createdAt, id), ...conditions.map((name) => CONDITIONS[name])))
    .orderBy(...inTimeOrder(order, createdAt, id))
    .limit(sql.placeholder('limit'))
    .prepare(['consultations_list', order.toLowerCase(), ...conditions].join('_'));

const prepareCountOf = (db: Database, conditions: readonly Condition[]) =>
  prepareCount(
    db,
    consultations,
    and(mine, ...conditions.map((name) => CONDITIONS[name])),
    ['consultations_count', ...conditions].join('_'),
  );
