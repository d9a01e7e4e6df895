import type { SkinAnalysis } from '../inference/inference.types.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';

/** Name of the owner of photos. */
export const ANALYSIS_PHOTOS = 'analyses';

/** File name of a metric's overlay. */
export const heatmapFile = (metricKey: string) =>
  `heatmap-${metricKey.toLowerCase().replaceAll('_', '-')}.webp`;

/** Stores the overlays of a result with its photo; a REJECTED one has none. */
export async function saveOverlays(
  storage: FileStorage,
  photoFolder: string,
  result: SkinAnalysis,
): Promise<void> {
  if (result.status !== 'COMPLETED') return;
  for (const { key, image } of result.heatmaps) await storage.save(photoFolder, heatmapFile(key), image);
}
