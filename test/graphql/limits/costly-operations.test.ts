import { describe, expect, it } from 'vitest';
import { CostlyOperations } from '../../../src/graphql/costly-operations.ts';

const operation = (ip: string, cost = 5000) => ({ viewer: null, ip, cost });

/** Enters for each owner in turn and notes who got in. */
function enterAll(costly: CostlyOperations, owners: readonly string[]) {
  const entered: string[] = [];
  const places = owners.map((owner) =>
    costly.enter(operation(owner)).then((leave) => {
      entered.push(owner);
      return leave;
    }),
  );
  return { entered, places };
}

/** Long enough for everything that is not waiting. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('costly operations', () => {
  it('run two at a time, those of people who have none running first', async () => {
    const { entered, places } = enterAll(new CostlyOperations(), ['a', 'a', 'a', 'a', 'b', 'c']);
    await settled();
    expect(entered).toEqual(['a', 'a']);
    (await places[0]!)();
    await settled();
    expect(entered).toEqual(['a', 'a', 'b']);
    (await places[4]!)();
    (await places[1]!)();
    await settled();
    expect(entered).toEqual(['a', 'a', 'b', 'c', 'a']);
    for (const place of [5, 2, 3]) (await places[place]!)();
    await settled();
    expect(entered).toEqual(['a', 'a', 'b', 'c', 'a', 'a']);
  });

  it('never hold up others', async () => {
    const costly = new CostlyOperations();
    const { places } = enterAll(costly, ['a', 'b', 'c']);
    const leave = await costly.enter(operation('a', 300));
    leave();
    (await places[0]!)();
    await places[2];
  });

  it('free their place when they fail', async () => {
    const costly = new CostlyOperations();
    for (let count = 0; count < 5; count += 1) {
      const failed = costly.run(operation('a'), () => Promise.reject(new Error('failed')));
      await expect(failed).rejects.toThrow('failed');
    }
    await expect(costly.run(operation('a'), async () => 'done')).resolves.toBe('done');
  });

  it('are refused after the wait, or if too many wait', async () => {
    const busy = { code: 'SERVICE_UNAVAILABLE' };
    const impatient = new CostlyOperations(5);
    const { places } = enterAll(impatient, ['a', 'b', 'c']);
    await expect(places[2]).rejects.toMatchObject(busy);
    (await places[0]!)();
    await expect(impatient.run(operation('c'), async () => 'done')).resolves.toBe('done');

    const costly = new CostlyOperations();
    const crowd = enterAll(
      costly,
      Array.from({ length: 202 }, () => 'a'),
    ).places;
    await expect(costly.enter(operation('b'))).rejects.toMatchObject(busy);
    for (const place of crowd) (await place)();
  });
});
