import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Database, isReferenceGone, type Transaction } from '../../platform/database/database.ts';
import { OwnRows } from '../../platform/database/own-rows.ts';
import { lockPerson } from '../../platform/database/person-lock.ts';
import { notFound, userError } from '../../platform/errors.ts';
import { contentHash, sameRequest } from '../../platform/http/request-content.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { message, type Text } from '../../platform/language/text.ts';
import { addDays, startOfDay } from '../../platform/time/calendar-days.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { RoutineSteps } from '../plans/routine-steps.ts';
import type { RoutinesService } from '../plans/routines.service.ts';
import type { SkinReaction } from '../plans/routines.table.ts';
import {
  type RecordPatchTestResult,
  readClear,
  readReaction,
  readStart,
  type SpotReaction,
  type StartPatchTest,
} from './patch-test-input.ts';
import type { PatchTestReactions } from './patch-test-reactions.ts';
import {
  CLEAR_ADVICE,
  EXPIRES_AFTER,
  type PatchTestAdvice,
  resultFrom,
  START_ADVICE,
  statusOn,
} from './patch-test-rules.ts';
import { patchTestDue } from './patch-tests.queues.ts';
import { type PatchTest, patchTests } from './patch-tests.table.ts';

const MOST_RUNNING = 20;
/** Local time at which the result is asked for. */
const REMIND_AT_HOUR = 9;
const HOUR_MS = 3_600_000;

export interface RecordedResult extends PatchTestAdvice {
  patchTest: PatchTest;
  reaction: SkinReaction | null;
}

interface Dependencies {
  db: Database;
  jobs: Jobs;
  routines: RoutinesService;
  steps: RoutineSteps;
  reactions: PatchTestReactions;
}

/** Patch tests: RUNNING until CLEAR, REACTED or ABANDONED is recorded, or it has expired. */
export class PatchTestsService {
  readonly rows: OwnRows<typeof patchTests>;

  constructor(private readonly deps: Dependencies) {
    this.rows = new OwnRows(deps.db, patchTests, 'patch-test');
  }

  /** Retrying with the same `clientRequestId` returns the same test. */
  async start(viewer: Viewer, input: StartPatchTest): Promise<{ patchTest: PatchTest; advice: Text }> {
    const { db, jobs, routines, steps } = this.deps;
    const { userId } = viewer;
    await routines.requireGuardian(viewer);
    const { timeZone, today } = await routines.today(viewer);
    const { clientRequestId = null, name, label, startedOn } = readStart(input, today);
    const requestId = clientRequestId ?? randomUUID();
    const known = await this.#byRequest(db, userId, requestId);
    const hash = contentHash('startPatchTest', input);
    if (known) return { patchTest: sameRequest(known, hash), advice: START_ADVICE };
    const [step] = input.stepId ? await steps.getMany(viewer, [input.stepId]) : [];
    if (step === null) throw notFound('step');
    const ingredients = label ? await steps.readLabel(label) : (step?.ingredients ?? []);
    const work = db.transaction(async (tx) => {
      // Two concurrent requests of one person must not exceed the limit together.
      await lockPerson(tx, 'ROUTINE', userId);
      const made = await this.#byRequest(tx, userId, requestId);
      if (made) return sameRequest(made, hash);
      const running = and(
        eq(patchTests.userId, userId),
        isNull(patchTests.result),
        gt(patchTests.startedOn, addDays(today, -EXPIRES_AFTER)),
      );
      if ((await tx.$count(patchTests, running)) >= MOST_RUNNING) {
        throw userError('LIMIT_REACHED', message('patch-tests.too-many', { maximum: MOST_RUNNING }));
      }
      const row = {
        userId,
        clientRequestId: requestId,
        contentHash: hash,
        name,
        label,
        ingredients,
        startedOn,
      };
      const [inserted] = await tx
        .insert(patchTests)
        .values({ ...row, stepId: step?.id ?? null })
        .returning();
      const due = startOfDay(resultFrom(row), timeZone).getTime() + REMIND_AT_HOUR * HOUR_MS;
      const startAfterSeconds = Math.max(0, Math.ceil((due - Date.now()) / 1000));
      await jobs.enqueue(tx, patchTestDue, { userId, patchTestId: inserted!.id }, { startAfterSeconds });
      return inserted!;
    });
    const patchTest = await work.catch((error: unknown) => {
      throw isReferenceGone(error) ? notFound('step') : error;
    });
    return { patchTest, advice: START_ADVICE };
  }

