import sharp, { type OverlayOptions } from 'sharp';
import { type PhotoRow, svg, TILE } from './photo-row.ts';

const TITLE = 14;
const LINE = 15;
const GAP = 4;

/** All rows below one another, as JPEG. */
export async function drawSheet(rows: readonly PhotoRow[]): Promise<Buffer> {
  const columns = Math.max(4, ...rows.map(({ tiles }) => tiles.length));
  const width = columns * (TILE + GAP);
  const layers: OverlayOptions[] = [];
  let top = 0;
  for (const { tiles, lines } of rows) {
    const texts: string[] = [];
    for (const [i, { title, image }] of tiles.entries()) {
      const left = i * (TILE + GAP);
      layers.push({ input: image, left, top: top + TITLE });
      texts.push(label(title.slice(0, 30), left, TITLE - 3));
    }
    const below = tiles.length > 0 ? TITLE + TILE : 0;
    texts.push(...lines.map((line, i) => label(line, 2, below + LINE * (i + 1) - 3)));
    const height = below + LINE * lines.length + GAP;
    layers.push({ input: svg(width, height, texts.join('')), left: 0, top });
    top += height;
  }
  return sharp({ create: { width, height: Math.max(1, top), channels: 3, background: '#111' } })
    .composite(layers)
    .jpeg({ quality: 85 })
    .toBuffer();
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const label = (text: string, x: number, y: number) =>
  `<text x="${x}" y="${y}" font-family="sans-serif" font-size="12" fill="#eee">${text.replace(/[&<>]/g, (sign) => ESCAPES[sign]!)}</text>`;
