import { describe, expect, it } from 'vitest';
import { canonicalAddress, isAddress } from '../../../src/platform/mail/address.ts';

describe('an email address', () => {
  it.each([
    [' Ann@Example.COM ', 'ann@example.com'],
    ['müller@münchen.example', 'müller@xn--mnchen-3ya.example'],
    ['mu\u0308ller@MÜNCHEN.example', 'müller@xn--mnchen-3ya.example'],
    ['почта@пример.рф', 'почта@xn--e1afmkfd.xn--p1ai'],
    ['a+b.c_d@sub.example.co', 'a+b.c_d@sub.example.co'],
    [`${'a'.repeat(64)}@${'b'.repeat(63)}.example`, `${'a'.repeat(64)}@${'b'.repeat(63)}.example`],
  ])('%s is %s', (given, canonical) => {
    expect(canonicalAddress(given)).toBe(canonical);
    expect(canonicalAddress(canonical)).toBe(canonical);
    expect(isAddress(canonical)).toBe(true);
  });

  it.each([
    ...[
      '',
      'ann',
      '@example.com',
      'ann@',
      'ann@localhost',
      'ann@example..com',
      'ann@-a.example',
      'ann@a-.example',
    ],
    ...['.ann@example.com', 'ann.@example.com', 'a..n@example.com', 'a@b@example.com', 'a n@example.com'],
    ...[
      'a@example.com, b@example.com',
      'a@example.com\nBcc: b@example.com',
      'ann@127.0.0.1',
      'ann@[127.0.0.1]',
    ],
    ...['"ann lee"@example.com', 'Ann <ann@example.com>', 'ann@exam ple.com', 'ann\u0000@example.com'],
    ...[`${'a'.repeat(65)}@example.com`, `${'ü'.repeat(33)}@example.com`, `ann@${'b'.repeat(64)}.example`],
  ])('is not %j', (given) => {
    expect(isAddress(canonicalAddress(given))).toBe(false);
  });

  it('takes no longer for a long text', () => {
    for (const part of ['a.', '@', 'ü', 'xn--', '-'])
      expect(isAddress(canonicalAddress(`a@${part.repeat(10_000)}.example`))).toBe(false);
  });
});
