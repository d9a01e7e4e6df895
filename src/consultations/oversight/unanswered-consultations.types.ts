import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Rows } from '../../graphql/planner/needs.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { DateTime } from '../../graphql/types/scalars.ts';
import type { TriageTier } from '../../rules/triage/red-flags.ts';
import { TriageTierEnum } from '../../safety/safety-enums.ts';
import { ConsultationStatusEnum } from '../case/consultation-enums.ts';
import type { ConsultationStatus } from '../case/consultation-states.ts';
import { consultations } from '../case/consultations.table.ts';
import type { UnansweredCase } from './unanswered-cases.ts';

@Rows(consultations)
@ObjectType('UnansweredConsultation', {
  description:
    'That a consultation waits for its answer: for administrators, who cannot see whose it is or what it is about.',
})
export class UnansweredConsultationType implements Omit<UnansweredCase, 'dermatologistId'> {
  @Field(() => ID, { description: 'Opaque id; not that of the consultation.' })
  id!: string;

  @Field(() => ConsultationStatusEnum, { description: 'PENDING, ASSIGNED, IN_REVIEW or NEEDS_INFO.' })
  status!: ConsultationStatus;

  @Field(() => TriageTierEnum, { description: 'How soon it needs an answer.' })
  tier!: TriageTier;

  @Field(() => DateTime, { name: 'requestedAt', description: 'When it was requested.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its dermatologist claimed it; null while it is unassigned.',
  })
  claimedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the answer is due; it is overdue if that has passed. Null for ROUTINE.',
  })
  answerDueAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the current status ends automatically.' })
  expiresAt!: Date | null;
}

export const UnansweredConsultationConnection = createConnection(
  UnansweredConsultationType,
  'UnansweredConsultation',
);

@InputType('UnansweredConsultationFilter', {
  description: 'Filter for unanswered consultations. All given conditions must match.',
})
export class UnansweredConsultationFilterInput {
  @Field(() => TriageTierEnum, { nullable: true, description: 'Returns only those of this tier.' })
  tier?: TriageTier | null;

  @Field(() => ConsultationStatusEnum, {
    nullable: true,
    description: 'Returns only those with this status, such as PENDING: none has claimed them.',
  })
  status?: ConsultationStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'Filter by whether `answerDueAt` has passed.' })
  overdue?: boolean | null;
}
