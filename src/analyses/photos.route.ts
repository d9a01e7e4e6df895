import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PhotoStorage } from '../platform/photo-storage.ts';
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
  dependencies: { links: PhotoLinks; analyses: AnalysesService; storage: PhotoStorage },
): void {
  const { links, analyses, storage } = dependencies;
  app.get('/photos/:analysisId/:file', async (req, reply) => {
    const parsed = request.safeParse({ ...(req.params as object), ...(req.query as object) });
    if (!parsed.success) return photoNotFound(reply);
    const { analysisId, file, viewer: viewerId, expires, signature } = parsed.data;
    if (!links.check({ analysisId, file, viewerId }, expires, signature)) return photoNotFound(reply);

    const analysis = await analyses.find(viewerId, analysisId);
    if (!analysis) return photoNotFound(reply);
    const isPhoto = file === 'photo';
    const bytes = await storage.read(analysis.photoFolder, isPhoto ? PHOTO_FILE : heatmapFile(file));
    if (!bytes) return photoNotFound(reply);
    return sendPhoto(reply, bytes, isPhoto ? 'image/jpeg' : 'image/webp');
  });
}

/** Sends a photo to the one who may see it; no cache keeps it. */
export const sendPhoto = (reply: FastifyReply, bytes: Buffer, mediaType: 'image/jpeg' | 'image/webp') =>
  reply
    .type(mediaType)
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'")
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(bytes);

export const photoNotFound = (reply: FastifyReply) =>
  reply
    .code(404)
    .send({ errors: [{ message: 'There is no such photo.', extensions: { code: 'NOT_FOUND' } }] });
