import type { AnalysesModule } from '../analyses/analyses.module.ts';
import type { ConsentsModule } from '../consents/consents.module.ts';
import type { HealthModule } from '../health/health.module.ts';
import type { IngredientsModule } from '../ingredients/ingredients.module.ts';
import type { NotificationsModule } from '../notifications/notifications.module.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { UsersModule } from '../users/users.module.ts';
import { CheckProductResolver, LabelFindingsResolver } from './advice/check-product.resolver.ts';
import { CheckProductService } from './advice/check-product.service.ts';
import { CheckRoutineService } from './advice/check-routine.service.ts';
import { GenerateRoutineService } from './advice/generate-routine.service.ts';
import {
  AnalysisRecommendationsResolver,
  RecommendationsResolver,
} from './advice/recommendations.resolver.ts';
import { RecommendationsService } from './advice/recommendations.service.ts';
import { OpenStepsService } from './diary/open-steps.service.ts';
import { ReactionsService } from './diary/reactions.service.ts';
import { StepLogsResolver } from './diary/step-logs.resolver.ts';
import { StepLogsService } from './diary/step-logs.service.ts';
import { TodayRoutineService } from './diary/today-routine.service.ts';
import { UsedProducts } from './diary/used-products.ts';
import { NotificationRoutineResolver } from './notification-routine.resolver.ts';
import { NotificationPatchTestResolver } from './patch-tests/notification-patch-test.resolver.ts';
import { PatchTestFieldsResolver } from './patch-tests/patch-test-fields.resolver.ts';
import { PatchTestReactions } from './patch-tests/patch-test-reactions.ts';
import { patchTestDue } from './patch-tests/patch-tests.queues.ts';
import { PatchTestsResolver } from './patch-tests/patch-tests.resolver.ts';
import { PatchTestsService } from './patch-tests/patch-tests.service.ts';
import { PatchTestsWorker } from './patch-tests/patch-tests.worker.ts';
import { ViewerPatchTestsResolver } from './patch-tests/viewer-patch-tests.resolver.ts';
import { AhaUses } from './plans/aha-uses.ts';
import { CareProfiles } from './plans/care-profiles.ts';
import { GuardianPause } from './plans/guardian-pause.ts';
import { HealthTraces } from './plans/health-traces.ts';
import { PrescribedStepsResolver } from './plans/prescribed-steps.resolver.ts';
import { PrescribedStepsService } from './plans/prescribed-steps.service.ts';
import { RoutineSteps } from './plans/routine-steps.ts';
import { RoutinesService } from './plans/routines.service.ts';
import { WithheldSteps } from './plans/withheld-steps.ts';
import { WriteRoutineService } from './plans/write-routine.service.ts';
import {
  RoutineFieldsResolver,
  RoutineStepFieldsResolver,
  StepIngredientFieldsResolver,
} from './routine-fields.resolver.ts';
import { RoutinesLoader } from './routines.loader.ts';
import { RoutinesPersonalData } from './routines.personal-data.ts';
import { RoutinesResolver } from './routines.resolver.ts';
import { ViewerRoutinesResolver } from './viewer-routines.resolver.ts';

type Dependencies = Pick<Platform, 'db' | 'jobs'> &
  Pick<AnalysesModule, 'analyses'> &
  Pick<ConsentsModule, 'consents' | 'consentFollowers'> &
  Pick<HealthModule, 'healthProfiles' | 'medications'> &
  Pick<
    IngredientsModule,
    'ingredients' | 'ingredientsLoader' | 'ingredientChecks' | 'avoidedIngredients' | 'namedIngredients'
  > &
  Pick<NotificationsModule, 'notifications'> &
  Pick<UsersModule, 'profileFollowers' | 'users'>;

/** Routines, step logs, patch tests and recommendations. */
export function createRoutines(dependencies: Dependencies) {
  const { db, jobs, analyses, ingredients, avoidedIngredients, namedIngredients, users } = dependencies;
  const { consents, consentFollowers } = dependencies;
  consentFollowers.push(new HealthTraces());
  const steps = new RoutineSteps(db, ingredients);
  const profiles = new CareProfiles({
    ...{ db, named: namedIngredients, avoided: avoidedIngredients, users },
    ...{ health: dependencies.healthProfiles, medications: dependencies.medications },
  });
  const ahaUses = new AhaUses(steps);
  const routines = new RoutinesService(db, users, consents, ahaUses);
  const withheld = new WithheldSteps(db, steps);
  const prescribedSteps = new PrescribedStepsService(db, users, routines, steps);
  const guardianPause = new GuardianPause(users, routines, consents);
  consentFollowers.push(guardianPause);
  dependencies.profileFollowers.push(prescribedSteps, guardianPause);
  const reactions = new ReactionsService(db, routines, steps, new UsedProducts(db));
  const write = new WriteRoutineService(db, routines, steps, profiles, consents, ahaUses);
  const stepLogs = new StepLogsService(db, routines, steps, withheld);
  const openSteps = new OpenStepsService(db, routines, steps, stepLogs, withheld);
  const checks = new CheckRoutineService({ routines, steps, profiles, reactions });
  const recommendations = new RecommendationsService({
    ...{ analyses, profiles, reactions, routines, steps },
  });
  const generator = new GenerateRoutineService({
    analyses,
    consents,
    routines,
    steps,
    profiles,
    reactions,
    write,
  });
  const todayRoutines = new TodayRoutineService(routines, steps, stepLogs, withheld);
  const patchTests = new PatchTestsService({
    ...{ db, jobs, routines, steps },
    reactions: new PatchTestReactions(reactions, steps),
  });
  const loader = new RoutinesLoader({ withheld, checks, recommendations });
  const module: DomainModule = {
    resolvers: [
      new RoutinesResolver(routines, generator, write, checks),
      new RoutineFieldsResolver(loader),
      new RoutineStepFieldsResolver(loader),
      new StepIngredientFieldsResolver(dependencies.ingredientsLoader),
      new PrescribedStepsResolver(prescribedSteps),
      new ViewerRoutinesResolver(todayRoutines),
      new StepLogsResolver(stepLogs, reactions),
      new CheckProductResolver(
        new CheckProductService({ checks: dependencies.ingredientChecks, recommendations }),
      ),
      new LabelFindingsResolver(),
      new RecommendationsResolver(recommendations),
      new AnalysisRecommendationsResolver(recommendations, loader),
      new NotificationRoutineResolver(),
      new PatchTestsResolver(patchTests),
      new PatchTestFieldsResolver(routines),
      new ViewerPatchTestsResolver(),
      new NotificationPatchTestResolver(),
    ],
    nodes: {
      Routine: ({ viewer }, ids) => routines.rows.getMany(viewer, ids),
      RoutineStep: ({ viewer }, ids) => steps.getMany(viewer, ids),
      SkinReaction: ({ viewer }, ids) => reactions.rows.getMany(viewer, ids),
      PatchTest: ({ viewer }, ids) => patchTests.rows.getMany(viewer, ids),
    },
    queues: [patchTestDue],
    personalData: [new RoutinesPersonalData(db)],
    workers: () => [new PatchTestsWorker({ db, jobs, users, notifications: dependencies.notifications })],
  };
  return { module, routines, routineSteps: steps, withheldSteps: withheld, stepLogs, openSteps };
}
export type RoutinesModule = ReturnType<typeof createRoutines>;
