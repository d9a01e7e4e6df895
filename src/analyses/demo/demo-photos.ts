/** Of the sample portrait, in pixels of its 510 x 600: where the weekly photos have reddened skin and pimples. */
const FLUSHED = [
  { x: 163, y: 345, rx: 50, ry: 42 },
  { x: 300, y: 350, rx: 50, ry: 42 },
  { x: 231, y: 340, rx: 24, ry: 34 },
];
const PIMPLES = [
  [150, 372],
  [178, 330],
  [205, 452],
  [196, 372],
  [318, 372],
  [290, 335],
  [262, 455],
  [330, 345],
] as const;

/** How each photo is held: degrees, zoom, brightness. No two photos of a person are alike. */
const HELD = [
  [0, 1, 1],
  [1.5, 1.03, 1.02],
  [-1, 1.01, 0.98],
  [2, 1.05, 1],
  [-2, 1.02, 1.03],
  [0.5, 1.04, 0.97],
  [-1.5, 1, 1.01],
  [1, 1.03, 0.99],
  [0, 1.01, 1.01],
] as const;
export const WEEKS_OF_PHOTOS = HELD.length;

/** The sample portrait as it might look in a week of a routine that calms the skin: 0 is the reddest. */
export async function demoPhoto(portrait: Buffer, week: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp'); // not for every start
  const left = 1 - week / (HELD.length - 1);
  const [degrees, zoom, brightness] = HELD[week]!;
  const { width, height } = await sharp(portrait).metadata();
  const drawn = await sharp(portrait)
    .composite([{ input: Buffer.from(redness(width, height, left)), blend: 'over' }])
    .png()
    .toBuffer();
  const turned = sharp(drawn)
    .rotate(degrees, { background: '#808080' })
    .resize(Math.round(width * zoom * 1.06), Math.round(height * zoom * 1.06), { fit: 'fill' });
  const size = { width: Math.round(width * zoom * 1.06), height: Math.round(height * zoom * 1.06) };
  return sharp(await turned.png().toBuffer())
    .extract({
      left: Math.floor((size.width - width) / 2),
      top: Math.floor((size.height - height) / 2),
      ...{ width, height },
    })
    .modulate({ brightness })
    .jpeg({ quality: 90 })
    .toBuffer();
}

function redness(width: number, height: number, left: number): string {
  const patches = FLUSHED.map(
    ({ x, y, rx, ry }) => `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="url(#flush)"/>`,
  );
  const spots = PIMPLES.map(
    ([x, y], index) => `<circle cx="${x}" cy="${y}" r="${4 + (index % 3)}" fill="url(#spot)"/>`,
  ).slice(0, Math.round(left * PIMPLES.length));
  const stop = (id: string, color: string, opacity: number) =>
    `<radialGradient id="${id}"><stop offset="0" stop-color="${color}" stop-opacity="${opacity}"/>
     <stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>
    ${stop('flush', '#d0504e', 0.5 * left)}${stop('spot', '#a83c38', 0.8)}</defs>
    ${patches.join('')}${spots.join('')}</svg>`;
}
