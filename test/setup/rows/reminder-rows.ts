import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { AuditService } from '../../../src/audit/audit.service.ts';
import { ConsentsService } from '../../../src/consents/consents.service.ts';
import { IngredientsService } from '../../../src/ingredients/ingredients.service.ts';
import { NotificationsService } from '../../../src/notifications/notifications.service.ts';
import {
  connectDatabase,
  type Database,
  type DatabaseConnection,
} from '../../../src/platform/database/database.ts';
import { createLocalEvents } from '../../../src/platform/events/events.ts';
import { Jobs } from '../../../src/platform/jobs/jobs.ts';
import { createLog, type Log } from '../../../src/platform/logging/log.ts';
import { FireReminders } from '../../../src/reminders/fire-reminders.ts';
import { type Reminder, reminders } from '../../../src/reminders/reminders.table.ts';
import { OpenStepsService } from '../../../src/routines/diary/open-steps.service.ts';
import { StepLogsService } from '../../../src/routines/diary/step-logs.service.ts';
import { AhaUses } from '../../../src/routines/plans/aha-uses.ts';
import { RoutineSteps } from '../../../src/routines/plans/routine-steps.ts';
import { RoutinesService } from '../../../src/routines/plans/routines.service.ts';
import { routineSteps, routines } from '../../../src/routines/plans/routines.table.ts';
import { WithheldSteps } from '../../../src/routines/plans/withheld-steps.ts';
import { DEFAULT_PROFILE } from '../../../src/routines/rules/care-profile.ts';
import type { StepSchedule } from '../../../src/routines/rules/routine-plan.ts';
import { UsersService } from '../../../src/users/users.service.ts';
import { users } from '../../../src/users/users.table.ts';

const silent = createLog({ level: 'silent', readable: false });

/** One scheduler on connections of its own, as a process has it. */
export async function openScheduler(
  url: string,
  options: { log?: Log; onStatement?: (sql: string) => void } = {},
): Promise<{ connection: DatabaseConnection; fire: FireReminders }> {
  const { log = silent, onStatement } = options;
  const connection = connectDatabase({ url, poolSize: 1, statementTimeoutSeconds: 10, onStatement });
  const { db } = connection;
  const jobs = await Jobs.connect({ databaseUrl: url, log: silent });
  const accounts = new UsersService(db);
  const steps = new RoutineSteps(db, new IngredientsService(db));
  const consents = new ConsentsService(db, new AuditService(), accounts, []);
  const plans = new RoutinesService(db, accounts, consents, new AhaUses(steps));
  const withheld = new WithheldSteps(db, steps);
  const logs = new StepLogsService(db, plans, steps, withheld);
  const fire = new FireReminders({
    db,
    users: accounts,
    openSteps: new OpenStepsService(db, plans, steps, logs, withheld),
    notifications: new NotificationsService({ db, events: createLocalEvents(silent), jobs }),
    log,
  });
  const close = async () => {
    await jobs.stop();
    await connection.close();
  };
  return { connection: { ...connection, close }, fire };
}

interface Person extends Partial<Omit<Reminder, 'userId'>> {
  name?: string;
  /** Of the steps of the session; two that are daily where absent. */
  schedules?: StepSchedule[];
}

/** People, each with an active routine since 2026-01-01 and a reminder of its morning; returns their ids. */
export async function insertPeople(db: Database, people: readonly Person[]): Promise<string[]> {
  const ids = people.map(() => randomUUID());
  const startsOn = '2026-01-01';
  await db.insert(users).values(
    people.map(({ timeZone = 'UTC' }, index) => ({
      ...{ id: ids[index]!, email: `${ids[index]}@test.example`, passwordHash: 'none', timeZone },
    })),
  );
  const made = await db
    .insert(routines)
    .values(
      people.map(({ name = 'Mine' }, index) => ({
        ...{ userId: ids[index]!, clientRequestId: 'test', name, origin: 'OWN' as const, startsOn },
        ...{
          status: 'ACTIVE' as const,
          activatedAt: new Date(),
          profile: DEFAULT_PROFILE,
          rulesVersion: '1',
        },
      })),
    )
    .returning({ id: routines.id });
  const daily: StepSchedule[] = [{ kind: 'DAILY' }, { kind: 'DAILY' }];
  await db.insert(routineSteps).values(
    people.flatMap(({ schedules = daily, session = 'AM' }, index) =>
      schedules.map((schedule, position) => ({
        ...{ routineId: made[index]!.id, position, session, schedule },
        ...{ type: 'SERUM' as const, name: `Serum ${position}` },
      })),
    ),
  );
  await db.insert(reminders).values(
    people.map(({ name: _, schedules: __, ...reminder }, index) => ({
      ...{ userId: ids[index]!, session: 'AM' as const, enabled: true, time: '08:00', timeZone: 'UTC' },
      ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], ...reminder },
    })),
  );
  return ids;
}

export async function reminderOf(db: Database, userId: string): Promise<Reminder> {
  const [row] = await db.select().from(reminders).where(eq(reminders.userId, userId));
  return row!;
}

/** Number of reminder notifications, and of their people and causes. */
export async function toldCounts(db: Database): Promise<{ people: number; told: number; causes: number }> {
  const [row] = await db.execute(sql`select count(distinct user_id)::int as people, count(*)::int as told,
    count(distinct cause)::int as causes from notifications where kind = 'ROUTINE_REMINDER'`);
  return row as { people: number; told: number; causes: number };
}
