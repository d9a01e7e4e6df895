import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Weigh } from '../graphql/weights.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { Medication } from './health.table.ts';
import type { HealthFacts, HealthProfileService } from './health-profile.service.ts';
import { HealthProfileType } from './health-profile.types.ts';
import type { MedicationsService } from './medications.service.ts';
import { MedicationType } from './medications.types.ts';

/** Health, as fields of `viewer`. */
@Resolver(() => UserType)
export class ViewerHealthResolver {
  constructor(
    private readonly health: HealthProfileService,
    private readonly service: MedicationsService,
  ) {}

  @FieldResolver(() => HealthProfileType, { description: 'Diagnoses, allergies and procedures.' })
  async healthProfile(@Root() { id }: User): Promise<HealthFacts & { id: string }> {
    return { ...(await this.health.of(id)), id };
  }

  @Weigh(5, 20)
  @FieldResolver(() => [MedicationType], {
    description: 'What the person takes or applies, ended ones included, latest first; at most 50.',
  })
  medications(@Root() user: User): Promise<Medication[]> {
    return this.service.list(user.id);
  }
}
