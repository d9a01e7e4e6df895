import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ConsentsService } from '../../consents/consents.service.ts';
import { anyOf } from '../../platform/database/any-of.ts';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { OwnRows } from '../../platform/database/own-rows.ts';
import { notFound, userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { localDay } from '../../platform/time/local-day.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { UsersService } from '../../users/users.service.ts';
import { dayNumber } from '../rules/step-schedule.ts';
import type { AhaUses } from './aha-uses.ts';
import { type Routine, routinePeriods, routineSteps, routines } from './routines.table.ts';

/** Maximum number of routines per user. */
export const MAX_ROUTINES = 50;
const LONG_BREAK_DAYS = 28;

export class RoutinesService {
  readonly rows: OwnRows<typeof routines>;
  readonly #statements = atFirstUse(() => prepareStatements(this.db));

  constructor(
    private readonly db: Database,
    private readonly users: UsersService,
    private readonly consents: ConsentsService,
    private readonly ahaUses: AhaUses,
  ) {
    this.rows = new OwnRows(db, routines, 'routine');
  }

  /** Newest first; at most 50. */
  all({ userId }: Viewer): Promise<Routine[]> {
    return this.#statements().all.execute({ userId });
  }

  async active({ userId }: Pick<Viewer, 'userId'>): Promise<Routine | null> {
    const [row] = await this.#statements().active.execute({ userId });
    return row ?? null;
  }

  /** Active routines of several users, with one statement. */
  async activeOf(userIds: readonly string[], tx: Database | Transaction): Promise<Routine[]> {
    return tx
      .select()
      .from(routines)
      .where(and(anyOf(routines.userId, [...new Set(userIds)]), eq(routines.status, sql`'ACTIVE'`)));
  }

  /** The current date in the viewer's time zone, `YYYY-MM-DD`. */
  async today(viewer: Viewer): Promise<{ timeZone: string; today: string }> {
    const { timeZone } = await this.users.getUser(viewer);
    return { timeZone, today: localDay(timeZone, new Date()) };
  }

  /**
   * Throws CONSENT_REQUIRED for a person under 16 without a guardian's agreement. Called wherever a product begins or goes on
   * to be used; whatever only stops, removes or reports harm stays open.
   */
  requireGuardian({ userId }: Viewer): Promise<void> {
    return this.consents.requireGuardian(userId);
  }

  /** Pauses the previously active routine. Idempotent. */
  async activate(viewer: Viewer, id: string): Promise<Routine> {
    await this.requireGuardian(viewer);
    const { today } = await this.today(viewer);
    return this.db.transaction((tx) => this.activateIn(tx, viewer, id, today));
  }

  async activateIn(tx: Transaction, viewer: Viewer, id: string, today: string): Promise<Routine> {
    await this.consents.keepGuardian(tx, viewer.userId);
    const own = eq(routines.userId, viewer.userId);
    const rows = await tx.select().from(routines).where(own).orderBy(routines.id).for('update');
    const routine = rows.find((row) => row.id === id);
    if (!routine) throw notFound('routine');
    if (routine.status === 'ACTIVE') return routine;
    await this.ahaUses.keep(tx, viewer.userId, today);
    await tx
      .update(routines)
      .set({ status: 'PAUSED' })
      .where(and(own, eq(routines.status, 'ACTIVE')));
    const startsOn = await this.#firstDay(tx, routine, today);
    const [updated] = await tx
      .update(routines)
      .set({ status: 'ACTIVE', startsOn, activatedAt: routine.activatedAt ?? new Date() })
      .where(eq(routines.id, id))
      .returning();
    await endPeriods(tx, viewer, today);
    await restartRampUps(tx, id, today);
    await tx
      .insert(routinePeriods)
      .values({ userId: viewer.userId, routineId: id, startedOn: today })
      .onConflictDoUpdate({
        target: [routinePeriods.routineId, routinePeriods.startedOn],
        set: { endedOn: null },
      });
    return updated!;
  }

  /** A routine starts on the day of its first activation; the start days of generated steps move with it. */
  async #firstDay(tx: Transaction, routine: Routine, today: string): Promise<string> {
    const waited = dayNumber(today) - dayNumber(routine.startsOn);
    if (routine.activatedAt || waited <= 0) return routine.startsOn;
    if (routine.origin === 'GENERATED') {
      await tx
        .update(routineSteps)
        .set({ startsOn: sql`${routineSteps.startsOn} + ${waited}::int` })
        .where(eq(routineSteps.routineId, routine.id));
    }
    return today;
  }

  /** Idempotent. */
  async pause(viewer: Viewer, id: string): Promise<Routine> {
    const { status } = await this.rows.get(viewer, id);
    if (status === 'DRAFT') throw userError('INVALID_STATE', message('routines.not-active'), 'id');
    const { today } = await this.today(viewer);
    return this.db.transaction(async (tx) => {
      const own = and(eq(routines.id, id), eq(routines.userId, viewer.userId));
      const [row] = await tx.select().from(routines).where(own).for('update');
      if (!row) throw notFound('routine');
      return row.status === 'ACTIVE' ? this.#pauseIn(tx, row, today) : row;
    });
  }

  /** Pauses whatever routine a person follows. */
  async pauseActiveIn(tx: Transaction, userId: string, today: string): Promise<void> {
    const [row] = await tx
      .select()
      .from(routines)
      .where(and(eq(routines.userId, userId), eq(routines.status, 'ACTIVE')))
      .for('update');
    if (row) await this.#pauseIn(tx, row, today);
  }

  async #pauseIn(tx: Transaction, { id, userId }: Routine, today: string): Promise<Routine> {
    await this.ahaUses.keep(tx, userId, today);
    await endPeriods(tx, { userId }, today);
    const [updated] = await tx
      .update(routines)
      .set({ status: 'PAUSED' })
      .where(eq(routines.id, id))
      .returning();
    return updated!;
  }

  /** Deletes its steps and logs as well. */
  async remove(viewer: Viewer, id: string): Promise<string> {
    const { today } = await this.today(viewer);
    return this.db.transaction(async (tx) => {
      const own = and(eq(routines.id, id), eq(routines.userId, viewer.userId));
      const [row] = await tx.select().from(routines).where(own).for('update');
      if (!row) throw notFound('routine');
      if (row.status === 'ACTIVE') await this.ahaUses.keep(tx, viewer.userId, today);
      await tx.delete(routines).where(own);
      return row.id;
    });
  }
}

