import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { notFound } from '../../platform/errors.ts';
import { type LinkSignature, readSignature } from '../../platform/signed-links.ts';

interface SignedFile {
  content: Buffer | Readable;
  type: string;
  headers?: Record<string, string | number>;
}

interface SignedFiles<Params> {
  params: z.ZodType<Params>;
  /** Whether the signature is ours, matches the path and has not expired. */
  check(params: Params, signature: LinkSignature): boolean;
  /** Null if there is no file, or the viewer may no longer see it. */
  open(params: Params, viewerId: string, origin: { ip: string }): Promise<SignedFile | null>;
}

/** A route for files behind signed links: private, not cached, and harmless in a browser. */
export function serveSignedFiles<Params>(
  app: FastifyInstance,
  path: string,
  { params, check, open }: SignedFiles<Params>,
): void {
  app.get(path, async (req, reply) => {
    const wanted = params.safeParse(req.params);
    const signature = readSignature(req.query);
    if (!wanted.success || !signature || !check(wanted.data, signature)) throw notFound('file'); // whatever is wrong with the link
    const file = await open(wanted.data, signature.viewer, { ip: req.ip });
    if (!file) throw notFound('file');
    return reply
      .type(file.type)
      .headers({
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'",
        'cross-origin-resource-policy': 'cross-origin',
        ...file.headers,
      })
      .send(file.content);
  });
}
