import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { type PhotoRefusal, PhotoRefused } from '../../src/inference/inference.types.ts';
import { preparePhoto } from '../../src/inference/photo.ts';
import { portrait } from '../setup/photos.ts';
import { readText } from '../setup/walks/read-text.ts';
import { isForeign } from '../setup/walks/text-walk.ts';

const flat = (width: number, height: number, colour = { r: 210, g: 160, b: 140 }) =>
  sharp({ create: { width, height, channels: 3, background: colour } });

const meanColour = async (jpeg: Buffer) => {
  const { channels } = await sharp(jpeg).stats();
  return channels.map(({ mean }) => mean);
};

async function expectRefusal(bytes: Buffer, code: PhotoRefusal, words: RegExp = /./): Promise<void> {
  const refusal = await preparePhoto(bytes).catch((error: unknown) => error);
  if (!(refusal instanceof PhotoRefused)) throw new Error('Not refused');
  const english = readText(refusal.text);
  const german = readText(refusal.text, 'de-DE');
  expect(refusal.code).toBe(code);
  expect(english).toMatch(words);
  expect([isForeign(english, 'en'), isForeign(german, 'de')]).toEqual([false, false]);
}

test.each<[string, Buffer | Promise<Buffer>]>([
  ['JPEG', portrait],
  ['PNG', sharp(portrait).png().toBuffer()],
  ['palette PNG', sharp(portrait).png({ palette: true }).toBuffer()],
  ['interlaced PNG', sharp(portrait).png({ progressive: true }).toBuffer()],
  ['16-bit PNG', sharp(portrait).toColourspace('rgb16').png().toBuffer()],
  ['WebP', sharp(portrait).webp({ quality: 90 }).toBuffer()],
  ['progressive JPEG', sharp(portrait).jpeg({ progressive: true, quality: 95 }).toBuffer()],
  ['Display P3 JPEG', sharp(portrait).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer()],
])('%s keeps size and colours', async (_, bytes) => {
  const photo = await preparePhoto(await bytes);
  expect([photo.width, photo.height]).toEqual([510, 600]);
  const [wanted, found] = await Promise.all([meanColour(portrait), meanColour(photo.jpeg)]);
  found.forEach((mean, i) => void expect(Math.abs(mean - wanted[i]!)).toBeLessThan(1));
});

test('CMYK becomes sRGB of about the same colors', async () => {
  const cmyk = await sharp(portrait).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer();
  const [wanted, found] = await Promise.all([
    meanColour(portrait),
    meanColour((await preparePhoto(cmyk)).jpeg),
  ]);
  found.forEach((mean, i) => void expect(Math.abs(mean - wanted[i]!)).toBeLessThan(8));
});

test.each<[string, Promise<Buffer>]>([
  ['grey JPEG', sharp(portrait).greyscale().jpeg().toBuffer()],
  ['16-bit grey PNG', sharp(portrait).greyscale().toColourspace('grey16').png().toBuffer()],
  ['grey PNG with alpha', sharp(portrait).greyscale().ensureAlpha(0.9).png().toBuffer()],
])('%s becomes three equal channels', async (_, bytes) => {
  const { jpeg } = await preparePhoto(await bytes);
  const [r, g, b] = await meanColour(jpeg);
  expect(r).toBeCloseTo(g!, 0);
  expect(b).toBeCloseTo(g!, 0);
  expect(await sharp(jpeg).metadata()).toMatchObject({ channels: 3, space: 'srgb', depth: 'uchar' });
});

