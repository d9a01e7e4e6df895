import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { linkNotFound, sendPrivately } from '../graphql/http/signed-files.ts';
import { readSignature, type SignedLinks } from '../platform/signed-links.ts';
import { type DataExportsService, exportPath } from './data-exports.service.ts';

const request = z.object({ id: z.uuid() });

/** `GET /exports/<id>`: the ZIP of an export behind a signed link. A wrong or ended link is a 404. */
export function registerDataExportRoute(
  app: FastifyInstance,
  { links, exports }: { links: SignedLinks; exports: DataExportsService },
): void {
  app.get('/exports/:id', async (req, reply) => {
    const wanted = request.safeParse(req.params);
    const signature = readSignature(req.query);
    if (!wanted.success || !signature) return linkNotFound(reply);
    const { id } = wanted.data;
    if (!links.check(exportPath(id), signature)) return linkNotFound(reply);
    const file = await exports.open(signature.viewer, id, { ip: req.ip });
    if (!file) return linkNotFound(reply);
    reply.header('content-length', file.bytes);
    reply.header('content-disposition', 'attachment; filename="skincare-data.zip"');
    return sendPrivately(reply, file.content, 'application/zip');
  });
}
