import { AnalysesLoader } from './analyses/analyses.loader.ts';
import { AnalysesResolver } from './analyses/analyses.resolver.ts';
import type { AnalysesService } from './analyses/analyses.service.ts';
import { AnalysisFieldsResolver, AnalysisMetricFieldsResolver } from './analyses/analysis-fields.resolver.ts';
import { NotificationAnalysisResolver } from './analyses/notification-analysis.resolver.ts';
import type { PhotoLinks } from './analyses/photo-links.ts';
import type { SubmitAnalysisService } from './analyses/submit-analysis.ts';
import { ViewerAnalysesResolver } from './analyses/viewer-analyses.resolver.ts';
import { AuthResolver } from './auth/auth.resolver.ts';
import type { LoginService } from './auth/login.ts';
import type { RefreshSessionService } from './auth/refresh-session.ts';
import type { RegistrationService } from './auth/registration.service.ts';
import type { SessionsService } from './auth/sessions.service.ts';
import type { PhotoRequirements } from './inference/inference.types.ts';
import type { AvoidedIngredientsService } from './ingredients/avoided-ingredients.service.ts';
import type { ImportIngredientsService } from './ingredients/import-ingredients.service.ts';
import type { IngredientChecksService } from './ingredients/ingredient-checks.service.ts';
import { IngredientsResolver } from './ingredients/ingredients.resolver.ts';
import type { IngredientsService } from './ingredients/ingredients.service.ts';
import { ViewerIngredientsResolver } from './ingredients/viewer-ingredients.resolver.ts';
import {
  NotificationsResolver,
  ViewerNotificationsResolver,
} from './notifications/notifications.resolver.ts';
import type { NotificationsService } from './notifications/notifications.service.ts';
import type { CheckRoutineService } from './routines/check-routine.service.ts';
import type { GenerateRoutineService } from './routines/generate-routine.service.ts';
import type { ReactionsService } from './routines/reactions.service.ts';
import {
  AnalysisRecommendationsResolver,
  RecommendationsResolver,
} from './routines/recommendations.resolver.ts';
import type { RecommendationsService } from './routines/recommendations.service.ts';
import {
  RoutineFieldsResolver,
  RoutineStepFieldsResolver,
  StepIngredientFieldsResolver,
} from './routines/routine-fields.resolver.ts';
import type { RoutineSteps } from './routines/routine-steps.ts';
import { RoutinesLoader } from './routines/routines.loader.ts';
import { RoutinesResolver } from './routines/routines.resolver.ts';
import type { RoutinesService } from './routines/routines.service.ts';
import { StepLogsResolver } from './routines/step-logs.resolver.ts';
import type { StepLogsService } from './routines/step-logs.service.ts';
import type { TodayRoutineService } from './routines/today-routine.service.ts';
import { ViewerRoutinesResolver } from './routines/viewer-routines.resolver.ts';
import type { WriteRoutineService } from './routines/write-routine.ts';
import { ConsentsResolver } from './users/consents.resolver.ts';
import type { ConsentsService } from './users/consents.service.ts';
import { UsersResolver } from './users/users.resolver.ts';
import type { UsersService } from './users/users.service.ts';

export interface Services {
  registration: RegistrationService;
  login: LoginService;
  refreshSession: RefreshSessionService;
  sessions: SessionsService;
  users: UsersService;
  consents: ConsentsService;
  analyses: AnalysesService;
  submissions: SubmitAnalysisService;
  photoRequirements: PhotoRequirements;
  photoLinks: PhotoLinks;
  notifications: NotificationsService;
  ingredients: IngredientsService;
  avoidedIngredients: AvoidedIngredientsService;
  ingredientChecks: IngredientChecksService;
  ingredientImports: ImportIngredientsService;
  routines: RoutinesService;
  routineSteps: RoutineSteps;
  routineWriter: WriteRoutineService;
  routineGenerator: GenerateRoutineService;
  routineChecks: CheckRoutineService;
  todayRoutines: TodayRoutineService;
  stepLogs: StepLogsService;
  reactions: ReactionsService;
  recommendations: RecommendationsService;
}

/** Every resolver of the schema. */
export const createResolvers = (services: Services): object[] => [
  ...routineResolvers(services),
  new AuthResolver(services.registration, services.login, services.refreshSession, services.sessions),
  new UsersResolver(services.users),
  new ConsentsResolver(services.consents),
  new AnalysesResolver(services.analyses, services.submissions, services.photoRequirements),
  new AnalysisFieldsResolver(services.photoLinks),
  new AnalysisMetricFieldsResolver(services.photoLinks),
  new ViewerAnalysesResolver(services.analyses),
  new NotificationsResolver(services.notifications),
  new ViewerNotificationsResolver(services.notifications),
  new NotificationAnalysisResolver(new AnalysesLoader(services.analyses)),
  new IngredientsResolver(
    services.ingredients,
    services.ingredientChecks,
    services.avoidedIngredients,
    services.ingredientImports,
  ),
  new ViewerIngredientsResolver(services.avoidedIngredients),
];

function routineResolvers(services: Services): object[] {
  const loader = new RoutinesLoader({
    steps: services.routineSteps,
    ingredients: services.ingredients,
    checks: services.routineChecks,
    recommendations: services.recommendations,
  });
  return [
    new RoutinesResolver(
      services.routines,
      services.routineGenerator,
      services.routineWriter,
      services.routineChecks,
    ),
    new RoutineFieldsResolver(loader),
    new RoutineStepFieldsResolver(),
    new StepIngredientFieldsResolver(loader),
    new ViewerRoutinesResolver(services.routines, services.reactions),
    new StepLogsResolver(services.todayRoutines, services.stepLogs, services.reactions),
    new RecommendationsResolver(services.recommendations),
    new AnalysisRecommendationsResolver(services.recommendations, loader),
  ];
}
