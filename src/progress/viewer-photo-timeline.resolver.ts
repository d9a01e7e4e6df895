import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { ownCompletedAnalyses } from '../analyses/analyses.reads.ts';
import type { Analysis } from '../analyses/analyses.table.ts';
import { AnalysisPhotoType, AnalysisType } from '../analyses/analyses.types.ts';
import { ANALYSIS_PHOTOS } from '../analyses/analysis-files.ts';
import { Loads } from '../graphql/planner/needs.ts';
import { TwoWayArgs } from '../graphql/types/connection.ts';
import type { PhotoLinks } from '../photos/photo-links.ts';
import { UserType } from '../users/users.types.ts';
import { TimelinePhotoConnection, TimelinePhotoType } from './photo-timeline.types.ts';

@Resolver(() => UserType)
export class ViewerPhotoTimelineResolver {
  @Loads(ownCompletedAnalyses)
  @FieldResolver(() => TimelinePhotoConnection, {
    description:
      'The person’s analyzed photos, the latest taken first, for browsing or playing as a time lapse.',
  })
  photoTimeline(@Args(() => TwoWayArgs) _page: TwoWayArgs) {}
}

/** A photo in the timeline is the row of its analysis. */
@Resolver(() => TimelinePhotoType)
export class TimelinePhotoFieldsResolver {
  constructor(private readonly links: PhotoLinks) {}

  @FieldResolver(() => AnalysisPhotoType, { description: 'The cleaned photo with a link for this viewer.' })
  photo(@Root() { id, userId, photoWidth: width, photoHeight: height }: Analysis) {
    return { ...this.links.sign({ owner: ANALYSIS_PHOTOS, id, file: 'photo' }, userId), width, height };
  }

  @FieldResolver(() => AnalysisType, { description: 'The analysis of the photo.' })
  analysis(@Root() analysis: Analysis) {
    return analysis;
  }
}
