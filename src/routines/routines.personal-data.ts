import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { Database } from '../platform/database/database.ts';
import type { Reader } from '../platform/language/language.ts';
import { jsonFile, jsonListFile, ownRows, type PersonalData } from '../platform/personal-data.ts';
import type { ZipEntry } from '../platform/zip.ts';
import { patchTests } from './patch-tests/patch-tests.table.ts';
import { ahaUses, routineStepLogs, routineSteps, routines, skinReactions } from './plans/routines.table.ts';

const MAX_STEPS = 100_000;

/** The person's routines, step logs, reactions and patch tests; the rows are deleted with the account. */
export class RoutinesPersonalData implements PersonalData {
  constructor(private readonly db: Database) {}

  async *files(userId: string, reader: Reader): AsyncGenerator<ZipEntry> {
    yield jsonListFile('routines/routines.json', ownRows(this.db, routines, userId), reader);
    const steps = this.db
      .select(getTableColumns(routineSteps))
      .from(routineSteps)
      .innerJoin(routines, eq(routines.id, routineSteps.routineId))
      .where(eq(routines.userId, userId))
      .orderBy(asc(routineSteps.routineId), asc(routineSteps.position))
      .limit(MAX_STEPS);
    yield jsonFile('routines/steps.json', await steps, reader);
    yield jsonListFile('routines/logs.json', ownRows(this.db, routineStepLogs, userId));
    yield jsonListFile('routines/patch-tests.json', ownRows(this.db, patchTests, userId));
    const acids = this.db
      .select({ lastDay: ahaUses.lastDay })
      .from(ahaUses)
      .where(eq(ahaUses.userId, userId));
    yield jsonFile('routines/aha-uses.json', await acids);
    yield jsonListFile('routines/reactions.json', ownRows(this.db, skinReactions, userId), reader);
  }
}
