import type { ConsentFollower } from '../../consents/consent-follower.ts';
import type { ConsentsService } from '../../consents/consents.service.ts';
import type { ConsentKind } from '../../consents/consents.table.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { localDay } from '../../platform/time/local-day.ts';
import { isMinor } from '../../users/age.ts';
import type { ProfileFollower } from '../../users/profile/profile-follower.ts';
import type { UsersService } from '../../users/users.service.ts';
import type { User } from '../../users/users.table.ts';
import type { RoutinesService } from './routines.service.ts';

/** Pauses the routine of a person under 16 once no guardian agrees to it: nothing is due, no reminder is sent. */
export class GuardianPause implements ConsentFollower, ProfileFollower {
  constructor(
    private readonly users: UsersService,
    private readonly routines: RoutinesService,
    private readonly consents: ConsentsService,
  ) {}

  async consentWithdrawn(tx: Transaction, userId: string, kind: ConsentKind): Promise<void> {
    if (kind !== 'GUARDIAN') return;
    const user = await this.users.keep(tx, userId);
    if (user && isMinor(user)) await this.#pause(tx, user);
  }

  async profileChanged(tx: Transaction, before: User, after: User): Promise<void> {
    if (!isMinor(after) || isMinor(before)) return;
    if ((await this.consents.activeId(after.id, 'GUARDIAN', tx)) === null) await this.#pause(tx, after);
  }

  #pause(tx: Transaction, { id, timeZone }: User): Promise<void> {
    return this.routines.pauseActiveIn(tx, id, localDay(timeZone, new Date()));
  }
}
