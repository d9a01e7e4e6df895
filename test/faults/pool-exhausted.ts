import { ViewerDocument } from '../../operations/generated.ts';
import { AWAY, Everyday } from './everyday.ts';
import type { Fault } from './fault.ts';
import { House } from './house.ts';
import { createPeople } from './people.ts';

const AT_ONCE = 100;
/** Longer than a statement waits for a connection, shorter than it may run. */
const LOCKED_SECONDS = 6;

export const poolExhausted: Fault = {
  name: `pool exhausted: ${AT_ONCE} clients, 2 connections, ${LOCKED_SECONDS} s of a lock`,
  limitSeconds: 240,
  run: async (stage) => {
    const { house, everyday } = await stage.alone(async () => {
      const house = await House.open(stage, { settings: { all: { DATABASE_POOL_SIZE: '2' } } });
      const everyday = await Everyday.begin(stage, house);
      const { databaseUrl, url, sql } = house;
      const [person] = await createPeople({ databaseUrl, url, roles: ['USER'] });
      await person!.login();
      await everyday.progress(20, 2);
      for (let client = 0; client < AT_ONCE; client += 1)
        everyday.traffic.add(100, () => person!.ask(ViewerDocument, {}));
      await sql.begin(async (tx) => {
        await tx`lock table users in access exclusive mode`;
        await tx`select pg_sleep(${LOCKED_SECONDS})`;
      });
      await everyday.progress(20, 2);
      await everyday.stop(...AWAY);
      if (!everyday.traffic.refusals.has('SERVICE_UNAVAILABLE'))
        throw new Error('The pool was never exhausted.');
      return { house, everyday };
    });
    const outcome = await everyday.outcome();
    house.assertWell();
    return outcome;
  },
};
