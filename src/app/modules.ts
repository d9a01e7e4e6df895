import { createAccounts } from '../accounts/accounts.module.ts';
import { createAdministration } from '../administration/administration.module.ts';
import { createAnalyses } from '../analyses/analyses.module.ts';
import { createAudit } from '../audit/audit.module.ts';
import { createAuth } from '../auth/auth.module.ts';
import { createConsents } from '../consents/consents.module.ts';
import { createConsultations } from '../consultations/consultations.module.ts';
import { createHealth } from '../health/health.module.ts';
import type { InferencePool } from '../inference/inference-pool.ts';
import { createIngredients } from '../ingredients/ingredients.module.ts';
import { createNotifications } from '../notifications/notifications.module.ts';
import { createPhotos } from '../photos/photos.module.ts';
import type { DomainModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { createProgress } from '../progress/progress.module.ts';
import { createReminders } from '../reminders/reminders.module.ts';
import { createRoutines } from '../routines/routines.module.ts';
import { createUsers } from '../users/users.module.ts';

/** Every domain in order: a module may use those above it. */
export function createModules(base: Platform & { inference: InferencePool }) {
  const modules: DomainModule[] = [];
  const added = <T extends { module: DomainModule }>({ module, ...offered }: T): Omit<T, 'module'> => {
    modules.push(module);
    return offered;
  };

  const photos = added(createPhotos(base));
  const users = added(createUsers({ ...base, ...photos }));
  const audit = added(createAudit(base));
  const consents = added(createConsents({ ...base, ...users, ...audit }));
  const health = added(createHealth({ ...base, ...users, ...consents }));
  const notifications = added(createNotifications({ ...base, ...audit }));
  const people = {
    ...base,
    ...photos,
    ...users,
    ...audit,
    ...consents,
    ...health,
    ...notifications,
  };
  const auth = added(createAuth(people));
  const accounts = added(createAccounts({ ...people, ...auth }));
  const analyses = added(createAnalyses(people));
  const ingredients = added(createIngredients({ ...base, ...users }));
  const routines = added(createRoutines({ ...people, ...analyses, ...ingredients }));
  const care = { ...people, ...auth, ...accounts, ...analyses, ...ingredients, ...routines };
  added(createProgress(care));
  added(createReminders(care));
  added(createConsultations(care));
  added(createAdministration(care));
  return { modules, sessions: auth.sessions, passwords: users.passwords };
}
