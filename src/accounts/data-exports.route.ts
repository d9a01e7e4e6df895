import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { serveSignedFiles } from '../graphql/http/signed-files.ts';
import type { SignedLinks } from '../platform/signed-links.ts';
import { type DataExportsService, exportPath } from './data-exports.service.ts';

/** `GET /exports/<id>`: the ZIP of an export behind a signed link. An invalid or expired link is a 404. */
export function registerDataExportRoute(
  app: FastifyInstance,
  { links, exports }: { links: SignedLinks; exports: DataExportsService },
): void {
  serveSignedFiles(app, '/exports/:id', {
    params: z.object({ id: z.uuid() }),
    check: ({ id }, signature) => links.check(exportPath(id), signature),
    open: async ({ id }, ownerId, origin) => {
      const file = await exports.open(ownerId, id, origin);
      const disposition = 'attachment; filename="skincare-data.zip"';
      return (
        file && {
          content: file.content,
          type: 'application/zip',
          headers: { 'content-length': file.bytes, 'content-disposition': disposition },
        }
      );
    },
  });
}
