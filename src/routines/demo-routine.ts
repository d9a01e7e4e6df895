import { eq } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import { RULES_VERSION } from '../rules/rule-catalogue.ts';
import {
  type RoutineStep,
  routinePeriods,
  routineStepLogs,
  routineSteps,
  routines,
} from './plans/routines.table.ts';
import { DEFAULT_PROFILE } from './rules/care-profile.ts';
import { dayNumber, dayText } from './rules/step-schedule.ts';

const DAYS = 56;
const STEPS: Pick<RoutineStep, 'session' | 'type' | 'name' | 'spf'>[] = [
  { session: 'AM', type: 'CLEANSER', name: 'Mild gel', spf: null },
  { session: 'AM', type: 'MOISTURISER', name: 'Light cream', spf: null },
  { session: 'AM', type: 'SUNSCREEN', name: 'Day shield', spf: 50 },
  { session: 'PM', type: 'CLEANSER', name: 'Mild gel', spf: null },
  { session: 'PM', type: 'MOISTURISER', name: 'Rich cream', spf: null },
];

/** A simple active routine with eight weeks of logs, unless the user already has a routine. @param today as `YYYY-MM-DD` */
export async function insertDemoRoutine(db: Database, userId: string, today: string): Promise<void> {
  if ((await db.$count(routines, eq(routines.userId, userId))) > 0) return;
  const first = dayNumber(today) - DAYS + 1;
  const startsOn = dayText(first);
  const activatedAt = new Date(`${startsOn}T06:00:00Z`);
  await db.transaction(async (tx) => {
    const [routine] = await tx
      .insert(routines)
      .values({
        ...{ userId, clientRequestId: 'demo', name: 'Plain and steady', origin: 'OWN' as const },
        ...{ status: 'ACTIVE' as const, startsOn, activatedAt, createdAt: activatedAt },
        ...{ profile: DEFAULT_PROFILE, rulesVersion: RULES_VERSION },
      })
      .returning();
    const routineId = routine!.id;
    await tx.insert(routinePeriods).values({ userId, routineId, startedOn: startsOn });
    const steps = await tx
      .insert(routineSteps)
      .values(
        STEPS.map((step, position) => ({
          ...step,
          ...{ routineId, position, schedule: { kind: 'DAILY' as const }, established: true },
        })),
      )
      .returning();
    const logs = Array.from({ length: DAYS - 1 }, (_, day) =>
      steps
        .filter((_step, index) => day % 9 !== 4 || index < 3)
        .map(({ id: stepId, session }) => ({
          ...{ userId, routineId, stepId, session, day: dayText(first + day), outcome: 'DONE' as const },
        })),
    );
    await tx.insert(routineStepLogs).values(logs.flat());
  });
}
