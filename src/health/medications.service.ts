import { randomUUID } from 'node:crypto';
import { and, desc, eq, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ConsentsService } from '../consents/consents.service.ts';
import { atFirstUse } from '../platform/database/at-first-use.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { lockPerson } from '../platform/database/person-lock.ts';
import { notFound, requireDay, userError } from '../platform/errors.ts';
import { contentHash, sameRequest } from '../platform/http/request-content.ts';
import { message } from '../platform/language/text.ts';
import { addDays } from '../platform/time/calendar-days.ts';
import { localDay } from '../platform/time/local-day.ts';
import { clientRequestIdField, parseInput, says, within } from '../platform/validation.ts';
import type { Viewer } from '../platform/viewer.ts';
import { MEDICINE_ROUTES } from '../rules/medicines/medicine-facts.ts';
import type { UsersService } from '../users/users.service.ts';
import { healthProfiles, MEDICATION_SESSIONS, type Medication, medications } from './health.table.ts';

/** Maximum number of medications per person, ended ones included. */
const MAX_MEDICATIONS = 50;
const MOST_DAYS_AHEAD = 366;
const EARLIEST = '1900-01-01';

const details = {
  strength: z
    .string()
    .trim()
    .max(50, says('health.medication.strength-too-long'))
    .transform((text) => text || null)
    .nullish(),
  route: z.enum(MEDICINE_ROUTES).nullish(),
  session: z.enum(MEDICATION_SESSIONS).nullish(),
  everyDays: within(1, 90, 'health.medication.interval').nullish(),
  startedOn: z.string().nullish(),
  endedOn: z.string().nullish(),
};
const nameField = z
  .string()
  .trim()
  .min(1, says('health.medication.name-empty'))
  .max(200, says('health.medication.name-too-long'));
const addFields = z.object({ clientRequestId: clientRequestIdField, name: nameField, ...details });
const updateFields = z.object({ name: nameField.nullish(), ...details });

export type AddMedication = z.input<typeof addFields>;
/** Omitted fields are unchanged; null clears all but the name. */
export interface UpdateMedication extends z.input<typeof updateFields> {
  id: string;
}

/** The medications of the person that are in use on a day. */
export const isCurrentOn = (userId: string, day: string): SQL | undefined =>
  and(
    eq(medications.userId, userId),
    or(isNull(medications.startedOn), lte(medications.startedOn, day)),
    or(isNull(medications.endedOn), gte(medications.endedOn, day)),
  );

/** Whether it is in use on a day. */
export const isCurrent = ({ startedOn, endedOn }: Pick<Medication, 'startedOn' | 'endedOn'>, day: string) =>
  (startedOn === null || startedOn <= day) && (endedOn === null || endedOn >= day);

/** What a person takes or applies; kept only while the consent HEALTH_DATA is in effect. */
export class MedicationsService {
  readonly #byUser = atFirstUse(() => prepareByUser(this.db));

  constructor(
    private readonly db: Database,
    private readonly consents: ConsentsService,
    private readonly users: UsersService,
  ) {}

  /** Newest first, at most 50. */
  list(userId: string): Promise<Medication[]> {
    return this.#byUser().execute({ userId });
  }

  /** `YYYY-MM-DD` where the viewer lives. */
  async today(viewer: Viewer): Promise<string> {
    const { timeZone } = await this.users.getUser(viewer);
    return localDay(timeZone, new Date());
  }

