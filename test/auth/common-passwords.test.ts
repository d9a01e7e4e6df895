import { describe, expect, it } from 'vitest';
import { isCommonPassword, wordsOfAddress } from '../../src/auth/credentials/common-passwords.ts';

const words = [...wordsOfAddress('annette.meier@example.com'), 'Rosalinde'];

describe('isCommonPassword', () => {
  it.each([
    'Password1234',
    'passwordpassword',
    'P@ssw0rd1234!',
    'Passw0rd!Passw0rd!',
    '!!Password1!!',
    'qwertyuiop12',
    'Qwerty123456!',
    'qwerty123456789',
    '1q2w3e4r5t6y',
    '123456789012',
    '987654321098',
    '12341234123412',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'abcdefghijkl',
    'iloveyou1234',
    'letmein12345',
    'Summer2024!!',
    'dragondragon',
    'monkeymonkey1',
    'superman1234',
    'Annette2024!!',
    'annette.meier1',
    'Meier-1234567',
    'rosalinde1999',
  ])('refuses %s', (password) => expect(isCommonPassword(password, words)).toBe(true));

  it.each([
    'correct horse battery staple',
    'kV9#mPq2xL7w',
    'drizzle-otter-lantern',
    'Tea&Biscuits4Rosa',
    'mein hund frisst gerne kaese',
    '8264!95#7103',
    '4829-3847-2983-pink',
    'ThisIsMyLongPhrase',
    'дом на краю леса',
  ])('accepts %s', (password) => expect(isCommonPassword(password, words)).toBe(false));

  it('is fast for the longest password', () => {
    const started = performance.now();
    isCommonPassword(`${'ab1'.repeat(42)}xy`, words);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
