import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../graphql/context.ts';
import type { User } from '../../users/users.table.ts';
import { UserType } from '../../users/users.types.ts';
import type { AdherenceService } from './adherence.service.ts';
import { AdherenceType } from './adherence.types.ts';

@Resolver(() => UserType)
export class ViewerAdherenceResolver {
  constructor(private readonly service: AdherenceService) {}

  @FieldResolver(() => AdherenceType, { description: 'Adherence to the active routine.' })
  adherence(@Root() { timeZone }: User, @Ctx() context: Context) {
    return this.service.adherence(requireViewer(context), timeZone);
  }
}
