import { setTimeout } from 'node:timers/promises';
import { MyConsentRequirementsDocument, ViewerDocument } from '../../operations/generated.ts';
import { referenceLoaders } from '../../src/app/reference-data.ts';
import { migrateDatabase } from '../../src/platform/database/database.ts';
import { KillablePostgres } from '../setup/database/killable-postgres.ts';
import { BucketServer } from '../setup/servers/bucket-server.ts';
import { PREPARE, pgbouncerProgram, startPgBouncer } from '../setup/servers/pgbouncer.ts';
import { AWAY_OR_CUT, Everyday } from './everyday.ts';
import { type Fault, LeftOut } from './fault.ts';
import { House } from './house.ts';
import { createPeople } from './people.ts';
import type { Stage } from './stage.ts';

const CLIENTS = 50;
/** Each client thinks between its requests. */
const THINKING_MS = 1000;
/** A process or server that is started again by hand is away so long before. */
const AWAY_MS = 2000;

export const everyPartKilled: Fault = {
  name: `each part killed in turn, with ${CLIENTS} clients`,
  limitSeconds: 400,
  run: async (stage) => {
    if (!pgbouncerProgram) throw new LeftOut('There is no pgbouncer here.');
    const { everyday, notes } = await stage.alone(async () => {
      const { house, parts } = await openAll(stage);
      const everyday = await Everyday.begin(stage, house);
      await addClients(house, everyday);
      const notes: string[] = [];
      for (const [name, kill] of parts) {
        await everyday.progress(20, 2);
        const said = await everyday.traffic.during(async () => {
          await kill();
          await everyday.progress(20, 2);
        });
        notes.push(`${name} killed: ${said}`);
      }
      await everyday.stop(...AWAY_OR_CUT);
      return { everyday, notes };
    });
    const outcome = await everyday.outcome();
    return { ...outcome, notes: [...notes, ...outcome.notes] };
  },
};

/** Two processes of each kind over all servers that the product can have, and how each part is killed and comes back. */
async function openAll(stage: Stage) {
  const postgres = await stage.open(KillablePostgres.start(), (own) => own.stop());
  await migrateDatabase(postgres.url, referenceLoaders);
  const pool = ['default_pool_size = 40', 'server_login_retry = 1'];
  const pgbouncer = await stage.open(startPgBouncer(postgres.url, pool), (own) => own.stop());
  const bucket = await stage.open(BucketServer.start(), (own) => own.close());
  const house = await House.open(stage, {
    databaseUrl: postgres.url,
    throughUrl: pgbouncer.urlOf(postgres.url),
    twice: true,
    settings: {
      all: { ...bucket.settings, DATABASE_DIRECT_URL: postgres.url, DATABASE_PREPARE: PREPARE },
    },
  });
  const downFor = async (kill: () => Promise<unknown>, start: () => Promise<unknown>) => {
    await kill();
    await setTimeout(AWAY_MS);
    await start();
  };
  const process = (name: 'second api' | 'second worker') =>
    downFor(
      () => house.kill(name),
      () => house.start(name),
    );
  const parts: [name: string, kill: () => Promise<void>][] = [
    ['PostgreSQL', () => postgres.kill()],
    ['PgBouncer', () => pgbouncer.restart()],
    [
      'Redis',
      () =>
        downFor(
          () => house.redis.kill(),
          () => house.redis.start(),
        ),
    ],
    [
      'S3 server',
      () =>
        downFor(
          () => bucket.die(),
          () => bucket.revive(),
        ),
    ],
    [
      'SMTP server',
      () =>
        downFor(
          () => house.smtp.kill(),
          () => house.smtp.start(),
        ),
    ],
    ['one api process', () => process('second api')],
    ['one worker', () => process('second worker')],
  ];
  return { house, parts };
}

async function addClients({ databaseUrl, url }: House, { traffic }: Everyday): Promise<void> {
  const people = await createPeople({ databaseUrl, url, roles: Array(CLIENTS).fill('USER') });
  for (const person of people) await person.login();
  for (const person of people) {
    traffic.add(THINKING_MS, async () => {
      await person.ask(ViewerDocument, {});
      await person.ask(MyConsentRequirementsDocument, {});
    });
  }
}