/** After four weeks or more without a routine, the skin gets used to its ramped-up steps again from the first stage on. */
async function restartRampUps(tx: Transaction, routineId: string, today: string): Promise<void> {
  const [last] = await tx
    .select({ day: sql<string | null>`max(${routinePeriods.endedOn})::text` })
    .from(routinePeriods)
    .where(eq(routinePeriods.routineId, routineId));
  if (!last?.day || dayNumber(today) - dayNumber(last.day) < LONG_BREAK_DAYS) return;
  await tx
    .update(routineSteps)
    .set({ pausedFrom: last.day, pausedUntil: today })
    .where(
      and(
        eq(routineSteps.routineId, routineId),
        sql`${routineSteps.schedule} ->> 'kind' = 'RAMP_UP'`,
        // A rest that is not over ends with the first stage anyway.
        sql`coalesce(${routineSteps.pausedUntil} <= ${today}::date, true)`,
      ),
    );
}

async function endPeriods(tx: Transaction, viewer: Pick<Viewer, 'userId'>, today: string): Promise<void> {
  await tx
    .update(routinePeriods)
    .set({ endedOn: today })
    .where(and(eq(routinePeriods.userId, viewer.userId), isNull(routinePeriods.endedOn)));
}

function prepareStatements(db: Database) {
  const own = eq(routines.userId, sql.placeholder('userId'));
  return {
    all: db
      .select()
      .from(routines)
      .where(own)
      .orderBy(desc(routines.createdAt), desc(routines.id))
      .limit(MAX_ROUTINES)
      .prepare('routines_all'),
    active: db
      .select()
      .from(routines)
      .where(and(own, eq(routines.status, sql`'ACTIVE'`)))
      .prepare('routines_active'),
  };
}
