import sharp, { type OverlayOptions } from 'sharp';
import { mapOfSquare, Pyramid, type Square, warp } from '../../src/inference/face/warp.ts';
import type { AlignedFace } from '../../src/inference/face/zone-masks.ts';
import {
  type FoundLesions,
  type LesionKind,
  PhotoRefused,
  type SkinAnalysis,
} from '../../src/inference/inference.types.ts';
import type { FaceManifest } from '../../src/inference/manifest/face-manifest.ts';
import { type ObservedFace, observePhoto, storedPhoto } from '../../src/inference/observe-photo.ts';
import { decodeStored, preparePhoto } from '../../src/inference/photo.ts';
import { analyzePhoto } from '../../src/inference/skin-analyzer.ts';
import type { SkinModel } from '../../src/inference/skin-model.ts';

/** Side of a picture of a row in pixels. */
export const TILE = 200;

interface Tile {
  title: string;
  /** PNG, TILE pixels a side. */
  image: Buffer;
}

/** What a sheet shows of one photo. */
export interface PhotoRow {
  tiles: Tile[];
  lines: string[];
}

type Completed = SkinAnalysis & { status: 'COMPLETED' };

/** Analyzes a photo and draws what was found. */
export async function lookAt(model: SkinModel, name: string, bytes: Buffer): Promise<PhotoRow> {
  const prepared = await preparePhoto(bytes).catch((error: unknown) => {
    if (error instanceof PhotoRefused) return error;
    throw error;
  });
  if (prepared instanceof PhotoRefused) return { tiles: [], lines: [`${name}: ${prepared.code}`] };
  const { jpeg, capture } = prepared;
  const observed = await observePhoto(model, storedPhoto(jpeg), capture);
  const analysis = await analyzePhoto(model, jpeg, capture);
  const photo = { title: name, image: await whole(jpeg, observed.seen && observed.frame) };
  const parts = observed.seen ? await faceTiles(model, observed, jpeg) : [];
  const results =
    analysis.status === 'COMPLETED' ? await resultTiles(jpeg, observed.seen && observed.frame, analysis) : [];
  return { tiles: [photo, ...parts, ...results], lines: describe(name, analysis) };
}

async function whole(jpeg: Buffer, frame: Square | undefined): Promise<Buffer> {
  const { width, height } = await sharp(jpeg).metadata();
  const overlay = frame ? [{ input: outline(frame, width, height), left: 0, top: 0 }] : [];
  return tile(await sharp(jpeg).composite(overlay).png().toBuffer());
}

function outline({ x, y, side, angle }: Square, width: number, height: number): Buffer {
  const square = `<rect x="${x - side / 2}" y="${y - side / 2}" width="${side}" height="${side}" fill="none" stroke="#0f0" stroke-width="${side / 60}" transform="rotate(${(angle * 180) / Math.PI} ${x} ${y})"/>`;
  return svg(width, height, square);
}

/** The aligned face with the borders of its zones, and what of it is measured. */
async function faceTiles(model: SkinModel, { aligned, output }: ObservedFace, jpeg: Buffer): Promise<Tile[]> {
  const { frame, zones } = model.manifest.face!;
  const crop = await alignedPixels(jpeg, aligned, frame.side);
  const half = frame.side / 2;
  const { columns, rows, data } = output.heatmaps;
  const mask = Buffer.from(data.subarray(0, columns * rows).map((value) => Math.round(255 * value)));
  const shown = await sharp(mask, { raw: { width: columns, height: rows, channels: 1 } })
    .resize(frame.side, frame.side)
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const seen = Buffer.from(crop.map((value, i) => (value * shown[Math.floor(i / 3)]!) / 255));
  const raw = { width: frame.side, height: frame.side, channels: 3 as const };
  const borders = await sharp(bordersOf(aligned, zones, half), {
    raw: { width: half, height: half, channels: 4 },
  })
    .resize(frame.side, frame.side, { kernel: 'nearest' })
    .png()
    .toBuffer();
  return [
    {
      title: 'zones',
      image: await tile(
        await sharp(crop, { raw })
          .composite([{ input: borders }])
          .png()
          .toBuffer(),
      ),
    },
    { title: 'measured', image: await tile(await sharp(seen, { raw }).png().toBuffer()) },
  ];
}

