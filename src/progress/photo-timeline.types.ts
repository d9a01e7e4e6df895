import { Field, ObjectType } from 'type-graphql';
import { AnalysisPhotoType, AnalysisType } from '../analyses/analyses.types.ts';
import { createConnection } from '../graphql/types/connection.ts';
import { DateTime } from '../graphql/types/scalars.ts';

@ObjectType('TimelinePhoto', { description: 'A photo in the timeline.' })
class TimelinePhotoType {
  @Field(() => DateTime, {
    description: 'When it was taken: noon of `Analysis.takenOn`, otherwise when it was submitted.',
  })
  takenAt!: Date;

  @Field(() => AnalysisPhotoType, { description: 'The cleaned photo with a link for this viewer.' })
  photo!: AnalysisPhotoType;

  @Field(() => AnalysisType, { description: 'The analysis of the photo.' })
  analysis!: object;
}

export const TimelinePhotoConnection = createConnection(TimelinePhotoType, 'TimelinePhoto');
