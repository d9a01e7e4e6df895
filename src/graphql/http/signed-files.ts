import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { notFound } from '../../platform/errors.ts';
import { type LinkSignature, readSignature } from '../../platform/signed-links.ts';
import type { ByteRange, FoundFile } from '../../platform/storage/file-storage.ts';

interface SignedFile {
  file: FoundFile;
  type: string;
  headers?: Record<string, string | number>;
}

interface SignedFiles<Params> {
  params: z.ZodType<Params>;
  /** Whether the signature is ours, matches the path and has not expired. */
  check(params: Params, signature: LinkSignature): boolean;
  /** Null if there is no file, or the viewer may no longer see it. */
  open(
    params: Params,
    viewerId: string,
    request: { ip: string; range: ByteRange | undefined },
  ): Promise<SignedFile | null>;
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
    const found = await open(wanted.data, signature.viewer, { ip: req.ip, range: rangeOf(req) });
    if (!found) throw notFound('file');
    const { file, type, headers } = found;
    reply.headers({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (file === 'OUT_OF_RANGE') return reply.code(416).send();
    const { size, start, bytes, content } = file;
    if (bytes < size) reply.code(206).header('content-range', `bytes ${start}-${start + bytes - 1}/${size}`);
    reply.type(type).headers({ 'content-length': bytes, ...headers });
    if (req.method !== 'HEAD') return reply.send(content);
    content.destroy(); // Fastify would read all of it
    return reply.send(Readable.from([]));
  });
}

/** Undefined where the file is sent as it is: no range, several, an unknown form, or one that depends on a version. */
function rangeOf({ method, headers }: FastifyRequest): ByteRange | undefined {
  if (method !== 'GET' || headers['if-range'] !== undefined) return;
  const [, start, end, last] =
    /^bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))$/.exec(headers.range ?? '') ?? [];
  if (last !== undefined) return { last: Number(last) };
  if (start === undefined) return;
  if (!end) return { start: Number(start) };
  return Number(end) < Number(start) ? undefined : { start: Number(start), end: Number(end) };
}
