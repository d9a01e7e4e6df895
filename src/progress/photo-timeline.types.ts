import { Field, ObjectType } from 'type-graphql';
import { createConnection } from '../graphql/types/connection.ts';
import { DateTime } from '../graphql/types/scalars.ts';

@ObjectType('TimelinePhoto', { description: 'A photo in the timeline.' })
export class TimelinePhotoType {
  @Field(() => DateTime, {
    description: 'When it was taken: noon of `Analysis.takenOn`, otherwise when it was submitted.',
  })
  takenAt!: Date;
}

export const TimelinePhotoConnection = createConnection(TimelinePhotoType, 'TimelinePhoto');