  /** A reaction can be recorded from the first day on, also after any other result. Idempotent. */
  async record(viewer: Viewer, input: RecordPatchTestResult): Promise<RecordedResult> {
    const { today } = await this.deps.routines.today(viewer);
    const test = await this.rows.get(viewer, input.id);
    if (input.result === 'CLEAR') {
      await this.deps.routines.requireGuardian(viewer);
      const note = readClear(input);
      const patchTest = await this.#change(viewer, test.id, (_tx, row) => clear(row, note, today));
      return { patchTest, reaction: null, ...CLEAR_ADVICE };
    }
    const given = readReaction(input, { startedOn: test.startedOn, today });
    const patchTest = await this.#react(viewer, test, given, today).catch((error: unknown) => {
      if (!isReferenceGone(error)) throw error;
      // The step was removed meanwhile.
      return this.#react(viewer, test, given, today);
    });
    return { patchTest, ...(await this.deps.reactions.outcome(viewer, patchTest, given)) };
  }

  async #react(viewer: Viewer, test: PatchTest, given: SpotReaction, today: string): Promise<PatchTest> {
    const { reactions } = this.deps;
    const prepared = await reactions.prepare(viewer, test, given, today);
    return this.#change(viewer, test.id, async (tx, row) => {
      const reaction = await reactions.journal(tx, row, prepared);
      if (!reaction) return row;
      const recordedAt = new Date();
      return { result: 'REACTED', recordedAt, note: given.note, reactionId: reaction.id };
    });
  }

  /** Idempotent. */
  abandon(viewer: Viewer, id: string): Promise<PatchTest> {
    return this.#change(viewer, id, (_tx, row) => {
      if (row.result === 'ABANDONED') return row;
      if (row.result) throw userError('INVALID_STATE', message('patch-tests.has-result'), 'id');
      return { result: 'ABANDONED', recordedAt: new Date() };
    });
  }

  /** Applies what `decide` makes of a test; nothing is written if it returns the row itself. */
  async #change(
    { userId }: Viewer,
    id: string,
    decide: (tx: Transaction, row: PatchTest) => Partial<PatchTest> | Promise<Partial<PatchTest>>,
  ): Promise<PatchTest> {
    const own = and(eq(patchTests.id, id), eq(patchTests.userId, userId));
    return this.deps.db.transaction(async (tx) => {
      await lockPerson(tx, 'ROUTINE', userId);
      const [row] = await tx.select().from(patchTests).where(own);
      if (!row) throw notFound('patch-test');
      const changes = await decide(tx, row);
      if (changes === row) return row;
      const [changed] = await tx.update(patchTests).set(changes).where(own).returning();
      return changed!;
    });
  }

  async #byRequest(
    tx: Database | Transaction,
    userId: string,
    requestId: string,
  ): Promise<PatchTest | undefined> {
    const [row] = await tx
      .select()
      .from(patchTests)
      .where(and(eq(patchTests.userId, userId), eq(patchTests.clientRequestId, requestId)));
    return row;
  }
}

function clear(row: PatchTest, note: string | null, today: string): Partial<PatchTest> {
  const status = statusOn(row, today);
  if (status === 'CLEAR') return row;
  if (status !== 'RUNNING')
    throw userError('INVALID_STATE', message(`patch-tests.not-clear.${status}`), 'id');
  const from = resultFrom(row);
  if (today < from) {
    throw userError('TOO_EARLY', message('patch-tests.too-early', { day: { day: from } }), 'result');
  }
  return { result: 'CLEAR', recordedAt: new Date(), note };
}
