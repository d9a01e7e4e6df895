import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { linkNotFound, sendPrivately } from '../graphql/http/signed-files.ts';
import { PICTURE_SIDES } from '../inference/inference.types.ts';
import { readSignature, type SignedLinks } from '../platform/signed-links.ts';
import type { ProfilePictures } from './profile-pictures.ts';

const request = z.object({
  picture: z.uuid(),
  side: z.coerce.number().pipe(z.union(PICTURE_SIDES.map((side) => z.literal(side)))),
});

/** `GET /photos/profile/<picture>/<side>`: profile pictures behind signed links. A wrong or ended link is a 404. */
export function registerProfilePictureRoute(
  app: FastifyInstance,
  { links, pictures }: { links: SignedLinks; pictures: ProfilePictures },
): void {
  app.get('/photos/profile/:picture/:side', async (req, reply) => {
    const wanted = request.safeParse(req.params);
    const signature = readSignature(req.query);
    if (!wanted.success || !signature) return linkNotFound(reply);
    const { picture, side } = wanted.data;
    if (!links.check(`/photos/profile/${picture}/${side}`, signature)) return linkNotFound(reply);
    const bytes = await pictures.read(signature.viewer, picture, side);
    return bytes ? sendPrivately(reply, bytes, 'image/jpeg') : linkNotFound(reply);
  });
}
