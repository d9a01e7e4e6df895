import { eq } from 'drizzle-orm';
import { cutToZone } from '../inference/face/zone-map.ts';
import { PHOTO_FILE } from '../photos/photo-intake.ts';
import type { FoundPhoto, MadePicture, PhotoOwner } from '../photos/photo-owners.ts';
import type { Database } from '../platform/database/database.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { UsersService } from '../users/users.service.ts';
import type { AnalysesService } from './analyses.service.ts';
import { type Analysis, analyses } from './analyses.table.ts';
import { ANALYSIS_PHOTOS, hasZoneOverlays, heatmapFile, ZONE_MAP_FILE } from './analysis-files.ts';

interface Dependencies {
  db: Database;
  analyses: AnalysesService;
  users: UsersService;
  storage: FileStorage;
}

/** Photos of analyses and the overlays of their metrics, visible only to the person they show. */
export class AnalysisPhotos implements PhotoOwner {
  readonly name = ANALYSIS_PHOTOS;

  constructor(private readonly deps: Dependencies) {}

  async inUse(folder: string): Promise<boolean> {
    return (await this.deps.db.$count(analyses, eq(analyses.photoFolder, folder))) > 0;
  }

  /** The overlay of a metric in one of the zones in which it was measured; `part` is the zone's key in lower case. */
  async findPart(viewerId: string, id: string, file: string, part: string): Promise<MadePicture | null> {
    const analysis = await this.#open(viewerId, id);
    const { storage } = this.deps;
    const metric = analysis?.metrics.find(({ key }) => key.toLowerCase() === file);
    const zone = metric?.zones?.find(({ zone }) => zone.toLowerCase() === part)?.zone;
    if (!analysis?.face || !zone || !hasZoneOverlays(analysis, metric!.key)) return null;
    const { photoFolder, photoWidth: width, photoHeight: height } = analysis;
    const [overlay, zones] = await Promise.all(
      [heatmapFile(metric!.key, 'png'), ZONE_MAP_FILE].map((name) => storage.read(photoFolder, name)),
    );
    const bytes =
      overlay && zones && (await cutToZone(overlay, zones, zone, analysis.face, { width, height }));
    return bytes ? { bytes, type: 'image/png' } : null;
  }

  /** `file` is `photo`, or a metric's key in lower case. */
  async find(viewerId: string, id: string, file: string): Promise<FoundPhoto | null> {
    const analysis = await this.#open(viewerId, id);
    if (!analysis) return null;
    const folder = analysis.photoFolder;
    if (file === 'photo') return { folder, file: PHOTO_FILE, type: 'image/jpeg' };
    const { heatmapFormat } = analysis;
    return { folder, file: heatmapFile(file, heatmapFormat), type: `image/${heatmapFormat}` };
  }

  async #open(viewerId: string, id: string): Promise<Analysis | undefined> {
    const { analyses, users } = this.deps;
    const [analysis, open] = await Promise.all([
      analyses.rows.find({ userId: viewerId }, id),
      users.isOpen(viewerId),
    ]);
    return open ? (analysis ?? undefined) : undefined;
  }
}
