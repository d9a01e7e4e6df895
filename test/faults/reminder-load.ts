import { sql } from 'drizzle-orm';
import { connectDatabase } from '../../src/platform/database/database.ts';
import { localDay } from '../../src/platform/time/local-day.ts';
import { insertPeople } from '../setup/rows/reminder-rows.ts';
import type { House } from './house.ts';
import { type Ledger, settled } from './ledger.ts';

/** People whose reminders come due one after the other from now on. */
export async function insertReminders(
  url: string,
  { people, perSecond }: { people: number; perSecond: number },
): Promise<void> {
  const connection = connectDatabase({ url, poolSize: 1, statementTimeoutSeconds: 30 });
  try {
    const [row] = await connection.db.execute<{ now: string }>(sql`select now()::text as now`);
    const from = new Date(row!.now).getTime() + 2000;
    const due = Array.from({ length: people }, (_, at) => new Date(from + (at * 1000) / perSecond));
    for (let at = 0; at < people; at += 500) {
      const some = due.slice(at, at + 500);
      await insertPeople(
        connection.db,
        some.map((nextAt) => ({ nextAt, nextOn: localDay('UTC', nextAt) })),
      );
    }
  } finally {
    await connection.close();
  }
}

/** Waits for a limited time until everyone has been reminded; counts people who were not, or were reminded twice. */
export async function checkReminders(ledger: Ledger, { sql: query }: House): Promise<void> {
  const told = () => query<{ id: string; count: number }[]>`select user_id as id,
    (select count(*)::int from notifications n where n.user_id = r.user_id and n.kind = 'ROUTINE_REMINDER') as count
    from reminders r`;
  await settled(async () => (await told()).filter(({ count }) => count === 0).length);
  for (const { id, count } of await told()) {
    ledger.acknowledged.add(`reminder of ${id}`);
    ledger.expectOne(`reminder of ${id}`, count);
  }
}
