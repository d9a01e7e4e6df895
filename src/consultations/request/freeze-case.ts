import type { AnalysesService } from '../../analyses/analyses.service.ts';
import type { Analysis } from '../../analyses/analyses.table.ts';
import type { Medication } from '../../health/health.table.ts';
import type { HealthProfileService } from '../../health/health-profile.service.ts';
import { isCurrent, type MedicationsService } from '../../health/medications.service.ts';
import type { AvoidedIngredientsService } from '../../ingredients/avoided-ingredients.service.ts';
import { nameOfFamily } from '../../ingredients/facts/family-words.ts';
import { userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import { localDay } from '../../platform/time/local-day.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { RoutineSteps } from '../../routines/plans/routine-steps.ts';
import type { RoutinesService } from '../../routines/plans/routines.service.ts';
import type { WithheldSteps } from '../../routines/plans/withheld-steps.ts';
import { readStatedMedicine } from '../../rules/medicines/stated-medicine.ts';
import { regionFor } from '../../rules/region.ts';
import { ageOf } from '../../users/age.ts';
import { severitiesOf } from '../../users/profile/concern-severities.ts';
import type { UsersService } from '../../users/users.service.ts';
import type {
  ConsultationSnapshot,
  FrozenAnalysis,
  FrozenMedication,
  FrozenRoutine,
} from '../case/consultation-snapshot.ts';

interface Dependencies {
  users: UsersService;
  analyses: AnalysesService;
  routines: RoutinesService;
  steps: RoutineSteps;
  withheld: WithheldSteps;
  avoidedIngredients: AvoidedIngredientsService;
  healthProfiles: HealthProfileService;
  medications: MedicationsService;
}

/** Gathers what a case is asked with, as it is now. */
export class FreezeCase {
  constructor(private readonly deps: Dependencies) {}

  /** The own analysis. Throws NOT_FOUND, and INVALID_STATE unless it is COMPLETED. */
  async analysis(viewer: Viewer, id: string): Promise<Analysis> {
    const analysis = await this.deps.analyses.rows.get(viewer, id);
    if (analysis.status === 'COMPLETED') return analysis;
    const { status } = analysis;
    throw userError(
      'INVALID_STATE',
      message('consultations.analysis.not-completed', { status }),
      'analysisId',
    );
  }

  async snapshot(viewer: Viewer, analysis: Analysis | null): Promise<ConsultationSnapshot> {
    const { users, avoidedIngredients, healthProfiles, medications } = this.deps;
    const [user, routine, families, avoided, health, taken] = await Promise.all([
      users.getUser(viewer),
      this.#routine(viewer),
      avoidedIngredients.families(viewer.userId),
      avoidedIngredients.namesWithNotes(viewer.userId),
      healthProfiles.of(viewer.userId),
      medications.list(viewer.userId),
    ]);
    const { skinType, concerns, pregnancy, skinTone, sensitivity } = user;
    const today = localDay(user.timeZone, new Date());
    return {
      profile: {
        ...{ age: ageOf(user), skinType, concerns, pregnancy, skinTone, sensitivity },
        ...{ region: regionFor(user), concernSeverities: severitiesOf(user), ...health },
        medications: taken.filter((each) => isCurrent(each, today)).map(frozenMedication),
      },
      analysis: analysis && frozen(analysis),
      routine,
      avoidedIngredients: [
        ...families.map(({ family, note }) => ({ name: nameOfFamily(family), note })),
        ...avoided,
      ],
    };
  }

  async #routine(viewer: Viewer): Promise<FrozenRoutine | null> {
    const { routines, steps, withheld } = this.deps;
    const routine = await routines.active(viewer);
    if (!routine) return null;
    const [rows = []] = await steps.of([routine.id]);
    const held = await withheld.forDoctor(rows);
    return {
      name: routine.name,
      startsOn: routine.startsOn,
      steps: rows.map(({ routineId: _, createdAt: __, ...step }) => ({
        ...step,
        heldForDoctor: held.has(step.id),
      })),
    };
  }
}

function frozenMedication(medication: Medication): FrozenMedication {
  const { name, strength, route, session, everyDays, startedOn, endedOn } = medication;
  const { medicines } = readStatedMedicine(medication);
  return {
    ...{ name, strength, route, session, everyDays, startedOn, endedOn },
    understoodAs: medicines.map(({ inn }) => inn),
  };
}

function frozen(analysis: Analysis): FrozenAnalysis {
  const { id, modelName, modelVersion, skinScore, hydration, oiliness, elasticity, pores } = analysis;
  const { confidence, metrics, tone } = analysis;
  return {
    ...{ id, createdAt: analysis.createdAt.toISOString(), modelName, modelVersion },
    ...{ skinScore, hydration, oiliness, elasticity, pores, confidence, metrics, tone },
  };
}
