import type { RoutineSteps } from '../plans/routine-steps.ts';
import type { StepIngredient } from '../plans/routines.table.ts';
import type { GeneratedStep } from '../rules/generation.ts';

/** The proposed ingredients of generated steps from the database, with a constant number of statements. */
export async function proposals(
  reader: RoutineSteps,
  steps: readonly Pick<GeneratedStep, 'inciNames'>[],
): Promise<StepIngredient[][]> {
  const names = [...new Set(steps.flatMap(({ inciNames }) => inciNames))];
  const items = await reader.readLabel(names.join(', '));
  const byName = new Map(items.map((item) => [item.text.toUpperCase(), item]));
  return steps.map(({ inciNames }) =>
    inciNames.map((text) => {
      const item = byName.get(text);
      const [ingredientId, confidence] = item ? [item.ingredientId, item.confidence] : [null, 0];
      return { text, ingredientId, position: null, percent: null, confidence };
    }),
  );
}
