import type { SkinAnalysis } from '../inference/inference.types.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { HeatmapFormat } from './analyses.table.ts';

/** Name of the owner of photos. */
export const ANALYSIS_PHOTOS = 'analyses';

/** File name of a metric's overlay. */
export const heatmapFile = (metricKey: string, format: HeatmapFormat) =>
  `heatmap-${metricKey.toLowerCase().replaceAll('_', '-')}.${format}`;

/** Stores the overlays of a result with its photo; a REJECTED one has none. */
export async function saveOverlays(
  storage: FileStorage,
  photoFolder: string,
  result: SkinAnalysis,
): Promise<void> {
  if (result.status !== 'COMPLETED') return;
  for (const { key, image } of result.heatmaps) {
    await storage.save(photoFolder, heatmapFile(key, 'png'), image);
  }
}
