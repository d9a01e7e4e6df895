import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { type FileUpload, Upload } from '../../graphql/http/uploads.ts';
import { NumberRange } from '../../graphql/input-limits.ts';
import { createConnection } from '../../graphql/types/connection.ts';
import { describedEnum } from '../../graphql/types/described-enum.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { DateTime, LocalDate } from '../../graphql/types/scalars.ts';
import type { CyclePhase } from './journal.table.ts';

const CyclePhaseEnum = describedEnum<CyclePhase>('CyclePhase', 'Phase of the menstrual cycle.', {
  MENSTRUATION: 'The days of bleeding.',
  FOLLICULAR: 'From the end of bleeding to ovulation.',
  OVULATION: 'The days around ovulation.',
  LUTEAL: 'From ovulation to the next bleeding; skin is often oilier.',
});

@ObjectType('JournalEntry', {
  description: 'What a person noted of a day, to lay over the series of `progress`.',
})
export class JournalEntryType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => LocalDate, { description: 'The day that it tells of; there may be several of one day.' })
  day!: string;

  @Field(() => Int, { nullable: true, description: 'Mood, 1 (very bad) to 5 (very good).' })
  mood!: number | null;

  @Field(() => Int, { nullable: true, description: 'Stress, 1 (none) to 5 (very much).' })
  stress!: number | null;

  @Field(() => Float, { nullable: true, description: 'Hours of sleep in the night before, 0 to 24.' })
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

const PHOTO = 'JPEG, PNG or WebP, at most 10 MB. Needs the consents PHOTO_PROCESSING and AGE_16_OR_OLDER.';

@InputType({ description: 'What to note; at least one of mood, stress, sleep, cycle, text and photo.' })
export class AddJournalEntryInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Any id of the client, up to 100 characters. Sent again it returns the same entry: retry safely.',
  })
  clientRequestId?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day that it tells of; by default today in the time zone of the person.',
  })
  day?: string | null;

  @NumberRange(1, 5)
  @Field(() => Int, { nullable: true, description: 'Mood, 1 (very bad) to 5 (very good).' })
  mood?: number | null;

  @NumberRange(1, 5)
  @Field(() => Int, { nullable: true, description: 'Stress, 1 (none) to 5 (very much).' })
  stress?: number | null;

  @NumberRange(0, 24)
  @Field(() => Float, { nullable: true, description: 'Hours of sleep in the night before, 0 to 24.' })
  sleepHours?: number | null;

  @Field(() => CyclePhaseEnum, { nullable: true, description: 'Phase of the menstrual cycle.' })
  cyclePhase?: CyclePhase | null;

  @Field(() => String, { nullable: true, description: 'Free text, up to 5,000 characters.' })
  text?: string | null;

  @Field(() => Upload, { nullable: true, description: `A photo; it is not analyzed. ${PHOTO}` })
  photo?: FileUpload | null;
}

@InputType({ description: 'What to change of an entry: what is absent stays, null clears.' })
export class UpdateJournalEntryInput {
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The day that it tells of; null changes nothing.' })
  day?: string | null;

  @NumberRange(1, 5)
  @Field(() => Int, { nullable: true, description: 'Mood, 1 (very bad) to 5 (very good).' })
  mood?: number | null;

  @NumberRange(1, 5)
  @Field(() => Int, { nullable: true, description: 'Stress, 1 (none) to 5 (very much).' })
  stress?: number | null;

  @NumberRange(0, 24)
  @Field(() => Float, { nullable: true, description: 'Hours of sleep in the night before, 0 to 24.' })
  sleepHours?: number | null;

  @Field(() => CyclePhaseEnum, { nullable: true, description: 'Phase of the menstrual cycle.' })
  cyclePhase?: CyclePhase | null;

  @Field(() => String, { nullable: true, description: 'Free text, up to 5,000 characters.' })
  text?: string | null;

  @Field(() => Upload, {
    nullable: true,
    description: `Another photo; null removes the present one. ${PHOTO}`,
  })
  photo?: FileUpload | null;
}

@InputType({ description: 'The entry to delete.' })
export class DeleteJournalEntryInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType({ description: 'Result of addJournalEntry.' })
export class AddJournalEntryPayload extends Payload {
  @Field(() => JournalEntryType, { nullable: true, description: 'The new entry.' })
  journalEntry?: object | null;
}

@ObjectType({ description: 'Result of updateJournalEntry.' })
export class UpdateJournalEntryPayload extends Payload {
  @Field(() => JournalEntryType, { nullable: true, description: 'The entry as it is now.' })
  journalEntry?: object | null;
}

@ObjectType({ description: 'Result of deleteJournalEntry.' })
export class DeleteJournalEntryPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Id of the entry that is gone, with its photo.' })
  deletedJournalEntryId?: string | null;
}