async function alignedPixels(jpeg: Buffer, { map }: AlignedFace, side: number): Promise<Buffer> {
  return warp(new Pyramid(await decodeStored(jpeg)), map, side, 'edge');
}

/** Pixels at which a zone ends, in green. */
function bordersOf({ zones: masks }: AlignedFace, zones: FaceManifest['zones'], side: number): Buffer {
  const rgba = Buffer.alloc(side * side * 4);
  for (const [z, { points }] of zones.entries()) {
    if (!points) continue;
    const mask = masks.subarray(z * side * side, (z + 1) * side * side);
    for (let i = 0; i < mask.length; i++) {
      if (mask[i] !== mask[i + 1] || mask[i] !== mask[i + side]) rgba.set([60, 255, 60, 200], 4 * i);
    }
  }
  return rgba;
}

/** Every overlay of the analysis, and the candidates, on the part of the photo that was measured. */
async function resultTiles(
  jpeg: Buffer,
  frame: Square | undefined,
  { heatmaps, lesions, face }: Completed,
): Promise<Tile[]> {
  const { width, height } = await sharp(jpeg).metadata();
  const maps = heatmaps.map(async ({ key, image }) => {
    const input = await sharp(image).resize(width, height, { fit: 'fill' }).png().toBuffer();
    return { title: key, image: await cut(jpeg, frame, [{ input }]) };
  });
  if (lesions && face) {
    const input = circles(lesions, width, height, face.pixelsPerMm);
    maps.push(cut(jpeg, frame, [{ input }]).then((image) => ({ title: 'candidates', image })));
  }
  return Promise.all(maps);
}

const KINDS: Record<LesionKind, string> = { RED: '#f0f', DARK: '#40f', LIGHT: '#ff0' };

/** A circle around each candidate, the more opaque the more confident. */
function circles({ candidates }: FoundLesions, width: number, height: number, pixelsPerMm: number): Buffer {
  const shapes = candidates.map(
    ({ kind, x, y, diameterMm, confidence }) =>
      `<circle cx="${x}" cy="${y}" r="${0.7 * diameterMm * pixelsPerMm}" fill="none" stroke="${KINDS[kind]}" stroke-width="${0.8 * pixelsPerMm}" stroke-opacity="${Math.min(1, 0.25 + confidence)}"/>`,
  );
  return svg(width, height, shapes.join(''));
}

/** The photo with overlays, cut to the frame. */
async function cut(jpeg: Buffer, frame: Square | undefined, overlays: OverlayOptions[]): Promise<Buffer> {
  const { data, info } = await sharp(jpeg)
    .composite(overlays)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  if (!frame)
    return tile(
      await sharp(data, { raw: { width, height, channels: 3 } })
        .png()
        .toBuffer(),
    );
  const pixels = warp(new Pyramid({ data, width, height }), mapOfSquare(frame, TILE), TILE, 'black');
  return sharp(pixels, { raw: { width: TILE, height: TILE, channels: 3 } })
    .png()
    .toBuffer();
}

const tile = (image: Buffer): Promise<Buffer> =>
  sharp(image).resize(TILE, TILE, { fit: 'contain', background: '#222' }).png().toBuffer();

export const svg = (width: number, height: number, content: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`);

function describe(name: string, analysis: SkinAnalysis): string[] {
  if (analysis.status === 'REJECTED')
    return [`${name}: ${analysis.problems.map(({ code }) => code).join(', ')}`];
  const { kind, face, confidence, hints, metrics, tone, lesions, underEyes } = analysis;
  const pose = face ? `yaw ${face.yaw}, pitch ${face.pitch}, ${face.pixelsPerMm} px/mm` : '';
  return [
    `${name}: ${kind ?? 'no kind'}, confidence ${confidence}, ITA ${tone.ita}; ${pose}; ${hints.join(', ')}`,
    metrics.map(({ key, value }) => `${key} ${Math.round(value)}`).join('   '),
    [
      ...(lesions?.counts ?? []).map(
        ({ zone = 'between', red, dark, light }) => `${zone} ${red}/${dark}/${light}`,
      ),
      ...(underEyes ?? []).map(({ side, darkness, blueness }) => `${side} eye dL ${darkness} db ${blueness}`),
    ].join('  '),
  ];
}
