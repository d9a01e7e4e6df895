import { Arg, Args, Ctx, FieldResolver, Float, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Alone, RequireRole } from '../../graphql/access.ts';
import { type Context, requireViewer } from '../../graphql/context.ts';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { Needs } from '../../graphql/planner/needs.ts';
import { ConnectionArgs, toConnection } from '../../graphql/types/connection.ts';
import { decodeRankCursor, encodeRankCursor } from '../../graphql/types/cursor.ts';
import { payload } from '../../graphql/types/payload.ts';
import { parseId } from '../../graphql/types/scalars.ts';
import type { CreateDermatologistService } from './create-dermatologist.service.ts';
import { DermatologistOrderEnum } from './dermatologist-enums.ts';
import { type DermatologistOrder, type DermatologistsService, ratingOf } from './dermatologists.service.ts';
import type { Dermatologist } from './dermatologists.table.ts';
import {
  CreateDermatologistInput,
  CreateDermatologistPayload,
  DermatologistConnection,
  DermatologistFilter,
  DermatologistRatingType,
  DermatologistType,
  UpdateDermatologistProfileInput,
  UpdateDermatologistProfilePayload,
} from './dermatologists.types.ts';

@Resolver(() => DermatologistType)
export class DermatologistsResolver {
  constructor(
    private readonly service: DermatologistsService,
    private readonly creation: CreateDermatologistService,
  ) {}

  @Needs<Dermatologist>('userId')
  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() { userId }: Pick<Dermatologist, 'userId'>) {
    return userId;
  }

  @Needs<Dermatologist>('ratingCount', 'ratingMean')
  @FieldResolver(() => DermatologistRatingType, {
    nullable: true,
    description: 'Average patient rating; null below 3 ratings.',
  })
  rating(@Root() dermatologist: Pick<Dermatologist, 'ratingCount' | 'ratingMean'>) {
    return ratingOf(dermatologist);
  }

  @Needs<Dermatologist>('medianResponseMinutes')
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Typical time in hours from claiming a case to answering it: the median of up to 50 answers from the last 90 days; null if there are none.',
  })
  typicalResponseHours(
    @Root() { medianResponseMinutes: minutes }: Pick<Dermatologist, 'medianResponseMinutes'>,
  ) {
    return minutes === null ? null : Math.round(minutes / 6) / 10;
  }

  @Query(() => DermatologistConnection, { description: 'The directory of dermatologists.' })
  async dermatologists(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg('filter', () => DermatologistFilter, { nullable: true, description: 'Filter conditions.' })
    filter: DermatologistFilter | null,
    @Arg('orderBy', () => DermatologistOrderEnum, {
      defaultValue: 'NAME',
      description: 'Sort order. A cursor is only valid for the order it came from.',
    })
    order: DermatologistOrder,
  ) {
    const rows = await this.service.list(filter ?? {}, order, page.asked(decodeRankCursor));
    const cursorOf = ({ rank, userId }: (typeof rows)[number]) => encodeRankCursor({ rank, id: userId });
    return toConnection({ rows, page, cursorOf, totalCount: () => this.service.count(filter ?? {}) });
  }

  @IdOf('Dermatologist', 'id')
  @Query(() => DermatologistType, {
    nullable: true,
    description: 'A dermatologist in the directory; null with the error NOT_FOUND if there is none.',
  })
  dermatologist(@Arg('id', () => ID, { description: 'Opaque id.' }) id: string) {
    return this.service.get(parseId(id, 'dermatologist'));
  }

  @RequireRole('ADMIN')
  @Alone()
  @Mutation(() => CreateDermatologistPayload, {
    description:
      'For administrators: creates a dermatologist. A new address gets an account and an email with a `resetPassword` token that is valid for 7 days; the owner of a verified account gets the role immediately. Calling it again before the invitation is accepted replaces the profile and resends the email.',
  })
  createDermatologist(
    @Arg('input', () => CreateDermatologistInput, { description: 'The dermatologist.' })
    input: CreateDermatologistInput,
    @Ctx() context: Context,
  ): Promise<CreateDermatologistPayload> {
    return payload(CreateDermatologistPayload, async () => {
      const by = { viewer: requireViewer(context), origin: context };
      return { dermatologist: await this.creation.create(by, input) };
    });
  }

  @RequireRole('DERMATOLOGIST')
  @Mutation(() => UpdateDermatologistProfilePayload, {
    description:
      'For dermatologists: updates the viewer’s own profile. Only administrators can change name and title.',
  })
  updateDermatologistProfile(
    @Arg('input', () => UpdateDermatologistProfileInput, { description: 'What to change.' })
    input: UpdateDermatologistProfileInput,
    @Ctx() context: Context,
  ): Promise<UpdateDermatologistProfilePayload> {
    return payload(UpdateDermatologistProfilePayload, async () => ({
      dermatologist: await this.service.update(requireViewer(context), input),
    }));
  }
}
