import { randomUUID } from 'node:crypto';
import { and, eq, gte, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AnalysesService } from '../../analyses/analyses.service.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import { OwnRows } from '../../platform/database/own-rows.ts';
import { notFound, requireDay, userError } from '../../platform/errors.ts';
import type { Events } from '../../platform/events/events.ts';
import { follow } from '../../platform/events/follow.ts';
import { contentHash, sameRequest } from '../../platform/http/request-content.ts';
import { metricLabel } from '../../platform/language/metric-texts.ts';
import { message } from '../../platform/language/text.ts';
import { addDays, startOfDay } from '../../platform/time/calendar-days.ts';
import { localDay } from '../../platform/time/local-day.ts';
import { clientRequestIdField, parseInput, says } from '../../platform/validation.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type Goal, goals } from './goals.table.ts';

export interface CreateGoal {
  metric: string;
  target: number;
  day: string;
  /** Retrying with the same id returns the same goal. */
  clientRequestId?: string | null;
  timeZone: string;
}
/** Omitted fields are unchanged. */
export interface UpdateGoal {
  id: string;
  target?: number | null;
  day?: string | null;
  timeZone: string;
}

const MOST_UNREACHED = 50;
const MOST_DAYS_AHEAD = 5 * 366;
/** A commit may become visible this long after its timestamp. */
const OVERLAP_SECONDS = 60;

const target = z
  .number()
  .min(0, says('progress.goal.target-low'))
  .max(100, says('progress.goal.target-high'));

interface Dependencies {
  db: Database;
  events: Events;
  analyses: AnalysesService;
  metricKeys: readonly string[];
}

export class GoalsService {
  readonly rows: OwnRows<typeof goals>;
  readonly #statements = atFirstUse(() => prepareStatements(this.deps.db));

  constructor(private readonly deps: Dependencies) {
    this.rows = new OwnRows(deps.db, goals, 'goal');
  }

  async create(viewer: Viewer, input: CreateGoal): Promise<Goal> {
    const { db, analyses, metricKeys } = this.deps;
    const metric = z.string().refine((key) => metricKeys.includes(key), {
      error: says('progress.metric.unknown'),
      params: {
        code: 'NOT_ALLOWED',
        values: { metrics: metricKeys.map(metricLabel), allowed: metricKeys.join(', ') },
      },
    });
    const values = parseInput(z.object({ metric, target, clientRequestId: clientRequestIdField }), input);
    const endsAt = endOf(input.day, input.timeZone);
    const clientRequestId = values.clientRequestId ?? randomUUID();
    const { timeZone: _, ...asked } = input;
    const hash = contentHash('createGoal', asked);
    const known = await this.#byRequest(viewer, clientRequestId);
    if (known) return sameRequest(known, hash);
    const unreached = await db.$count(goals, and(eq(goals.userId, viewer.userId), isNull(goals.reachedAt)));
    if (unreached >= MOST_UNREACHED) {
      throw userError('LIMIT_REACHED', message('progress.goal.too-many', { maximum: MOST_UNREACHED }));
    }
    const latest = await analyses.latestForAdvice(viewer);
    const baseline = latest?.metrics.find(({ key }) => key === input.metric)?.value ?? null;
    const [row] = await db
      .insert(goals)
      .values({
        ...{
          ...values,
          clientRequestId,
          contentHash: hash,
          day: input.day,
          endsAt,
          baseline,
          userId: viewer.userId,
        },
        photoKind: latest?.kind ?? null,
      })
      .onConflictDoNothing({ target: [goals.userId, goals.clientRequestId] })
      .returning();
    return row ?? sameRequest((await this.#byRequest(viewer, clientRequestId))!, hash);
  }

  /** A goal that was reached cannot be changed. */
  async update(viewer: Viewer, input: UpdateGoal): Promise<Goal> {
    const { id, timeZone } = input;
    const changes = parseInput(z.object({ target: target.nullish() }), input);
    const day = input.day ? { day: input.day, endsAt: endOf(input.day, timeZone) } : {};
    const [row] = await this.deps.db
      .update(goals)
      .set({
        target: sql`coalesce(${changes.target ?? null}::real, ${goals.target})`,
        ...day,
      })
      .where(and(eq(goals.id, id), eq(goals.userId, viewer.userId), isNull(goals.reachedAt)))
      .returning();
    if (row) return row;
    await this.rows.get(viewer, id);
    throw userError('INVALID_STATE', message('progress.goal.reached'), 'id');
  }

  async remove(viewer: Viewer, id: string): Promise<string> {
    const [row] = await this.deps.db
      .delete(goals)
      .where(and(eq(goals.id, id), eq(goals.userId, viewer.userId)))
      .returning({ id: goals.id });
    if (!row) throw notFound('goal');
    return row.id;
  }

  /** Each goal that is reached from now on, once. */
  async reached(viewer: Viewer): Promise<AsyncIterableIterator<Goal>> {
    const { userId } = viewer;
    // By the database's clock, which all processes share.
    const [row] = await this.deps.db.execute<{ since: string }>(
      sql`select (now() - make_interval(secs => ${OVERLAP_SECONDS}))::text as since`,
    );
    const read = () => this.#statements().reachedSince.execute({ userId, since: row!.since });
    const told = new Set((await read()).map(({ id }) => id));
    return follow({
      events: this.deps.events,
      audience: userId,
      types: ['GOAL'],
      read: async () => {
        const items = (await read()).filter(({ id }) => !told.has(id));
        for (const { id } of items) told.add(id);
        return { items };
      },
    });
  }

  async #byRequest(viewer: Viewer, clientRequestId: string): Promise<Goal | undefined> {
    const [row] = await this.deps.db
      .select()
      .from(goals)
      .where(and(eq(goals.userId, viewer.userId), eq(goals.clientRequestId, clientRequestId)));
    return row;
  }
}

/** The end of a day that can be chosen for a goal. Throws TOO_EARLY and TOO_LATE. */
function endOf(day: string, timeZone: string): Date {
  const today = localDay(timeZone, new Date());
  const text = day < today ? message('progress.goal.day-passed') : message('progress.goal.day-far');
  requireDay(day, [today, addDays(today, MOST_DAYS_AHEAD)], text, 'day');
  return startOfDay(addDays(day, 1), timeZone);
}

function prepareStatements(db: Database) {
  const mine = eq(goals.userId, sql.placeholder('userId'));
  return {
    reachedSince: db
      .select()
      .from(goals)
      .where(and(mine, gte(goals.reachedAt, sql.placeholder('since'))))
      .orderBy(goals.reachedAt, goals.id)
      .limit(10 * MOST_UNREACHED)
      .prepare('goals_reached_since'),
  };
}
