import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { Loads, Needs } from '../graphql/planner/needs.ts';
import { LocalDate } from '../graphql/types/scalars.ts';
import { Weigh } from '../graphql/weights.ts';
import type { IngredientsLoader } from '../ingredients/ingredients.loader.ts';
import { IngredientType } from '../ingredients/ingredients.types.ts';
import type { Text } from '../platform/language/text.ts';
import type { Routine, RoutineStep, StepIngredient } from './plans/routines.table.ts';
import { RoutineFindingType } from './routine-check.types.ts';
import { RoutineSessionEnum } from './routine-enums.ts';
import type { RoutinesLoader } from './routines.loader.ts';
import { stepsOfRoutine } from './routines.reads.ts';
import { RoutineStepType, RoutineType, StepIngredientType, StepScheduleType } from './routines.types.ts';
import { explanationOf } from './rules/explanation.ts';
import { HELD_UNTIL } from './rules/reaction-rules.ts';
import type { RoutineSession } from './rules/routine-plan.ts';
import { shownSchedule } from './shown-schedule.ts';

@Resolver(() => RoutineType)
export class RoutineFieldsResolver {
  constructor(private readonly loader: RoutinesLoader) {}

  @Weigh(20)
  @Loads(stepsOfRoutine)
  @FieldResolver(() => [RoutineStepType], { description: 'Its steps in the order of use; at most 40.' })
  steps(
    @Arg('session', () => RoutineSessionEnum, {
      nullable: true,
      description: 'Returns only the steps of one session.',
    })
    _session: RoutineSession | null = null,
  ) {}

  @Weigh(60, 7)
  @FieldResolver(() => [RoutineFindingType], {
    description: 'What the rules currently report about it, most serious first; at most 100.',
  })
  findings(@Root() routine: Routine, @Ctx() context: Context) {
    return this.loader.findings.load(requireViewer(context), routine);
  }
}

@Resolver(() => RoutineStepType)
export class RoutineStepFieldsResolver {
  constructor(private readonly loader: RoutinesLoader) {}

  @Needs<RoutineStep>('schedule')
  @FieldResolver(() => StepScheduleType, { description: 'Schedule of the step.' })
  schedule(@Root() { schedule }: Pick<RoutineStep, 'schedule'>): StepScheduleType {
    return shownSchedule(schedule);
  }

  @Needs<RoutineStep>('ruleId', 'reason')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why the step is there, in the language of the profile; null for steps that the person added.',
  })
  reason(@Root() { ruleId, reason }: Pick<RoutineStep, 'ruleId' | 'reason'>): Text | null {
    return explanationOf(ruleId)?.reason ?? reason;
  }

  @Needs<RoutineStep>('ruleId', 'source')
  @FieldResolver(() => String, { nullable: true, description: 'Source of the reason, as a citation.' })
  source(@Root() { ruleId, source }: Pick<RoutineStep, 'ruleId' | 'source'>): Text | null {
    return explanationOf(ruleId)?.source ?? source;
  }

  @Needs<RoutineStep>('pausedUntil')
  @FieldResolver(() => LocalDate, {
    nullable: true,
    description:
      'First day after its latest rest: after a reaction or, if it ramps up, a break of the routine. Null if there was none, or if it has no end yet (`heldForDoctor`).',
  })
  pausedUntil(@Root() { pausedUntil }: Pick<RoutineStep, 'pausedUntil'>) {
    return pausedUntil === HELD_UNTIL ? null : pausedUntil;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it must not be used before a doctor was asked: an emergency holds it (`resumeAfterReaction`), or it is prescribed and the pregnancy of the account speaks against it (`confirmPrescribedStep`).',
  })
  heldForDoctor(@Root() step: RoutineStep) {
    return step.pausedUntil === HELD_UNTIL || this.loader.withheld.load(step);
  }
}

@Resolver(() => StepIngredientType)
export class StepIngredientFieldsResolver {
  constructor(private readonly ingredients: IngredientsLoader) {}

  @FieldResolver(() => IngredientType, {
    nullable: true,
    description: 'Best match; null if unknown.',
  })
  ingredient(@Root() { ingredientId }: StepIngredient) {
    return ingredientId === null ? null : this.ingredients.load(ingredientId);
  }
}
