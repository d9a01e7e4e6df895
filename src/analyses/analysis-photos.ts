import { eq } from 'drizzle-orm';
import { PHOTO_FILE } from '../photos/photo-intake.ts';
import type { FoundPhoto, PhotoOwner } from '../photos/photo-owners.ts';
import type { Database } from '../platform/database/database.ts';
import type { UsersService } from '../users/users.service.ts';
import type { AnalysesService } from './analyses.service.ts';
import { analyses } from './analyses.table.ts';
import { ANALYSIS_PHOTOS, heatmapFile } from './analysis-files.ts';

interface Dependencies {
  db: Database;
  analyses: AnalysesService;
  users: UsersService;
}

/** Photos of analyses and the overlays of their metrics, visible only to the person they show. */
export class AnalysisPhotos implements PhotoOwner {
  readonly name = ANALYSIS_PHOTOS;

  constructor(private readonly deps: Dependencies) {}

  async inUse(folder: string): Promise<boolean> {
    return (await this.deps.db.$count(analyses, eq(analyses.photoFolder, folder))) > 0;
  }

  /** `file` is `photo`, or a metric's key in lower case. */
  async find(viewerId: string, id: string, file: string): Promise<FoundPhoto | null> {
    const { analyses, users } = this.deps;
    const [analysis, open] = await Promise.all([analyses.find(viewerId, id), users.isOpen(viewerId)]);
    if (!analysis || !open) return null;
    const folder = analysis.photoFolder;
    if (file === 'photo') return { folder, file: PHOTO_FILE, type: 'image/jpeg' };
    const { heatmapFormat } = analysis;
    return { folder, file: heatmapFile(file, heatmapFormat), type: `image/${heatmapFormat}` };
  }
}
