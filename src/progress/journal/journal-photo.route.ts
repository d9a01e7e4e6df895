import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { PhotoLinks } from '../../analyses/photo-links.ts';
import { linkNotFound, sendPrivately } from '../../graphql/http/signed-files.ts';
import type { FileStorage } from '../../platform/file-storage.ts';
import type { UsersService } from '../../users/users.service.ts';
import type { JournalService } from './journal.service.ts';
import { JOURNAL_PHOTO_FILE } from './journal-photos.ts';

const request = z.object({
  entryId: z.uuid(),
  viewer: z.uuid(),
  expires: z.coerce.number().int(),
  signature: z.string().min(1).max(100),
});

/** `GET /photos/<entry>/journal`: photos of journal entries behind signed links. A wrong or ended link is a 404. */
export function registerJournalPhotoRoute(
  app: FastifyInstance,
  dependencies: { links: PhotoLinks; users: UsersService; journal: JournalService; storage: FileStorage },
): void {
  const { links, users, journal, storage } = dependencies;
  app.get('/photos/:entryId/journal', async (req, reply) => {
    const parsed = request.safeParse({ ...(req.params as object), ...(req.query as object) });
    if (!parsed.success) return linkNotFound(reply);
    const { entryId, viewer: viewerId, expires, signature } = parsed.data;
    const link = { analysisId: entryId, file: 'journal', viewerId };
    if (!links.check(link, expires, signature)) return linkNotFound(reply);
    const [entry, open] = await Promise.all([journal.find(viewerId, entryId), users.isOpen(viewerId)]);
    if (!open) return linkNotFound(reply);
    const bytes = entry?.photoFolder && (await storage.read(entry.photoFolder, JOURNAL_PHOTO_FILE));
    return bytes ? sendPrivately(reply, bytes, 'image/jpeg') : linkNotFound(reply);
  });
}
