import { describe, expect, it } from 'vitest';
import { whileBusy } from '../../../src/platform/database/database.ts';

const failing = (code: string, times: number) => {
  const seen = { tries: 0 };
  const work = async () => {
    seen.tries += 1;
    const cause = Object.assign(new Error(code), { code });
    if (seen.tries <= times) throw new Error('The statement failed.', { cause });
    return 'done';
  };
  return { seen, work };
};

const always = () => true;

describe('whileBusy', () => {
  it.each(['CONNECT_TIMEOUT', '57014', '53300', '57P03'])(
    'tries again after %s, four times in all',
    async (code) => {
      const slow = failing(code, 3);
      expect(await whileBusy(slow.work, always, 1)).toBe('done');
      const tooSlow = failing(code, 4);
      await expect(whileBusy(tooSlow.work, always, 1)).rejects.toThrow('The statement failed.');
      expect([slow.seen.tries, tooSlow.seen.tries]).toEqual([4, 4]);
    },
  );

  it.each(['ECONNREFUSED', '23505', '42601'])('does not after %s', async (code) => {
    const broken = failing(code, 1);
    await expect(whileBusy(broken.work, always, 1)).rejects.toThrow();
    expect(broken.seen.tries).toBe(1);
  });

  it('ends with the error once it is not wanted any more', async () => {
    const slow = failing('57014', 2);
    await expect(whileBusy(slow.work, () => false, 1)).rejects.toThrow('The statement failed.');
    expect(slow.seen.tries).toBe(1);
  });
});
