import 'reflect-metadata';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { OnePerViewer } from '../../graphql/ids/bind-ids.ts';
import { NodeType } from '../../graphql/ids/node.types.ts';
import { Payload } from '../../graphql/types/payload.ts';
import { JSONObject } from '../../graphql/types/scalars.ts';
import { ThemeEnum, UnitSystemEnum, WeekStartEnum } from '../user-enums.ts';
import type { Preferences, Theme, UnitSystem, WeekStart } from '../users.table.ts';

const CLIENT_DATA = 'App-defined data, as a JSON object of at most 16 KB. The server does not interpret it.';

@OnePerViewer()
@ObjectType('Preferences', { implements: NodeType, description: 'The person’s app preferences.' })
export class PreferencesType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => ThemeEnum, { description: 'Light or dark theme.' })
  theme!: Theme;

  @Field(() => UnitSystemEnum, { description: 'Measurement units.' })
  units!: UnitSystem;

  @Field(() => WeekStartEnum, { description: 'First day of the week.' })
  weekStartsOn!: WeekStart;

  @Field(() => JSONObject, { description: CLIENT_DATA })
  clientData!: Record<string, unknown>;
}

@InputType({
  description: 'Changes to the preferences. Omitted fields are unchanged; null restores the default.',
})
export class UpdatePreferencesInput {
  @Field(() => ThemeEnum, { nullable: true, description: 'Light or dark theme. Defaults to `SYSTEM`.' })
  theme?: Theme | null;

  @Field(() => UnitSystemEnum, { nullable: true, description: 'Measurement units. Defaults to `METRIC`.' })
  units?: UnitSystem | null;

  @Field(() => WeekStartEnum, {
    nullable: true,
    description: 'First day of the week. Defaults to `MONDAY`.',
  })
  weekStartsOn?: WeekStart | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: `${CLIENT_DATA} It replaces what was there as a whole.`,
  })
  clientData?: Record<string, unknown> | null;
}

@ObjectType({ description: 'Return type of `updatePreferences`.' })
export class UpdatePreferencesPayload extends Payload {
  @Field(() => PreferencesType, {
    nullable: true,
    description: 'The updated preferences; null if there are `userErrors`.',
  })
  preferences!: Omit<Preferences, 'userId'> | null;
}
