import { and, eq, getTableColumns, inArray, isNotNull } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { lockPerson } from '../../platform/database/person-lock.ts';
import { notFound, userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { ProfileFollower } from '../../users/profile/profile-follower.ts';
import type { UsersService } from '../../users/users.service.ts';
import type { User } from '../../users/users.table.ts';
import { isAllowed, isContraindicated, withheldStep } from '../rules/gate/pregnancy.ts';
import { profileOf } from './care-profiles.ts';
import { profileOfRoutine } from './profile-answers.ts';
import type { RoutineSteps } from './routine-steps.ts';
import type { RoutinesService } from './routines.service.ts';
import { type RoutineStep, routineSteps, routines } from './routines.table.ts';

/** Prescribed steps that go on in a pregnancy because a doctor allowed them. */
export class PrescribedStepsService implements ProfileFollower {
  constructor(
    private readonly db: Database,
    private readonly users: UsersService,
    private readonly routines: RoutinesService,
    private readonly steps: RoutineSteps,
  ) {}

  /**
   * Ends the hold of one step until the pregnancy or the product changes. Idempotent. Throws INVALID_STATE for a step that is not
   * held, and for an oral retinoid or anything contraindicated; CONFIRMATION_REQUIRED without the doctor's word.
   */
  async confirm(viewer: Viewer, id: string, doctorAgreed: boolean): Promise<RoutineStep> {
    await this.routines.requireGuardian(viewer);
    return this.db.transaction(async (tx) => {
      // The pregnancy that the account states must not change meanwhile, nor the step.
      const user = await this.users.keep(tx, viewer.userId);
      await lockPerson(tx, 'ROUTINE', viewer.userId);
      const [place] = await tx
        .select({ row: getTableColumns(routineSteps), startsOn: routines.startsOn, made: routines.profile })
        .from(routineSteps)
        .innerJoin(routines, eq(routines.id, routineSteps.routineId))
        .where(and(eq(routineSteps.id, id), eq(routines.userId, viewer.userId)));
      if (!user || !place) throw notFound('step');
      const { row, startsOn, made } = place;
      const profile = profileOfRoutine(made, profileOf(user));
      const [plan] = await this.steps.plans([{ startsOn, steps: [row] }], tx);
      const step = plan!.steps[0]!;
      if (withheldStep(step, profile) === null) {
        if (isAllowed(step, profile)) return row;
        throw userError('INVALID_STATE', message('routines.prescribed.not-held'), 'id');
      }
      if (isContraindicated(step, profile)) {
        throw userError('INVALID_STATE', message('routines.prescribed.never', { drug: row.name }), 'id');
      }
      if (!doctorAgreed) {
        throw userError(
          'CONFIRMATION_REQUIRED',
          message('routines.prescribed.ask', { drug: row.name }),
          'doctorAgreed',
        );
      }
      const [allowed] = await tx
        .update(routineSteps)
        .set({ allowedFor: profile.pregnancy })
        .where(eq(routineSteps.id, row.id))
        .returning();
      return allowed!;
    });
  }

  async profileChanged(tx: Transaction, before: User, after: User): Promise<void> {
    if (after.pregnancy === before.pregnancy) return;
    const own = tx.select({ id: routines.id }).from(routines).where(eq(routines.userId, after.id));
    await tx
      .update(routineSteps)
      .set({ allowedFor: null })
      .where(and(inArray(routineSteps.routineId, own), isNotNull(routineSteps.allowedFor)));
  }
}
