import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type PhotoLink, PhotoLinks } from '../../src/photos/photo-links.ts';
import { readSignature, SignedLinks } from '../../src/platform/signed-links.ts';

const [oldSecret, newSecret] = ['o'.repeat(32), 'n'.repeat(32)];
const link: PhotoLink = { owner: 'analyses', id: randomUUID(), file: 'photo' };
const open = (...secrets: string[]) => new PhotoLinks(new SignedLinks(() => 'https://api.example/', secrets));

describe('links to photos', () => {
  const links = open(oldSecret);
  const { url, expiresAt } = links.sign(link, randomUUID());
  const signature = readSignature(Object.fromEntries(new URL(url).searchParams))!;

  it('open their target', () => {
    expect(url).toContain(`https://api.example/photos/analyses/${link.id}/photo?`);
    expect(links.check(link, signature)).toBe(true);
  });

  it.each([
    ['another owner', { owner: 'journal' }],
    ['another photo', { id: randomUUID() }],
    ['another file', { file: 'pores' }],
  ])('do not open %s', (_name, other) => {
    expect(links.check({ ...link, ...other }, signature)).toBe(false);
  });

  it('do not open for another viewer', () => {
    expect(links.check(link, { ...signature, viewer: randomUUID() })).toBe(false);
  });

  it('expire 10 to 15 minutes after they were created, and cannot be extended', () => {
    expect(links.check(link, signature, new Date(expiresAt.getTime() + 1000))).toBe(false);
    expect(links.check(link, { ...signature, expires: signature.expires + 60 })).toBe(false);
    expect(links.check(link, { ...signature, expires: Number.NaN })).toBe(false);
    const start = Date.parse('2026-01-01T12:00:00Z');
    const lifetimes = Array.from({ length: 600 }, (_, second) => {
      const now = start + second * 1000;
      return (links.sign(link, randomUUID(), new Date(now)).expiresAt.getTime() - now) / 60_000;
    });
    expect(Math.min(...lifetimes)).toBeGreaterThan(10);
    expect(Math.max(...lifetimes)).toBe(15);
  });

  it('stay the same for five minutes, so that clients need not download again', () => {
    const viewer = randomUUID();
    const at = (time: string) => links.sign(link, viewer, new Date(`2026-01-01T${time}Z`)).url;
    expect(at('12:04:59')).toBe(at('12:00:00'));
    expect(at('12:05:00')).not.toBe(at('12:00:00'));
  });

  it('survive a change of the secret until the old one is removed', () => {
    expect(open(newSecret, oldSecret).check(link, signature)).toBe(true);
    expect(open(newSecret).check(link, signature)).toBe(false);
  });

  it('reject a signature of another length', () => {
    for (const changed of [signature.signature.slice(2), ''])
      expect(links.check(link, { ...signature, signature: changed })).toBe(false);
  });
});
