import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { linkNotFound, sendPrivately } from '../../graphql/http/signed-files.ts';
import { readSignature, type SignedLinks } from '../../platform/signed-links.ts';
import { type ConsultationPhotos, consultationPhotoPath } from './consultation-photos.ts';

const request = z.object({ photo: z.uuid() });

/** `GET /photos/consultations/<photo>`: photos of cases behind signed links. A wrong or ended link is a 404. */
export function registerConsultationPhotoRoute(
  app: FastifyInstance,
  { links, consultationPhotos }: { links: SignedLinks; consultationPhotos: ConsultationPhotos },
): void {
  app.get('/photos/consultations/:photo', async (req, reply) => {
    const wanted = request.safeParse(req.params);
    const signature = readSignature(req.query);
    if (!wanted.success || !signature) return linkNotFound(reply);
    const { photo } = wanted.data;
    if (!links.check(consultationPhotoPath(photo), signature)) return linkNotFound(reply);
    const bytes = await consultationPhotos.read(signature.viewer, photo, { ip: req.ip });
    return bytes ? sendPrivately(reply, bytes, 'image/jpeg') : linkNotFound(reply);
  });
}
