import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../graphql/context.ts';
import { type Connection, ConnectionArgs, toConnection } from '../graphql/types/connection.ts';
import { encodeCursor } from '../graphql/types/cursor.ts';
import { payload } from '../graphql/types/payload.ts';
import type { User } from '../users/users.table.ts';
import { UserType } from '../users/users.types.ts';
import type { ConsentRequirement, ConsentsService } from './consents.service.ts';
import type { Consent } from './consents.table.ts';
import {
  ConsentConnection,
  ConsentRequirementType,
  GiveConsentInput,
  GiveConsentPayload,
  WithdrawConsentInput,
  WithdrawConsentPayload,
} from './consents.types.ts';

@Resolver(() => UserType)
export class ConsentsResolver {
  readonly #consents: ConsentsService;

  constructor(consents: ConsentsService) {
    this.#consents = consents;
  }

  @Mutation(() => GiveConsentPayload, {
    description: 'Gives consent to the current version. Idempotent.',
  })
  giveConsent(
    @Ctx() context: Context,
    @Arg('input', () => GiveConsentInput, { description: 'What the person agrees to.' })
    input: GiveConsentInput,
  ): Promise<GiveConsentPayload> {
    return payload(GiveConsentPayload, async () => ({
      consent: await this.#consents.give(requireViewer(context), input, context),
    }));
  }

  @Mutation(() => WithdrawConsentPayload, {
    description:
      'Withdraws a consent; anything that needs it is rejected from then on. Returns `INVALID_STATE` if the consent is not in effect.',
  })
  withdrawConsent(
    @Ctx() context: Context,
    @Arg('input', () => WithdrawConsentInput, { description: 'The consent to withdraw.' })
    input: WithdrawConsentInput,
  ): Promise<WithdrawConsentPayload> {
    return payload(WithdrawConsentPayload, async () => ({
      consent: await this.#consents.withdraw(requireViewer(context), input, context),
    }));
  }

  @FieldResolver(() => ConsentConnection, {
    description: 'All consents ever given, newest first, including withdrawn ones.',
  })
  async consents(
    @Root() user: User,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
  ): Promise<Connection<Consent>> {
    return toConnection({
      rows: await this.#consents.list(user.id, { first: page.first, after: page.position() }),
      first: page.first,
      after: page.after,
      cursorOf: (row) => encodeCursor({ createdAt: row.givenAt, id: row.id }),
      totalCount: () => this.#consents.count(user.id),
    });
  }

  @FieldResolver(() => [ConsentRequirementType], {
    description: 'Consents that the app can ask for, with the texts to show.',
  })
  consentRequirements(@Root() user: User): Promise<ConsentRequirement[]> {
    return this.#consents.requirements(user.id);
  }
}
