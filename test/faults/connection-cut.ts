import { PostgresProxy, type ProxyMessage } from '../setup/database/postgres-proxy.ts';
import { createTestDatabase } from '../setup/database/test-database.ts';
import { AWAY, Everyday } from './everyday.ts';
import type { Fault } from './fault.ts';
import { House } from './house.ts';

/** Connections are cut at the first, second, third ... of their messages, up to this one. */
const MESSAGES = 100;
/** Every other connection is cut at a kind of message that was not cut so often yet, or when it has lived for long. */
const TIMES_EACH = 2;
const LIFE = 400;
const WAYS = (['before', 'within', 'after'] as const).flatMap((at) =>
  (['RST', 'FIN'] as const).map((by) => ({ at, by })),
);

export const connectionCut: Fault = {
  name: 'database connections cut at every protocol message',
  limitSeconds: 300,
  run: async (stage) => {
    const plan = new CutPlan();
    const { house, everyday } = await stage.alone(async () => {
      const database = await stage.open(createTestDatabase(), (own) => own.drop());
      const proxy = await stage.open(PostgresProxy.listen(database.url), (own) => own.close());
      const house = await House.open(stage, { databaseUrl: database.url, throughUrl: proxy.url });
      const everyday = await Everyday.begin(stage, house);
      await everyday.progress(20, 2);
      proxy.onMessage = (message) => plan.cutAt(message);
      await everyday.traffic.until(() => plan.reached >= MESSAGES, 150);
      proxy.onMessage = () => undefined;
      await everyday.progress(20, 2);
      await everyday.stop(...AWAY);
      return { house, everyday };
    });
    const outcome = await everyday.outcome();
    house.assertWell();
    outcome.notes.push(plan.said());
    return outcome;
  },
};

class CutPlan {
  /** Of how many messages the connections have been cut at, from the first on. */
  reached = 0;
  readonly #cutsByKind = new Map<string, number>();
  readonly #planned = new Map<number, number>();
  #cuts = 0;

  cutAt({ from, type, connection, index }: ProxyMessage): (typeof WAYS)[number] | undefined {
    const kind = `${from} ${type}`;
    const before = this.#cutsByKind.get(kind) ?? 0;
    if (!this.#isDue(connection, index, before)) return undefined;
    this.#cutsByKind.set(kind, before + 1);
    this.#cuts += 1;
    return WAYS[this.#cuts % WAYS.length];
  }

  said(): string {
    return `${this.#cuts} cuts at ${[...this.#cutsByKind.keys()].sort().join(', ')}`;
  }

  #isDue(connection: number, index: number, cutsOfKind: number): boolean {
    if (connection % 2 === 0) {
      const planned = this.#planned.get(connection) ?? this.#planned.size;
      this.#planned.set(connection, planned);
      this.reached = Math.max(this.reached, planned);
      return index >= planned;
    }
    return cutsOfKind < TIMES_EACH || index >= LIFE;
  }
}
