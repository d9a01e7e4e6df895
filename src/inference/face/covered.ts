import type { FaceManifest } from '../manifest/face-manifest.ts';
import type { FaceOutput } from '../skin-model.ts';
import type { Pose } from './face-geometry.ts';

/** Values of a tone; the first are L*, a* and b*. */
const TONE = 5;
/** Share of the face that must lie within the photo, so that a zone that is cut off does not count as covered. */
const MOSTLY = 0.95;

/**
 * Whether something seems to cover a part of the face: a zone is too dark to be measured, such as under a fringe or dark
 * glasses, or has another hue than the first zone, such as under a mask. Only of faces that look at the camera.
 */
export function looksCovered(
  { zoneCoverage, zoneTone }: Pick<FaceOutput, 'zoneCoverage' | 'zoneTone'>,
  { zones, checks }: FaceManifest,
  { pose, visible }: { pose: Pose; visible: number },
): boolean {
  const { covered, turned } = checks;
  if (visible < MOSTLY || Math.abs(pose.yaw) > turned.hint) return false;
  const indices = covered.zones.map((key) => zones.findIndex((zone) => zone.key === key));
  if (indices.some((z) => zoneCoverage[z]! < covered.minCoverage)) return true;
  if (!zoneTone) return false;
  const [first, ...others] = indices.map((z) => zoneTone.subarray(TONE * z, TONE * z + 3));
  return others.some((zone) => {
    // Shade makes a* and b* smaller along with L*, though not always: both readings must be far away.
    const scales = [1, first![0]! / Math.max(1, zone[0]!)];
    return [1, 2].some((i) =>
      scales.every((scale) => Math.abs(scale * zone[i]! - first![i]!) > covered.maxColor),
    );
  });
}
