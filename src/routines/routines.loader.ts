import DataLoader from 'dataloader';
import type { Ingredient } from '../ingredients/facts/ingredient-rows.ts';
import type { IngredientsService } from '../ingredients/ingredients.service.ts';
import { alignTo } from '../platform/database/align.ts';
import type { Viewer } from '../platform/viewer.ts';
import { ViewerLoader } from '../platform/viewer-loader.ts';
import type { CheckRoutineService, RoutineFinding } from './advice/check-routine.service.ts';
import type { CaredFor, RecommendationsService } from './advice/recommendations.service.ts';
import type { RoutineSteps } from './plans/routine-steps.ts';
import type { RoutinesService } from './plans/routines.service.ts';
import type { Routine, RoutineStep } from './plans/routines.table.ts';
import type { WithheldSteps } from './plans/withheld-steps.ts';

/** Maximum ids per statement. */
const MAX_IDS = 2000;
const OPTIONS = { cache: false, maxBatchSize: 100 } as const;

/** Batches reads for several routines of the same tick; caches nothing. */
export class RoutinesLoader {
  readonly #withheld: DataLoader<RoutineStep, boolean>;
  readonly #steps: DataLoader<string, RoutineStep[]>;
  readonly #ingredients: DataLoader<string, Ingredient | null>;
  readonly #findings: ViewerLoader<Routine, RoutineFinding[]>;
  readonly #people: DataLoader<string, CaredFor>;
  readonly #byId: ViewerLoader<string, Routine | null>;

  constructor(parts: {
    routines: RoutinesService;
    steps: RoutineSteps;
    withheld: WithheldSteps;
    ingredients: IngredientsService;
    checks: CheckRoutineService;
    recommendations: RecommendationsService;
  }) {
    this.#byId = new ViewerLoader((viewer, ids) => parts.routines.getMany(viewer, ids));
    this.#findings = new ViewerLoader((viewer, routines) => parts.checks.findings(viewer, routines));
    this.#withheld = new DataLoader(
      async (steps) => {
        const ids = await parts.withheld.forDoctor(steps);
        return steps.map(({ id }) => ids.has(id));
      },
      { cache: false },
    );
    this.#steps = new DataLoader((ids) => parts.steps.of(ids), OPTIONS);
    this.#ingredients = new DataLoader(
      async (ids) => {
        const each = [...new Set(ids)];
        const rows: (Ingredient | null)[] = [];
        for (let at = 0; at < each.length; at += MAX_IDS) {
          rows.push(...(await parts.ingredients.getMany(each.slice(at, at + MAX_IDS))));
        }
        return alignTo(
          ids,
          rows.filter((row) => row !== null),
          ({ id }) => id,
        );
      },
      { cache: false },
    );
    this.#people = new DataLoader((userIds) => {
      const each = new Map([...new Set(userIds)].map((id) => [id, parts.recommendations.caredFor(id)]));
      return Promise.all(userIds.map((id) => each.get(id)!));
    }, OPTIONS);
  }

  /** Null if missing or not the viewer's. */
  routine(viewer: Viewer, id: string): Promise<Routine | null> {
    return this.#byId.load(viewer, id);
  }

  steps(routineId: string): Promise<RoutineStep[]> {
    return this.#steps.load(routineId);
  }

  /** Whether a prescribed step waits for the doctor's answer on a pregnancy. */
  isWithheld(step: RoutineStep): Promise<boolean> {
    return this.#withheld.load(step);
  }

  ingredient(id: string): Promise<Ingredient | null> {
    return this.#ingredients.load(id);
  }

  findings(viewer: Viewer, routine: Routine): Promise<RoutineFinding[]> {
    return this.#findings.load(viewer, routine);
  }

  caredFor(userId: string): Promise<CaredFor> {
    return this.#people.load(userId);
  }
}