test('transparency is flattened onto mid gray', async () => {
  const clear = await sharp({
    create: { width: 300, height: 300, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer();
  for (const mean of await meanColour((await preparePhoto(clear)).jpeg)) expect(mean).toBeCloseTo(128, 0);
});

test('the stored photo is upright', async () => {
  const left = { input: await flat(150, 200, { r: 20, g: 200, b: 20 }).png().toBuffer(), left: 0, top: 0 };
  const turned = await flat(300, 200).composite([left]).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const photo = await preparePhoto(turned);
  expect([photo.width, photo.height, photo.capture.width, photo.capture.height]).toEqual([
    200, 300, 200, 300,
  ]);
  const top = await sharp(photo.jpeg).extract({ left: 20, top: 20, width: 160, height: 100 }).toBuffer();
  expect((await meanColour(top))[0]).toBeLessThan(40);
});

test('metadata and trailing bytes do not survive', async () => {
  const marked = await sharp(portrait)
    .withExif({ IFD0: { Copyright: 'SECRET-OWNER' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET-XMP</x:xmpmeta>')
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
  const { jpeg } = await preparePhoto(Buffer.concat([marked, Buffer.from('SECRET-TAIL'.repeat(1000))]));
  expect(jpeg.includes('SECRET')).toBe(false);
  expect(jpeg.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  const { exif, xmp, iptc, icc, comments } = await sharp(jpeg).metadata();
  expect([exif, xmp, iptc, icc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('a large photo is stored with a long side of 2048 px, its measures name the original size', async () => {
  const photo = await preparePhoto(await flat(4000, 3000).jpeg().toBuffer());
  expect([photo.width, photo.height]).toEqual([2048, 1536]);
  expect(photo.capture).toMatchObject({ width: 4000, height: 3000 });
});

test.each<[string, Buffer | Promise<Buffer>, RegExp]>([
  ['nothing', Buffer.alloc(0), /empty/],
  ['text', Buffer.from('no photo at all'), /not a photo/],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>'), /not a photo/],
  ['PDF', Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj'), /not a photo/],
  ['BMP', Buffer.concat([Buffer.from('BM'), Buffer.alloc(200)]), /not a photo/],
  ['GIF', flat(300, 300).gif().toBuffer(), /not a photo/],
  ['TIFF', flat(300, 300).tiff().toBuffer(), /not a photo/],
  ['AVIF', flat(300, 300).avif().toBuffer(), /AVIF.*JPEG, PNG or WebP/],
  ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), /HEIC.*JPEG, PNG or WebP/],
  ['a JPEG cut off', portrait.subarray(0, portrait.length >> 1), /damaged or incomplete/],
  ['a JPEG header alone', portrait.subarray(0, 3), /damaged|not a photo/],
  ['a PNG cut off', cutOff(flat(300, 300).png().toBuffer()), /damaged or incomplete/],
  ['a WebP cut off', cutOff(sharp(portrait).webp().toBuffer()), /damaged or incomplete/],
  ['an animated WebP', animatedWebp(), /Animations/],
  ['an animated PNG', animatedPng(), /Animations/],
  ['a JPEG of a hundred scans', manyScans(), /too many scans/],
])('%s is refused', async (_, bytes, words) => {
  await expectRefusal(await bytes, 'UNSUPPORTED_IMAGE', words);
});

test('under 64 px and over 60 megapixels are refused', async () => {
  await expectRefusal(await flat(63, 900).jpeg().toBuffer(), 'PHOTO_TOO_SMALL', /63 × 900/);
  await expectRefusal(
    await flat(8000, 7600).png({ compressionLevel: 1 }).toBuffer(),
    'PHOTO_TOO_LARGE',
    /61 mega/,
  );
  await expect(preparePhoto(await flat(64, 64).jpeg().toBuffer())).resolves.toMatchObject({ width: 64 });
});

test('with 16 bits per channel, over 30 megapixels are rejected before decoding', async () => {
  const deep = async (width: number, height: number) =>
    flat(width, height).toColourspace('rgb16').png({ compressionLevel: 1 }).toBuffer();
  await expectRefusal(
    await deep(6400, 4700),
    'PHOTO_TOO_LARGE',
    /31 megapixels with 16 bits per channel; at most 30 /,
  );
  await expect(preparePhoto(await deep(6400, 4650))).resolves.toMatchObject({ width: 2048 });
});

test('capture measures detect darkness, overexposure and blur', async () => {
  const measured = async (edit: Sharp) =>
    (await preparePhoto(await edit.jpeg({ quality: 95 }).toBuffer())).capture;
  const plain = await measured(sharp(portrait));
  const dark = await measured(sharp(portrait).linear(0.12, 0));
  const burnt = await measured(sharp(portrait).linear(3, 60));
  const blurred = await measured(sharp(portrait).blur(6));
  expect(plain.darkShare).toBeLessThan(0.2);
  expect(dark.darkShare).toBeGreaterThan(0.4);
  expect(burnt.overexposedShare).toBeGreaterThan(0.4);
  expect(blurred.sharpness).toBeLessThan(plain.sharpness / 20);
});

async function cutOff(bytes: Promise<Buffer>): Promise<Buffer> {
  const whole = await bytes;
  return whole.subarray(0, Math.floor(whole.length * 0.6));
}

async function animatedWebp(): Promise<Buffer> {
  const frames = Buffer.concat([Buffer.alloc(120_000, 90), Buffer.alloc(120_000, 180)]);
  return sharp(frames, { raw: { width: 200, height: 400, channels: 3, pageHeight: 200 } })
    .webp({ loop: 0 })
    .toBuffer();
}

async function animatedPng(): Promise<Buffer> {
  const png = await flat(300, 300).png().toBuffer();
  const control = Buffer.alloc(20);
  control.writeUInt32BE(8, 0);
  control.write('acTL', 4, 'latin1');
  return Buffer.concat([png.subarray(0, 33), control, png.subarray(33)]);
}

async function manyScans(): Promise<Buffer> {
  const jpeg = await flat(300, 300).jpeg({ progressive: true }).toBuffer();
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0]);
  return Buffer.concat([jpeg.subarray(0, -2), ...Array.from({ length: 100 }, () => scan), jpeg.subarray(-2)]);
}
