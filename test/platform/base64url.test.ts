import { expect, it } from 'vitest';
import { base64urlOfText } from '../../src/platform/ids/base64url.ts';

it('writes what a Buffer would, of every length and character', () => {
  const characters = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));
  for (let length = 0; length <= 120; length += 1) {
    const text = characters.slice(length, length * 2) + characters.slice(-(length % 7));
    expect(base64urlOfText(text)).toBe(Buffer.from(text, 'latin1').toString('base64url'));
  }
});
