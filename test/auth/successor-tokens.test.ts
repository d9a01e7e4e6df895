import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashToken, newToken } from '../../src/auth/opaque-token.ts';
import { SuccessorTokens } from '../../src/auth/sessions/successor-tokens.ts';

const OLD = 'an old secret of more than thirty-two bytes';
const NEW = 'a new secret of more than thirty-two bytes!';
const unused = (token: string) => ({ hash: hashToken(token), usedAt: null });
const used = (token: string) => ({ hash: hashToken(token), usedAt: new Date() });

describe('SuccessorTokens', () => {
  it('derives the same token again, of the form of every other, and another one for each token and secret', () => {
    const token = newToken();
    const next = new SuccessorTokens([OLD]).next(token);
    expect(new SuccessorTokens([OLD, NEW]).next(token)).toBe(next);
    expect(next).toMatch(/^[\w-]{43}$/);
    const others = [
      new SuccessorTokens([NEW]).next(token),
      new SuccessorTokens([OLD]).next(newToken()),
      new SuccessorTokens([OLD]).next(hashToken(token)), // what a stolen database has
      createHmac('sha256', OLD).update(token).digest('base64url'), // the key of access tokens
    ];
    expect(new Set([next, ...others]).size).toBe(5);
  });

  it('finds the unused token that a used one led to, and no other', () => {
    const tokens = new SuccessorTokens([OLD]);
    const first = newToken();
    const second = tokens.next(first);
    const third = tokens.next(second);
    expect(tokens.findUnused(first, [used(first), unused(second)])).toBe(second);
    expect(tokens.findUnused(first, [used(first), unused(third), used(second)])).toBe(third);
    expect(tokens.findUnused(second, [used(first), unused(third), used(second)])).toBe(third);
    expect(tokens.findUnused(first, [used(first), unused(third)])).toBeUndefined();
    expect(tokens.findUnused(first, [used(first), used(second)])).toBeUndefined();
    expect(tokens.findUnused(newToken(), [unused(second)])).toBeUndefined();
    expect(tokens.findUnused(first, [])).toBeUndefined();
  });

  it('finds it after a rotation of secrets, but not after their removal', () => {
    const [before, after] = [new SuccessorTokens([OLD]), new SuccessorTokens([NEW, OLD])];
    const first = newToken();
    const second = before.next(first);
    const third = after.next(second);
    expect(third).not.toBe(before.next(second));
    expect(after.findUnused(first, [used(first), unused(second)])).toBe(second);
    expect(after.findUnused(first, [used(first), used(second), unused(third)])).toBe(third);
    expect(new SuccessorTokens([NEW]).findUnused(first, [used(first), unused(second)])).toBeUndefined();
  });
});
