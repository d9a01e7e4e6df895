import type { FoundLesions, LesionCandidate, LesionCount, LesionKind } from '../inference.types.ts';
import type { FaceManifest } from '../manifest/face-manifest.ts';
import type { Affine } from './warp.ts';
import type { AlignedFace } from './zone-masks.ts';

/** How candidates are read from the graph's spots; the block `lesions` of a manifest. */
export interface LesionLimits {
  /** Millimeters by scale. */
  diameters: readonly number[];
  /** Strength from which a spot is a candidate, and from which it has the full confidence, by kind. */
  kinds: Readonly<Record<LesionKind, { from: number; full: number; confidence: number }>>;
}

/** Strength and scale of dark spots, of light ones, and redness, each [side, side]. */
export interface SpotMaps {
  data: Float32Array;
  side: number;
}

interface Peak {
  at: number;
  strength: number;
  scale: number;
  isLight: boolean;
}

/** The most confident candidates that are kept; the counts are of all. */
const MOST = 60;
/** Peaks that are looked at, so that a picture of nothing but spots costs no more. */
const MOST_PEAKS = 600;
/** From this redness on, a dark spot is red. */
const RED = 0.5;

/**
 * Places that look like lesions: peaks of the graph's spots, the strongest first; what lies within another one is the same.
 * @param share of confidence that the photo deserves
 */
export function findLesions(
  { data, side }: SpotMaps,
  aligned: AlignedFace,
  manifest: FaceManifest,
  limits: LesionLimits,
  share: number,
): FoundLesions {
  const size = side * side;
  const plane = (channel: number) => data.subarray(channel * size, (channel + 1) * size);
  const red = plane(4);
  const least = Math.min(...Object.values(limits.kinds).map(({ from }) => from));
  const peaks = [
    ...peaksOf(plane(0), plane(1), side, least, false),
    ...peaksOf(plane(2), plane(3), side, least, true),
  ]
    .sort((a, b) => b.strength - a.strength)
    .slice(0, MOST_PEAKS);

  const mm = (manifest.frame.eyeSpans * manifest.frame.eyeSpanMm) / side;
  const kept: (Peak & { radius: number })[] = [];
  for (const peak of peaks) {
    const radius = limits.diameters[peak.scale]! / 2 / mm;
    const isSame = kept.some((other) => distance(peak.at, other.at, side) < Math.max(radius, other.radius));
    if (!isSame) kept.push({ ...peak, radius });
  }
  const found = kept.flatMap(({ at, strength, scale, isLight }): LesionCandidate[] => {
    const kind: LesionKind = isLight ? 'LIGHT' : red[at]! >= RED ? 'RED' : 'DARK';
    const { from, full, confidence } = limits.kinds[kind];
    if (strength < from) return [];
    const certainty = Math.min(1, 0.4 + (0.6 * (strength - from)) / (full - from));
    const zone = zoneAt(at, aligned, manifest.zones, size);
    return [
      {
        kind,
        ...placeOf(at, aligned.map, side, manifest.frame.side),
        diameterMm: limits.diameters[scale]!,
        confidence: Math.round(100 * certainty * confidence * share) / 100,
        ...(zone && { zone }),
      },
    ];
  });
  const candidates = found.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST);
  return { candidates, counts: countByZone(found) };
}

/** Cells that are stronger than their neighbors. */
function peaksOf(strength: Float32Array, scale: Float32Array, side: number, from: number, isLight: boolean) {
  const peaks: Peak[] = [];
  for (let y = 1; y < side - 1; y++) {
    for (let x = 1; x < side - 1; x++) {
      const at = y * side + x;
      const value = strength[at]!;
      if (value < from) continue;
      const isPeak = [-side - 1, -side, -side + 1, -1].every((step) => value > strength[at + step]!);
      if (!isPeak || ![1, side - 1, side, side + 1].every((step) => value >= strength[at + step]!)) continue;
      peaks.push({ at, strength: value, scale: scale[at]!, isLight });
    }
  }
  return peaks;
}

function distance(one: number, other: number, side: number): number {
  const across = (one % side) - (other % side);
  return Math.hypot(across, Math.floor(one / side) - Math.floor(other / side));
}

/** The first zone with an outline of its own that holds the cell. */
function zoneAt(
  at: number,
  { zones: masks }: AlignedFace,
  zones: FaceManifest['zones'],
  size: number,
): string | undefined {
  return zones.find(({ points }, z) => points && masks[z * size + at] === 1)?.key;
}

function placeOf(at: number, [a, b, c, d, e, f]: Affine, side: number, frame: number) {
  const scale = frame / side;
  const i = ((at % side) + 0.5) * scale;
  const j = (Math.floor(at / side) + 0.5) * scale;
  return { x: Math.round(a * i + b * j + c), y: Math.round(d * i + e * j + f) };
}

function countByZone(found: readonly LesionCandidate[]): LesionCount[] {
  const zones = [...new Set(found.map(({ zone }) => zone))];
  return zones.map((zone) => {
    const count = (kind: LesionKind) =>
      found.filter((candidate) => candidate.zone === zone && candidate.kind === kind).length;
    return { ...(zone && { zone }), red: count('RED'), dark: count('DARK'), light: count('LIGHT') };
  });
}
