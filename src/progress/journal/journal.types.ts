import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../../graphql/http/uploads.ts';
import { IdOf } from '../../graphql/ids/bind-ids.ts';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { NumberRange } from '../../graphql/input-limits.ts';
import { WithEdge } from '../../graphql/payload-edges.ts';
import { Rows } from '../../graphql/planner/needs.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { DayRangeFilter } from '../../graphql/types/day-range-filter.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import { byInstant } from '../../platform/database/reads.ts';
import type { UrgentCareAdvice } from '../../rules/triage/urgent-care.ts';
import { SAFETY_NOTICE, UrgentCareType } from '../../safety/urgent-care.types.ts';
import { CyclePhaseEnum } from '../progress-enums.ts';
import { type CyclePhase, journalEntries } from './journal.table.ts';

@Rows(journalEntries)
@ObjectType('JournalEntry', {
  implements: NodeType,
  description: 'A journal entry, to overlay on the series of `progress`.',
})
export class JournalEntryType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => LocalDate, { description: 'The day the entry is about. A day can have several entries.' })
  day!: string;

  @Field(() => Int, { nullable: true, description: 'Mood, 1 (very bad) to 5 (very good).' })
  mood!: number | null;

  @Field(() => Int, { nullable: true, description: 'Stress, 1 (none) to 5 (very high).' })
  stress!: number | null;

  @Field(() => Float, { nullable: true, description: 'Hours of sleep the night before, 0 to 24.' })
  sleepHours!: number | null;

  @Field(() => CyclePhaseEnum, { nullable: true, description: 'Phase of the menstrual cycle.' })
  cyclePhase!: CyclePhase | null;

  @Field(() => String, { nullable: true, description: 'Free text, up to 5,000 characters.' })
  text!: string | null;

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

export const JournalEntryConnection = createConnection(JournalEntryType, 'JournalEntry');

@InputType({ description: 'Conditions for journal entries, by the day they are about.' })
export class JournalEntryFilter extends DayRangeFilter {}

const PHOTO = 'JPEG, PNG or WebP, at most 10 MB. Needs the consents PHOTO_PROCESSING and AGE_16_OR_OLDER.';

@InputType({
  description: 'A journal entry. At least one of mood, stress, sleep, cycle, text and photo is required.',
})
export class AddJournalEntryInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A client-generated ID, up to 100 characters. Retrying with the same ID returns the same entry; other content with it is IDEMPOTENCY_MISMATCH.',
  })
  clientRequestId?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day the entry is about. Defaults to today in the person’s time zone.',
  })
  day?: string | null;

  @NumberRange(1, 5)
  @Field(() => Int, { nullable: true, description: 'Mood, 1 (very bad) to 5 (very good).' })
  mood?: number | null;

  @NumberRange(1, 5)
  @Field(() => Int, { nullable: true, description: 'Stress, 1 (none) to 5 (very high).' })
  stress?: number | null;

  @NumberRange(0, 24)
  @Field(() => Float, { nullable: true, description: 'Hours of sleep the night before, 0 to 24.' })
  sleepHours?: number | null;

  @Field(() => CyclePhaseEnum, { nullable: true, description: 'Phase of the menstrual cycle.' })
  cyclePhase?: CyclePhase | null;

  @Field(() => String, { nullable: true, description: 'Free text, up to 5,000 characters.' })
  text?: string | null;

  @Field(() => Upload, { nullable: true, description: `A photo; it is not analyzed. ${PHOTO}` })
  photo?: FileUpload | null;
}

@InputType({ description: 'Changes to a journal entry. Omitted fields are unchanged; null clears a field.' })
export class UpdateJournalEntryInput {
  @IdOf('JournalEntry')
  @Field(() => ID, { description: 'ID of the entry.' })
  id!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day the entry is about; null leaves it unchanged.',
  })
  day?: string | null;

  @NumberRange(1, 5)
  @Field(() => Int, { nullable: true, description: 'Mood, 1 (very bad) to 5 (very good).' })
  mood?: number | null;

  @NumberRange(1, 5)
  @Field(() => Int, { nullable: true, description: 'Stress, 1 (none) to 5 (very high).' })
  stress?: number | null;

  @NumberRange(0, 24)
  @Field(() => Float, { nullable: true, description: 'Hours of sleep the night before, 0 to 24.' })
  sleepHours?: number | null;

  @Field(() => CyclePhaseEnum, { nullable: true, description: 'Phase of the menstrual cycle.' })
  cyclePhase?: CyclePhase | null;

  @Field(() => String, { nullable: true, description: 'Free text, up to 5,000 characters.' })
  text?: string | null;

  @Field(() => Upload, {
    nullable: true,
    description: `A new photo; null removes the current one. ${PHOTO}`,
  })
  photo?: FileUpload | null;
}

@InputType({ description: 'The entry to delete.' })
export class DeleteJournalEntryInput {
  @IdOf('JournalEntry')
  @Field(() => ID, { description: 'ID of the entry.' })
  id!: string;
}

@ObjectType({ description: 'Return type of `addJournalEntry`.' })
export class AddJournalEntryPayload extends Payload {
  @WithEdge(byInstant('day'))
  @Field(() => JournalEntryType, {
    nullable: true,
    description: 'The new entry; null if there are `userErrors`.',
  })
  journalEntry?: object | null;

  @Field(() => UrgentCareType, { nullable: true, description: SAFETY_NOTICE })
  safetyNotice?: UrgentCareAdvice | null;
}

@ObjectType({ description: 'Return type of `updateJournalEntry`.' })
export class UpdateJournalEntryPayload extends Payload {
  @Field(() => JournalEntryType, {
    nullable: true,
    description: 'The updated entry; null if there are `userErrors`.',
  })
  journalEntry?: object | null;

  @Field(() => UrgentCareType, { nullable: true, description: SAFETY_NOTICE })
  safetyNotice?: UrgentCareAdvice | null;
}

@ObjectType({ description: 'Return type of `deleteJournalEntry`.' })
export class DeleteJournalEntryPayload extends Payload {
  @IdOf('JournalEntry')
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the deleted entry. Its photo is deleted as well. Null if there are `userErrors`.',
  })
  deletedJournalEntryId?: string | null;
}