  /** The same `clientRequestId` again gives the same medication. Throws CONSENT_REQUIRED and INVALID_STATE. */
  async add(viewer: Viewer, input: AddMedication): Promise<Medication> {
    const { clientRequestId: given, ...fields } = parseInput(addFields, input);
    const today = await this.today(viewer);
    checkDays(fields, today);
    const { userId } = viewer;
    const clientRequestId = given ?? randomUUID();
    const hash = contentHash('addMedication', input);
    return this.#change(viewer, today, async (tx) => {
      const [known] = await tx
        .select()
        .from(medications)
        .where(and(eq(medications.userId, userId), eq(medications.clientRequestId, clientRequestId)));
      if (known) return sameRequest(known, hash);
      if ((await tx.$count(medications, eq(medications.userId, userId))) >= MAX_MEDICATIONS) {
        throw userError(
          'LIMIT_REACHED',
          message('health.medications.too-many', { maximum: MAX_MEDICATIONS }),
        );
      }
      const [row] = await tx
        .insert(medications)
        .values({ ...fields, userId, clientRequestId, contentHash: hash })
        .returning();
      await tx.insert(healthProfiles).values({ userId }).onConflictDoNothing();
      return row!;
    });
  }

  async update(viewer: Viewer, { id, ...input }: UpdateMedication): Promise<Medication> {
    const { name, ...fields } = parseInput(updateFields, input);
    const today = await this.today(viewer);
    const change = { ...fields, name: name ?? undefined, updatedAt: new Date() };
    return this.#change(viewer, today, async (tx) => {
      const before = await locked(tx, viewer, id);
      const { startedOn = before.startedOn, endedOn = before.endedOn } = fields;
      checkDays({ startedOn, endedOn }, today);
      return save(tx, viewer, id, change);
    });
  }

  /** The last day of use is today unless given. Idempotent: one that has ended keeps its day unless another is given. */
  async end(viewer: Viewer, { id, endedOn }: { id: string; endedOn?: string | null }): Promise<Medication> {
    const today = await this.today(viewer);
    return this.#change(viewer, today, async (tx) => {
      const before = await locked(tx, viewer, id);
      if (!endedOn && before.endedOn !== null && before.endedOn <= today) return before;
      const change = { endedOn: endedOn ?? today, updatedAt: new Date() };
      checkDays({ ...change, startedOn: before.startedOn }, today);
      return save(tx, viewer, id, change);
    });
  }

  async remove(viewer: Viewer, id: string): Promise<string> {
    const [row] = await this.db
      .delete(medications)
      .where(ownMedication(viewer, id))
      .returning({ id: medications.id });
    if (!row) throw notFound('medication');
    return row.id;
  }

  /**
   * In a transaction, one at a time for a person, while the consent stays in effect. A medication that is in use afterwards
   * takes back the statement that there is none.
   */
  #change(
    { userId }: Viewer,
    today: string,
    work: (tx: Transaction) => Promise<Medication>,
  ): Promise<Medication> {
    return this.db.transaction(async (tx) => {
      await lockPerson(tx, 'MEDICATIONS', userId);
      await this.consents.keepActive(tx, userId, 'HEALTH_DATA');
      const medication = await work(tx);
      if (isCurrent(medication, today)) {
        await tx
          .update(healthProfiles)
          .set({ noMedications: false, updatedAt: new Date() })
          .where(and(eq(healthProfiles.userId, userId), eq(healthProfiles.noMedications, true)));
      }
      return medication;
    });
  }
}

const ownMedication = ({ userId }: Viewer, id: string) =>
  and(eq(medications.id, id), eq(medications.userId, userId));

async function locked(tx: Transaction, viewer: Viewer, id: string): Promise<Medication> {
  const [row] = await tx.select().from(medications).where(ownMedication(viewer, id)).for('update');
  if (!row) throw notFound('medication');
  return row;
}

async function save(tx: Transaction, viewer: Viewer, id: string, change: Partial<Medication>) {
  const [row] = await tx.update(medications).set(change).where(ownMedication(viewer, id)).returning();
  return row!;
}

function checkDays(
  { startedOn, endedOn }: { startedOn?: string | null; endedOn?: string | null },
  today: string,
): void {
  if (startedOn) {
    const text =
      startedOn > today
        ? message('health.medication.future')
        : message('health.medication.first-day', { day: { day: EARLIEST } });
    requireDay(startedOn, [EARLIEST, today], text, 'startedOn');
  }
  if (!endedOn) return;
  const [first, last] = [startedOn ?? EARLIEST, addDays(today, MOST_DAYS_AHEAD)];
  const text = endedOn < first ? message('health.medication.order') : message('health.medication.far');
  requireDay(endedOn, [first, last], text, 'endedOn');
}

const prepareByUser = (db: Database) =>
  db
    .select()
    .from(medications)
    .where(eq(medications.userId, sql.placeholder('userId')))
    .orderBy(desc(medications.createdAt), desc(medications.id))
    .limit(MAX_MEDICATIONS)
    .prepare('medications_by_user');
