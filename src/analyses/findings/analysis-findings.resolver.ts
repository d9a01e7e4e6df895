import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Needs } from '../../graphql/planner/needs.ts';
import type {
  FoundLesions,
  LesionCandidate,
  LesionCount,
  UnderEye,
} from '../../inference/inference.types.ts';
import type { Analysis } from '../analyses.table.ts';
import { AnalysisType } from '../analyses.types.ts';
import { KnownZoneEnum, knownZoneOf } from '../analysis-enums.ts';
import {
  LesionCandidatesType,
  LesionCandidateType,
  LesionCountType,
  UnderEyeType,
} from './analysis-findings.types.ts';

const optionalZone = (zone: string | undefined) => (zone === undefined ? null : knownZoneOf(zone));

/** What is found besides the metrics. */
@Resolver(() => AnalysisType)
export class AnalysisFindingsResolver {
  @Needs<Analysis>('lesions')
  @FieldResolver(() => LesionCandidatesType, {
    nullable: true,
    description:
      'Places that look like lesions; null without a face, and of models that do not look for them.',
  })
  lesions(@Root() { lesions }: Pick<Analysis, 'lesions'>): FoundLesions | null {
    return lesions;
  }

  @Needs<Analysis>('underEyes')
  @FieldResolver(() => [UnderEyeType], {
    description: 'Darkness below the eyes; a side that is hidden is missing. Empty for close-ups.',
  })
  underEyes(@Root() { underEyes }: Pick<Analysis, 'underEyes'>): UnderEye[] {
    return underEyes;
  }
}

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
