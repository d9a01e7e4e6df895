import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** The target of a signed link, and its viewer. */
export interface SignedLink {
  /** Path from the root of the API, such as `/photos/...`. */
  path: string;
  viewerId: string;
}

const query = z.object({
  viewer: z.uuid(),
  expires: z.coerce.number().int(),
  signature: z.string().min(1).max(100),
});
/** The query parameters of a link, unverified. */
export type LinkSignature = z.output<typeof query>;

/** Null if the query is not that of a signed link. */
export const readSignature = (given: unknown): LinkSignature | null => query.safeParse(given).data ?? null;

/** Signs and verifies links to files that the API serves. */
export class SignedLinks {
  readonly #keys: Buffer[];

  /** The first secret signs; all of them verify. */
  constructor(
    private readonly publicUrl: () => string,
    secrets: readonly string[],
  ) {
    this.#keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'signed links', 32)));
  }

  /** A URL that works until `expiresAt`, to the second. */
  sign({ path, viewerId }: SignedLink, expiresAt: Date): string {
    const expires = Math.floor(expiresAt.getTime() / 1000);
    const signed = new URLSearchParams({
      viewer: viewerId,
      expires: String(expires),
      signature: signatureOf(this.#keys[0]!, { path, viewerId }, expires).toString('base64url'),
    });
    return `${this.publicUrl().replace(/\/$/, '')}${path}?${signed}`;
  }

  check(path: string, { viewer, expires, signature }: LinkSignature, now = new Date()): boolean {
    if (!(expires > now.getTime() / 1000)) return false;
    const given = Buffer.from(signature, 'base64url');
    return this.#keys.some((key) => {
      const right = signatureOf(key, { path, viewerId: viewer }, expires);
      return given.length === right.length && timingSafeEqual(given, right);
    });
  }
}

const signatureOf = (key: Buffer, link: SignedLink, expires: number) =>
  createHmac('sha256', key)
    .update([link.path, link.viewerId, String(expires)].join('\n'))
    .digest();
