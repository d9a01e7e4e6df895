import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { serveSignedFiles } from '../graphql/http/signed-files.ts';
import type { SignedLinks } from '../platform/signed-links.ts';
import { type DataExportsService, exportPath } from './data-exports.service.ts';

/** `GET /exports/<id>`: the ZIP of an export behind a signed link. An invalid or expired link is a 404. */
export function registerDataExportRoute(
  app: FastifyInstance,
  { links, exports, appName }: { links: SignedLinks; exports: DataExportsService; appName: string },
): void {
  const disposition = `attachment; filename="${fileName(appName)}"`;
  serveSignedFiles(app, '/exports/:id', {
    params: z.object({ id: z.uuid() }),
    check: ({ id }, signature) => links.check(exportPath(id), signature),
    open: async ({ id }, ownerId, request) => {
      const file = await exports.open(ownerId, id, request);
      return file && { file, type: 'application/zip', headers: { 'content-disposition': disposition } };
    },
  });
}

/** The name of the product in plain letters, as in `skin-care-data.zip`, which every browser and disk takes. */
const fileName = (appName: string): string =>
  [...(appName.toLowerCase().match(/[a-z0-9]+/g) ?? []), 'data.zip'].join('-');
