import type { User } from '../users.table.ts';
import type { ConcernSeverity, SkinConcern } from './skin-profile.ts';

export interface SeverityOfConcern {
  concern: SkinConcern;
  severity: ConcernSeverity;
}

/** One for each concern, in their order. */
export const severitiesOf = ({
  concerns,
  concernSeverities,
}: Pick<User, 'concerns' | 'concernSeverities'>): SeverityOfConcern[] =>
  concerns.map((concern) => ({ concern, severity: concernSeverities[concern] ?? 'MILD' }));
