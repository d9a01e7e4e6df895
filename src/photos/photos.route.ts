import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { serveSignedFiles } from '../graphql/http/signed-files.ts';
import { type FileStorage, orClosed } from '../platform/storage/file-storage.ts';
import type { PhotoLinks } from './photo-links.ts';
import type { PhotoOwners } from './photo-owners.ts';

const name = z.string().regex(/^[a-z0-9_]{1,40}$/);
const params = z.object({ owner: z.string().regex(/^[a-z]{1,40}$/), id: z.uuid(), file: name });
const partParams = params.extend({ part: name });

interface Dependencies {
  links: PhotoLinks;
  owners: PhotoOwners;
  storage: FileStorage;
}

/** `GET /photos/<owner>/<id>/<file>[/<part>]`: photos behind signed links. An invalid or expired link is a 404. */
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
  serveSignedFiles(app, '/photos/:owner/:id/:file/:part', {
    params: partParams,
    check: (link, signature) => links.check(link, signature),
    open: async ({ owner, id, file, part }, viewerId) => {
      const picture = await owners.named(owner)?.findPart?.(viewerId, id, file, part);
      if (!picture) return null;
      const { bytes, type } = picture;
      const whole = { size: bytes.length, start: 0, bytes: bytes.length, content: Readable.from([bytes]) };
      return { file: whole, type };
    },
  });
}
