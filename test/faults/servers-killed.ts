import { setTimeout } from 'node:timers/promises';
import { referenceLoaders } from '../../src/app/reference-data.ts';
import { migrateDatabase } from '../../src/platform/database/database.ts';
import { KillablePostgres } from '../setup/database/killable-postgres.ts';
import { BucketServer } from '../setup/servers/bucket-server.ts';
import { AWAY, Everyday } from './everyday.ts';
import type { Fault, Outcome } from './fault.ts';
import { House } from './house.ts';
import type { Stage } from './stage.ts';

const KILLS = 3;

export const postgresKilled: Fault = {
  name: `PostgreSQL killed ${KILLS} times`,
  limitSeconds: 240,
  run: async (stage) => {
    const { house, everyday } = await stage.alone(async () => {
      const server = await stage.open(KillablePostgres.start(), (own) => own.stop());
      await migrateDatabase(server.url, referenceLoaders);
      const house = await House.open(stage, { databaseUrl: server.url });
      const everyday = await Everyday.begin(stage, house);
      for (let kill = 0; kill < KILLS; kill += 1) {
        await everyday.progress(20, 2);
        await server.kill();
      }
      await everyday.progress(20, 2);
      await everyday.stop(...AWAY);
      return { house, everyday };
    });
    return wellAfter(house, everyday);
  },
};

export const redisKilled = programKilled('Redis', 'redis');
export const smtpKilled = programKilled('SMTP server', 'smtp');

export const bucketKilled: Fault = {
  name: `S3 server killed ${KILLS} times`,
  limitSeconds: 240,
  run: async (stage) => {
    const { house, everyday } = await stage.alone(async () => {
      const bucket = await stage.open(BucketServer.start(), (own) => own.close());
      const house = await House.open(stage, { settings: { all: bucket.settings } });
      const everyday = await Everyday.begin(stage, house);
      for (let kill = 0; kill < KILLS; kill += 1) {
        await everyday.progress(20, 2);
        await bucket.die();
        await everyday.progress(20); // those without photos do not wait for it
        await bucket.revive();
      }
      await everyday.progress(20, 2);
      await everyday.stop(...AWAY);
      return { house, everyday };
    });
    return wellAfter(house, everyday);
  },
};

/** Both are away for a while each time, as a restart may take. */
function programKilled(name: string, program: 'redis' | 'smtp'): Fault {
  return {
    name: `${name} killed ${KILLS} times`,
    limitSeconds: 240,
    run: async (stage: Stage) => {
      const { house, everyday } = await stage.alone(async () => {
        const house = await House.open(stage);
        const everyday = await Everyday.begin(stage, house);
        for (let kill = 0; kill < KILLS; kill += 1) {
          await everyday.progress(20, 2);
          await house[program].kill();
          await setTimeout(1500 * kill);
          await everyday.progress(20, 1); // nobody has to wait for it
          await house[program].start();
        }
        await everyday.progress(20, 2);
        await everyday.stop();
        return { house, everyday };
      });
      return wellAfter(house, everyday);
    },
  };
}

async function wellAfter(house: House, everyday: Everyday): Promise<Outcome> {
  const outcome = await everyday.outcome();
  house.assertWell();
  return outcome;
}
