import type { SkinAnalysis } from '../inference/inference.types.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { Analysis, HeatmapFormat } from './analyses.table.ts';

/** Name of the owner of photos. */
export const ANALYSIS_PHOTOS = 'analyses';

/** File name of a metric's overlay. */
export const heatmapFile = (metricKey: string, format: HeatmapFormat) =>
  `heatmap-${metricKey.toLowerCase().replaceAll('_', '-')}.${format}`;

/** File name of the map of the zones of a face. */
export const ZONE_MAP_FILE = 'zones.png';

/** Whether the overlay of a metric can be cut to the zones: those of earlier versions have no map of them. */
export const hasZoneOverlays = (
  { heatmaps, heatmapFormat }: Pick<Analysis, 'heatmaps' | 'heatmapFormat'>,
  metricKey: string,
) => heatmapFormat === 'png' && heatmaps.includes(metricKey);

/** Stores the overlays of a result, and the map of its zones, with its photo; a REJECTED one has none. */
export async function saveOverlays(
  storage: FileStorage,
  photoFolder: string,
  result: SkinAnalysis,
): Promise<void> {
  if (result.status !== 'COMPLETED') return;
  for (const { key, image } of result.heatmaps) {
    await storage.save(photoFolder, heatmapFile(key, 'png'), image);
  }
  if (result.zoneMap) await storage.save(photoFolder, ZONE_MAP_FILE, result.zoneMap);
}
