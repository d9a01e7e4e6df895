import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Needs } from '../../graphql/planner/needs.ts';
import type { LesionCandidate, LesionCount } from '../../inference/inference.types.ts';
import { KnownZoneEnum, knownZoneOf } from '../analysis-enums.ts';
import { LesionCandidateType, LesionCountType } from './analysis-findings.types.ts';

const optionalZone = (zone: string | undefined) => (zone === undefined ? null : knownZoneOf(zone));

@Resolver(() => LesionCandidateType)
export class LesionCandidateFieldsResolver {
  @Needs()
  @FieldResolver(() => KnownZoneEnum, { nullable: true, description: 'The zone; null between the zones.' })
  knownZone(@Root() { zone }: LesionCandidate) {
    return optionalZone(zone);
  }
}

@Resolver(() => LesionCountType)
export class LesionCountFieldsResolver {
  @Needs()
  @FieldResolver(() => KnownZoneEnum, { nullable: true, description: 'The zone; null between the zones.' })
  knownZone(@Root() { zone }: LesionCount) {
    return optionalZone(zone);
  }
}
