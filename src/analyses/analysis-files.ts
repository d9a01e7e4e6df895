import type { SkinAnalysis } from '../inference/inference.types.ts';
import type { PhotoStorage } from '../platform/photo-storage.ts';

/** Name of the photo within its folder of the storage. */
export const PHOTO_FILE = 'photo.jpg';

/** Name of a metric's overlay within the same folder. */
export const heatmapFile = (metricKey: string) =>
  `heatmap-${metricKey.toLowerCase().replaceAll('_', '-')}.webp`;

/** Stores the overlays of a result beside its photo; a REJECTED one has none. */
export async function saveOverlays(
  storage: PhotoStorage,
  photoFolder: string,
  result: SkinAnalysis,
): Promise<void> {
  if (result.status !== 'COMPLETED') return;
  for (const { key, image } of result.heatmaps) await storage.save(photoFolder, heatmapFile(key), image);
}
