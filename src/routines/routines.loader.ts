import DataLoader from 'dataloader';
import type { Ingredient } from '../ingredients/ingredient-rows.ts';
import type { IngredientsService } from '../ingredients/ingredients.service.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { CheckRoutineService, RoutineFinding } from './check-routine.service.ts';
import type { Person } from './recommend.ts';
import type { RecommendationsService } from './recommendations.service.ts';
import type { RoutineSteps } from './routine-steps.ts';
import type { RoutinesService } from './routines.service.ts';
import type { Routine, RoutineStep } from './routines.table.ts';

/** Of one statement. */
const MAX_IDS = 2000;
const OPTIONS = { cache: false, maxBatchSize: 100 } as const;

/** Reads what hangs on several routines of the same tick together; remembers nothing. */
export class RoutinesLoader {
  readonly #steps: DataLoader<string, RoutineStep[]>;
  readonly #ingredients: DataLoader<string, Ingredient | null>;
  readonly #findings = new WeakMap<Viewer, DataLoader<Routine, RoutineFinding[]>>();
  readonly #people: DataLoader<string, Person>;
  readonly #byId = new WeakMap<Viewer, DataLoader<string, Routine | null>>();
  readonly #checks: CheckRoutineService;
  readonly #routines: RoutinesService;

  constructor(parts: {
    routines: RoutinesService;
    steps: RoutineSteps;
    ingredients: IngredientsService;
    checks: CheckRoutineService;
    recommendations: RecommendationsService;
  }) {
    this.#checks = parts.checks;
    this.#routines = parts.routines;
    this.#steps = new DataLoader((ids) => parts.steps.of(ids), OPTIONS);
    this.#ingredients = new DataLoader(
      async (ids) => {
        const each = [...new Set(ids)];
        const rows: (Ingredient | null)[] = [];
        for (let at = 0; at < each.length; at += MAX_IDS) {
          rows.push(...(await parts.ingredients.getMany(each.slice(at, at + MAX_IDS))));
        }
        return alignTo(ids)(rows);
      },
      { cache: false },
    );
    this.#people = new DataLoader((userIds) => {
      const each = new Map([...new Set(userIds)].map((id) => [id, parts.recommendations.person(id)]));
      return Promise.all(userIds.map((id) => each.get(id)!));
    }, OPTIONS);
  }

  /** Null for what is missing or not the viewer's. */
  routine(viewer: Viewer, id: string): Promise<Routine | null> {
    let loader = this.#byId.get(viewer);
    if (!loader) {
      loader = new DataLoader((ids) => this.#routines.getMany(viewer, ids), OPTIONS);
      this.#byId.set(viewer, loader);
    }
    return loader.load(id);
  }

  steps(routineId: string): Promise<RoutineStep[]> {
    return this.#steps.load(routineId);
  }

  ingredient(id: string): Promise<Ingredient | null> {
    return this.#ingredients.load(id);
  }

  findings(viewer: Viewer, routine: Routine): Promise<RoutineFinding[]> {
    let loader = this.#findings.get(viewer);
    if (!loader) {
      loader = new DataLoader((routines) => this.#checks.findings(viewer, routines), OPTIONS);
      this.#findings.set(viewer, loader);
    }
    return loader.load(routine);
  }

  person(userId: string): Promise<Person> {
    return this.#people.load(userId);
  }
}

const alignTo = (ids: readonly string[]) => (rows: readonly (Ingredient | null)[]) => {
  const byId = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  return ids.map((id) => byId.get(id) ?? null);
};
