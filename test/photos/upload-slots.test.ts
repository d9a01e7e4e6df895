import { describe, expect, it } from 'vitest';
import { UploadSlots } from '../../src/photos/upload-slots.ts';

const hang = () => {
  let free = () => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  return { work: () => held, free: () => free() };
};

describe('slots for uploads', () => {
  it('are three per person, and are released when work ends, in any way', async () => {
    const slots = new UploadSlots();
    const uploads = [hang(), hang(), hang()];
    const running = uploads.map(({ work }, at) => slots.run('viewer', at === 0 ? 5 : 1, work));
    await expect(slots.run('viewer', 1, async () => 'fourth')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
    expect(await slots.run('other', 1, async () => 'theirs')).toBe('theirs');
    uploads[0]!.free();
    await running[0];
    await expect(slots.run('viewer', 1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await slots.run('viewer', 1, async () => 'next')).toBe('next');
  });

  it('are bounded by the photos of all people in total', async () => {
    const slots = new UploadSlots();
    const uploads = Array.from({ length: 6 }, hang);
    const running = uploads.map(({ work }, at) => slots.run(`user ${at}`, 5, work));
    await expect(slots.run('one more', 3, async () => null)).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    expect(await slots.run('one more', 2, async () => 'fits')).toBe('fits');
    for (const upload of uploads) upload.free();
    await Promise.all(running);
    expect(await slots.run('one more', 5, async () => 'fits')).toBe('fits');
  });
});
