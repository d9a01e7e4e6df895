import 'reflect-metadata';
import { join } from 'node:path';
import { RoleDuties } from '../accounts/role-duties.ts';
import { RolesService } from '../accounts/roles.service.ts';
import { AuditService } from '../audit/audit.service.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { connectDatabase } from '../platform/database/database.ts';
import { poolingOf } from '../platform/database/pooler.ts';
import { findRunningPostgres } from '../platform/embedded-postgres/running-postgres.ts';
import { readEnvironment } from '../platform/env.ts';
import { givenSettings } from '../platform/env-file.ts';
import { createLocalEvents } from '../platform/events/events.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { createLog } from '../platform/logging/log.ts';
import { Accounts } from '../users/accounts.ts';

/** `npm run make-admin -- someone@example.org`: how the operator appoints the first administrator. */
try {
  const [email, ...more] = process.argv.slice(2);
  if (!email || more.length > 0) throw new Error('Usage: npm run make-admin -- someone@example.org');
  await run(email);
} catch (error) {
  console.error(`Nothing was changed. ${String((error as Error).message).split('\n', 1)[0]}`);
  process.exitCode = 1;
}

async function run(email: string): Promise<void> {
  const env = readEnvironment(givenSettings());
  const url = env.DATABASE_URL ?? findRunningPostgres(join(env.DATA_DIR, 'postgres'));
  if (!url) throw new Error('Start the server first, or set DATABASE_URL: accounts are in its database.');
  const log = createLog({ level: env.LOG_LEVEL, readable: !env.production });
  const { db, close } = connectDatabase({ url, ...poolingOf(env), poolSize: 2, statementTimeoutSeconds: 10 });
  const jobs = await Jobs.connect({ databaseUrl: url, log, ...poolingOf(env) }).catch(
    async (error: unknown) => {
      await close();
      throw error;
    },
  );
  try {
    const roles = new RolesService({
      db,
      accounts: new Accounts(db),
      audit: new AuditService(),
      notifications: new NotificationsService({ db, events: createLocalEvents(log), jobs }),
      duties: new RoleDuties(),
    });
    await roles.appoint(email);
    console.log(`${email} is an administrator from the next request on.`);
  } finally {
    await jobs.stop();
    await close();
  }
}
