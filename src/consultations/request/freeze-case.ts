import type { AnalysesService } from '../../analyses/analyses.service.ts';
import type { Analysis } from '../../analyses/analyses.table.ts';
import type { AvoidedIngredientsService } from '../../ingredients/avoided-ingredients.service.ts';
import { titleOfFamily } from '../../ingredients/facts/family-words.ts';
import { userError } from '../../platform/errors.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { RoutineSteps } from '../../routines/plans/routine-steps.ts';
import type { RoutinesService } from '../../routines/plans/routines.service.ts';
import { ageOf } from '../../users/profile.service.ts';
import type { UsersService } from '../../users/users.service.ts';
import type { ConsultationSnapshot, FrozenAnalysis, FrozenRoutine } from '../case/consultation-snapshot.ts';

const MOST_AVOIDED = 500;

interface Dependencies {
  users: UsersService;
  analyses: AnalysesService;
  routines: RoutinesService;
  steps: RoutineSteps;
  avoidedIngredients: AvoidedIngredientsService;
}

/** Gathers what a case is asked with, as it is now. */
export class FreezeCase {
  constructor(private readonly deps: Dependencies) {}

  /** The own analysis. Throws NOT_FOUND, and INVALID_STATE unless it is COMPLETED. */
  async analysis(viewer: Viewer, id: string): Promise<Analysis> {
    const analysis = await this.deps.analyses.get(viewer, id);
    if (analysis.status === 'COMPLETED') return analysis;
    const message = `Only a completed analysis can be shown; this one is ${analysis.status}.`;
    throw userError('INVALID_STATE', message, 'analysisId');
  }

  async snapshot(viewer: Viewer, analysis: Analysis | null): Promise<ConsultationSnapshot> {
    const { users, avoidedIngredients } = this.deps;
    const [user, routine, families, avoided] = await Promise.all([
      users.getUser(viewer),
      this.#routine(viewer),
      avoidedIngredients.families(viewer.userId),
      avoidedIngredients.list(viewer, { first: MOST_AVOIDED - 1, after: null }),
    ]);
    const { skinType, concerns, pregnancy } = user;
    return {
      profile: { age: ageOf(user), skinType, concerns, pregnancy },
      analysis: analysis && frozen(analysis),
      routine,
      avoidedIngredients: [
        ...families.map(({ family, note }) => ({ name: titleOfFamily(family, 'en'), note })),
        ...avoided.map(({ ingredient, note }) => ({ name: ingredient.inciName, note })),
      ],
    };
  }

  async #routine(viewer: Viewer): Promise<FrozenRoutine | null> {
    const { routines, steps } = this.deps;
    const routine = await routines.active(viewer);
    if (!routine) return null;
    const [rows = []] = await steps.of([routine.id]);
    return {
      name: routine.name,
      startsOn: routine.startsOn,
      steps: rows.map(({ routineId: _, createdAt: __, ...step }) => step),
    };
  }
}

function frozen(analysis: Analysis): FrozenAnalysis {
  const { id, modelName, modelVersion, skinScore, hydration, oiliness, elasticity, pores } = analysis;
  const { confidence, metrics, tone } = analysis;
  return {
    ...{ id, createdAt: analysis.createdAt.toISOString(), modelName, modelVersion },
    ...{ skinScore, hydration, oiliness, elasticity, pores, confidence, metrics, tone },
  };
}
