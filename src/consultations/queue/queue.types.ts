import { Field, ID, ObjectType } from 'type-graphql';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import type { Consultation } from '../case/consultations.table.ts';
import { ConsultationType } from '../case/consultations.types.ts';
import type { QueueScope } from './consultation-queue.ts';
import type { QueueChange } from './follow-queue.ts';
import { QueueChangeKindEnum } from './queue-enums.ts';

@ObjectType('ConsultationQueueChange', { description: 'A change of the queue of a dermatologist.' })
export class QueueChangeType {
  /** Not shown. */
  scope!: QueueScope;

  @Field(() => QueueChangeKindEnum, { description: 'What happened.' })
  kind!: QueueChange['kind'];

  @IdOf('Consultation')
  @Field(() => ID, { nullable: true, description: 'ID of the case; null for RESET.' })
  consultationId!: string | null;

  @Field(() => ConsultationType, {
    nullable: true,
    description: 'The case as it is now; null for RESET and LEFT.',
  })
  consultation!: Consultation | null;
}
