import 'reflect-metadata';
import { Field, InputType, ObjectType } from 'type-graphql';
import { describedEnum } from '../graphql/types/described-enum.ts';
import { Payload } from '../graphql/types/payload.ts';
import { JSONObject } from '../graphql/types/scalars.ts';
import type { Preferences, Theme, UnitSystem, WeekStart } from './users.table.ts';

const ThemeEnum = describedEnum<Theme>('Theme', 'How the apps shall look.', {
  SYSTEM: 'As the device is set.',
  LIGHT: 'Dark on light.',
  DARK: 'Light on dark.',
});

const UnitSystemEnum = describedEnum<UnitSystem>('UnitSystem', 'In which units amounts are shown.', {
  METRIC: 'Millilitres, grams, degrees Celsius.',
  IMPERIAL: 'Fluid ounces, ounces, degrees Fahrenheit.',
});

const WeekStartEnum = describedEnum<WeekStart>('WeekStart', 'The first day of a week in calendars.', {
  MONDAY: 'Monday.',
  SATURDAY: 'Saturday.',
  SUNDAY: 'Sunday.',
});

const CLIENT_DATA =
  'Whatever the apps want to remember, as a JSON object of at most 16 KB. The server never reads it.';

@ObjectType('Preferences', { description: 'How the apps shall look and work for this person.' })
export class PreferencesType {
  @Field(() => ThemeEnum, { description: 'Light or dark.' })
  theme!: Theme;

  @Field(() => UnitSystemEnum, { description: 'Units of amounts.' })
  units!: UnitSystem;

  @Field(() => WeekStartEnum, { description: 'First day of the week.' })
  weekStartsOn!: WeekStart;

  @Field(() => JSONObject, { description: CLIENT_DATA })
  clientData!: Record<string, unknown>;
}

@InputType({
  description: 'What changes in the preferences. A field left out stays, null restores the default.',
})
export class UpdatePreferencesInput {
  @Field(() => ThemeEnum, { nullable: true, description: 'Light or dark; `SYSTEM` by default.' })
  theme?: Theme | null;

  @Field(() => UnitSystemEnum, { nullable: true, description: 'Units of amounts; `METRIC` by default.' })
  units?: UnitSystem | null;

  @Field(() => WeekStartEnum, {
    nullable: true,
    description: 'First day of the week; `MONDAY` by default.',
  })
  weekStartsOn?: WeekStart | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: `${CLIENT_DATA} It replaces what was there as a whole.`,
  })
  clientData?: Record<string, unknown> | null;
}

@ObjectType({ description: 'The answer to `updatePreferences`.' })
export class UpdatePreferencesPayload extends Payload {
  @Field(() => PreferencesType, {
    nullable: true,
    description: 'The preferences as they are now; null with `userErrors`.',
  })
  preferences!: Omit<Preferences, 'userId'> | null;
}
