import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { SkinModel } from '../src/inference/skin-model.ts';
import { drawSheet } from './sheet/draw-sheet.ts';
import { lookAt } from './sheet/photo-row.ts';

/**
 * Draws contact sheets of what the model sees: a row for each photo with its face, zones, mask, heat maps, candidates and
 * scores. Usage: npm run model:sheet -- <photos> [--out <folder>] [--model <folder>]
 */
const ROWS = 8;
const MOST = 400;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'sheets' },
    model: { type: 'string', default: dirname(fileURLToPath(import.meta.url)) },
  },
});
if (positionals.length === 0 || positionals.length > MOST) {
  console.error(
    `Usage: npm run model:sheet -- <photos, at most ${MOST}> [--out <folder>] [--model <folder>]`,
  );
  process.exit(2);
}

// Only photos are decoded elsewhere; labels and outlines are drawn as SVG.
sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
const model = await SkinModel.load(values.model);
mkdirSync(values.out, { recursive: true });
for (let from = 0; from < positionals.length; from += ROWS) {
  const rows = [];
  for (const file of positionals.slice(from, from + ROWS)) {
    rows.push(await lookAt(model, basename(file), readFileSync(file)));
  }
  const sheet = join(values.out, `sheet-${1 + from / ROWS}.jpg`);
  writeFileSync(sheet, await drawSheet(rows));
  console.log(`${sheet}: ${rows.length} photos`);
}
