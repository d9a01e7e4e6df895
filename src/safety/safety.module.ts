import type { DomainModule } from '../platform/module.ts';
import type { UsersModule } from '../users/users.module.ts';
import { SafetyNotices } from './safety-notices.ts';

/** Help beside texts that read as an emergency. */
export function createSafety({ users }: Pick<UsersModule, 'users'>) {
  const module: DomainModule = { resolvers: [] };
  return { module, safetyNotices: new SafetyNotices(users) };
}
export type SafetyModule = ReturnType<typeof createSafety>;
