import type { Text } from '../platform/language/text.ts';
import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import type { FlagTier, RedFlag } from '../rules/triage/red-flags.ts';
import type { UrgentCareAdvice } from '../rules/triage/urgent-care.ts';
import { RedFlagEnum, TriageTierEnum } from './safety-enums.ts';

/** Describes the field beside a text that was stored. */
export const SAFETY_NOTICE =
  'Help to show beside the text; null unless it reads as an emergency or as self-harm. The text is stored as it was written, unless there are `userErrors`: then the help is there as well.';

@ObjectType('UrgentCareAdvice', {
  description:
    'What to do at once, in the language of the profile unless the field asks for another. Show it before anything else. It is never a diagnosis.',
})
export class UrgentCareType implements UrgentCareAdvice {
  @Field(() => TriageTierEnum, { description: 'How soon care is needed; never ROUTINE.' })
  tier!: FlagTier;

  @Field(() => [RedFlagEnum], { description: 'The red flags, most dangerous first.' })
  flags!: RedFlag[];

  @Field(() => String, { description: 'A headline.' })
  title!: Text;

  @Field(() => String, { description: 'What to do, as sentences.' })
  message!: Text;
}
