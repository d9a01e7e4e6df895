import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';

test('npm run model:sheet draws a row for each photo, also for what is no photo', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
  const broken = join(folder, 'broken.jpg');
  writeFileSync(broken, 'not a photo');
  const photos = ['ml-models/samples/portrait.jpg', 'ml-models/samples/closeup.jpg', broken];
  execFileSync(process.execPath, ['--import', 'tsx', 'ml-models/sheet.ts', ...photos, '--out', folder], {
    stdio: 'pipe',
  });
  const { data, info } = await sharp(readFileSync(join(folder, 'sheet-1.jpg')))
    .raw()
    .toBuffer({ resolveWithObject: true });
  // Photo, zones, mask, six maps and candidates of the portrait; two rows of pictures.
  expect(info.width).toBeGreaterThan(10 * 200);
  expect(info.height).toBeGreaterThan(2 * 200);
  const bright = Array.from({ length: 10 }, (_, tile) => {
    const row = Array.from({ length: 160 }, (_, x) => data[(130 * info.width + tile * 204 + 20 + x) * 3]!);
    return Math.max(...row);
  });
  for (const sum of bright) expect(sum).toBeGreaterThan(100);
});

test('npm run model:sheet says how it is used', () => {
  expect(() =>
    execFileSync(process.execPath, ['--import', 'tsx', 'ml-models/sheet.ts'], { stdio: 'pipe' }),
  ).toThrow('Usage');
});
