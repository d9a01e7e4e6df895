import { describe, expect, it } from 'vitest';
import { UploadSlots } from '../../src/analyses/upload-slots.ts';

const hang = () => {
  let free = () => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  return { work: () => held, free: () => free() };
};

describe('slots for uploads', () => {
  it('are three for one person, and come back when work ends, however', async () => {
    const slots = new UploadSlots();
    const photos = [hang(), hang(), hang()];
    const running = photos.map(({ work }) => slots.run('me', work));
    await expect(slots.run('me', async () => 'fourth')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(await slots.run('other', async () => 'theirs')).toBe('theirs');
    photos[0]!.free();
    await running[0];
    await expect(slots.run('me', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await slots.run('me', async () => 'next')).toBe('next');
  });

  it('are bounded for all people together', async () => {
    const slots = new UploadSlots();
    const photos = Array.from({ length: 32 }, hang);
    const running = photos.map(({ work }, at) => slots.run(`user ${at}`, work));
    await expect(slots.run('one more', async () => null)).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    for (const photo of photos) photo.free();
    await Promise.all(running);
    expect(await slots.run('one more', async () => 'fits')).toBe('fits');
  });
});
