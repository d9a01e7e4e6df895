import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { PasswordHasher } from '../../src/platform/password-hash.ts';

const PASSWORD = 'drizzle-otter-lantern';
const open = (concurrency = 2) => new PasswordHasher({ memoryKib: 19_456, concurrency });

describe('PasswordHasher', () => {
  it('creates argon2id hashes of at least the cost that OWASP recommends', async () => {
    expect(await open().hash(PASSWORD)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('distinguishes the right password from a wrong one, however its characters are composed', async () => {
    const passwords = open();
    const hash = await passwords.hash('Grüße aus Köln am Rhein');
    expect(await passwords.verify(hash, 'Grüße aus Köln am Rhein'.normalize('NFD'))).toBe(true);
    expect(await passwords.verify(hash, 'Grüße aus Köln am Main')).toBe(false);
  });

  it('works just as hard when there is no account', async () => {
    const passwords = open();
    const started = performance.now();
    expect(await passwords.verify(undefined, PASSWORD)).toBe(false);
    expect(performance.now() - started).toBeGreaterThan(5);
  });

  it('never hashes a password that is far too long', async () => {
    await expect(open().hash('x'.repeat(1_000_000))).rejects.toThrow('refused before hashing');
  });

  it('says SERVICE_UNAVAILABLE instead of queueing without end, and recovers', async () => {
    const passwords = open(1);
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.hash(PASSWORD)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ reason }) => reason.code === 'SERVICE_UNAVAILABLE')).toBe(true);
    expect(results.filter((result) => result.status === 'fulfilled').length).toBeGreaterThanOrEqual(32);
    await passwords.hash(PASSWORD);
  });

  it('does not block the event loop', async () => {
    const passwords = open();
    let longest = 0;
    let done = false;
    const hashing = Promise.all(Array.from({ length: 10 }, () => passwords.hash(PASSWORD))).then(() => {
      done = true;
    });
    while (!done) {
      const before = performance.now();
      await setTimeout(1);
      longest = Math.max(longest, performance.now() - before);
    }
    await hashing;
    expect(longest).toBeLessThan(250);
  });
});
