import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { bearerToken, clientAddress } from '../../../src/graphql/authentication.ts';

const request = (forwarded?: string) =>
  ({
    headers: { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.1' },
  }) as unknown as IncomingMessage;

describe('the address of a client', () => {
  test.each<[boolean | number, string | undefined, string]>([
    [false, '1.1.1.1', '10.0.0.1'],
    [true, '1.1.1.1, 2.2.2.2', '1.1.1.1'],
    [true, undefined, '10.0.0.1'],
    [1, '6.6.6.6, 1.1.1.1', '1.1.1.1'],
    [2, '6.6.6.6, 1.1.1.1, 2.2.2.2', '1.1.1.1'],
    [5, '1.1.1.1', '1.1.1.1'],
    [1, '', '10.0.0.1'],
  ])('behind %s proxies that say "%s" is %s', (trust, forwarded, address) => {
    expect(clientAddress(request(forwarded), trust)).toBe(address);
  });
});

test.each<[unknown, string | null]>([
  ['Bearer abc.def-_~+/=', 'abc.def-_~+/='],
  ['bearer abc', 'abc'],
  ['Bearer  abc', 'abc'],
  ['Bearer a b', null],
  ['Bearer ', null],
  ['Basic abc', null],
  ['abc', null],
  [undefined, null],
  [{}, null],
])('the token of %j is %j', (text, token) => {
  expect(bearerToken(text)).toBe(token);
});
