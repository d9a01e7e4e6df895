import { eq, sql } from 'drizzle-orm';
import { atFirstUse } from '../../platform/database/at-first-use.ts';
import type { Database } from '../../platform/database/database.ts';
import { userError } from '../../platform/errors.ts';
import { message } from '../../platform/language/text.ts';
import type { Viewer } from '../../platform/viewer.ts';
import {
  type Preferences,
  preferences,
  type Theme,
  type UnitSystem,
  type WeekStart,
} from '../users.table.ts';

type Values = Omit<Preferences, 'userId'>;

const MAX_CLIENT_BYTES = 16 * 1024;
const DEFAULTS: Values = { theme: 'SYSTEM', units: 'METRIC', weekStartsOn: 'MONDAY', clientData: {} };

/** Omitted fields are unchanged; null restores the default. */
export interface PreferencesChange {
  theme?: Theme | null;
  units?: UnitSystem | null;
  weekStartsOn?: WeekStart | null;
  clientData?: Record<string, unknown> | null;
}

export class PreferencesService {
  readonly #byUser = atFirstUse(() => prepareByUser(this.db));

  constructor(private readonly db: Database) {}

  async get(userId: string): Promise<Values> {
    const [row] = await this.#byUser().execute({ userId });
    return row ?? DEFAULTS;
  }

  /** Throws TOO_LONG if the client data is too large as JSON. */
  async update(viewer: Viewer, change: PreferencesChange): Promise<Values> {
    const { clientData } = change;
    if (clientData && Buffer.byteLength(JSON.stringify(clientData)) > MAX_CLIENT_BYTES)
      throw userError(
        'TOO_LONG',
        message('users.client-data.too-long', { maximum: MAX_CLIENT_BYTES / 1024 }),
        'clientData',
      );
    const given = {
      theme: orDefault(change.theme, DEFAULTS.theme),
      units: orDefault(change.units, DEFAULTS.units),
      weekStartsOn: orDefault(change.weekStartsOn, DEFAULTS.weekStartsOn),
      clientData: orDefault(clientData, DEFAULTS.clientData),
    };
    const [row] = await this.db
      .insert(preferences)
      .values({ userId: viewer.userId, ...given })
      .onConflictDoUpdate({ target: preferences.userId, set: { userId: viewer.userId, ...given } })
      .returning();
    return row!;
  }
}

const orDefault = <T>(given: T | null | undefined, without: T): T | undefined =>
  given === null ? without : given;

const prepareByUser = (db: Database) =>
  db
    .select()
    .from(preferences)
    .where(eq(preferences.userId, sql.placeholder('userId')))
    .prepare('preferences_by_user');
