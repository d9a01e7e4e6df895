import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { serveSignedFiles } from '../graphql/http/signed-files.ts';
import { type FileStorage, orClosed } from '../platform/storage/file-storage.ts';
import type { PhotoLinks } from './photo-links.ts';
import type { PhotoOwners } from './photo-owners.ts';

const params = z.object({
  owner: z.string().regex(/^[a-z]{1,40}$/),
  id: z.uuid(),
  file: z.string().regex(/^[a-z0-9_]{1,40}$/),
});

interface Dependencies {
  links: PhotoLinks;
  owners: PhotoOwners;
  storage: FileStorage;
}

/** `GET /photos/<owner>/<id>/<file>`: photos behind signed links. An invalid or expired link is a 404. */
export function registerPhotoRoute(app: FastifyInstance, { links, owners, storage }: Dependencies): void {
  serveSignedFiles(app, '/photos/:owner/:id/:file', {
    params,
    check: (link, signature) => links.check(link, signature),
    open: async ({ owner, id, file: name }, viewerId, { range, ...origin }) => {
      const photo = await owners.named(owner)?.find(viewerId, id, name);
      const file = photo && (await storage.stream(photo.folder, photo.file, range));
      if (!file) return null;
      await orClosed(file, photo.noteRead?.(origin));
      return { file, type: photo.type };
    },
  });
}
