import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { linkNotFound, sendPrivately } from '../graphql/http/signed-files.ts';
import type { FileStorage } from '../platform/file-storage.ts';
import type { UsersService } from '../users/users.service.ts';
import type { AnalysesService } from './analyses.service.ts';
import { heatmapFile, PHOTO_FILE } from './analysis-files.ts';
import type { PhotoLinks } from './photo-links.ts';

const request = z.object({
  analysisId: z.uuid(),
  file: z.string().regex(/^[a-z_]{1,40}$/),
  viewer: z.uuid(),
  expires: z.coerce.number().int(),
  signature: z.string().min(1).max(100),
});

/** `GET /photos/<analysis>/<file>`: photos and overlays behind signed links. A wrong or ended link is a 404. */
export function registerPhotoRoute(
  app: FastifyInstance,
  dependencies: { links: PhotoLinks; users: UsersService; analyses: AnalysesService; storage: FileStorage },
): void {
  const { links, users, analyses, storage } = dependencies;
  app.get('/photos/:analysisId/:file', async (req, reply) => {
    const parsed = request.safeParse({ ...(req.params as object), ...(req.query as object) });
    if (!parsed.success) return linkNotFound(reply);
    const { analysisId, file, viewer: viewerId, expires, signature } = parsed.data;
    if (!links.check({ analysisId, file, viewerId }, expires, signature)) return linkNotFound(reply);

    const [analysis, open] = await Promise.all([analyses.find(viewerId, analysisId), users.isOpen(viewerId)]);
    if (!analysis || !open) return linkNotFound(reply);
    const isPhoto = file === 'photo';
    const bytes = await storage.read(analysis.photoFolder, isPhoto ? PHOTO_FILE : heatmapFile(file));
    if (!bytes) return linkNotFound(reply);
    return sendPrivately(reply, bytes, isPhoto ? 'image/jpeg' : 'image/webp');
  });
}
