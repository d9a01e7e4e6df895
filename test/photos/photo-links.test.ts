import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type PhotoLink, PhotoLinks } from '../../src/analyses/photo-links.ts';
import { SignedLinks } from '../../src/platform/signed-links.ts';

const [oldSecret, newSecret] = ['o'.repeat(32), 'n'.repeat(32)];
const link: PhotoLink = { analysisId: randomUUID(), file: 'photo', viewerId: randomUUID() };
const parts = (url: string) => {
  const query = new URL(url).searchParams;
  return { expires: Number(query.get('expires')), signature: query.get('signature')! };
};

describe('links to photos', () => {
  const open = (...secrets: string[]) =>
    new PhotoLinks(new SignedLinks(() => 'https://api.example/', secrets));
  const links = open(oldSecret);
  const { url, expiresAt } = links.sign(link);
  const { expires, signature } = parts(url);

  it('open what they were made for', () => {
    expect(url).toContain(`https://api.example/photos/${link.analysisId}/photo?`);
    expect(links.check(link, expires, signature)).toBe(true);
  });

  it.each([
    ['another analysis', { analysisId: randomUUID() }],
    ['another file', { file: 'pores' }],
    ['another viewer', { viewerId: randomUUID() }],
  ])('do not open %s', (_name, other) => {
    expect(links.check({ ...link, ...other }, expires, signature)).toBe(false);
  });

  it('end after 15 minutes, and cannot be prolonged', () => {
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    expect(links.check(link, expires, signature, new Date(expiresAt.getTime() + 1000))).toBe(false);
    expect(links.check(link, expires + 60, signature)).toBe(false);
    expect(links.check(link, Number.NaN, signature)).toBe(false);
  });

  it('outlive a change of the secret, until the old one is dropped', () => {
    expect(open(newSecret, oldSecret).check(link, expires, signature)).toBe(true);
    expect(open(newSecret).check(link, expires, signature)).toBe(false);
  });

  it('refuse a signature of another length', () => {
    expect(links.check(link, expires, signature.slice(2))).toBe(false);
    expect(links.check(link, expires, '')).toBe(false);
  });
});
