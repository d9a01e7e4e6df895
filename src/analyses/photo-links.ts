import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What a signed link opens: a file of one analysis or journal entry, for one viewer. */
export interface PhotoLink {
  analysisId: string;
  /** `photo`, a metric's key in lower case, or `journal` for the photo of a journal entry. */
  file: string;
  viewerId: string;
}

const LIFETIME_SECONDS = 15 * 60;

/** Signs and checks links to photos; a link ends after 15 minutes. */
export class PhotoLinks {
  readonly #publicUrl: () => string;
  readonly #keys: Buffer[];

  /** The first secret signs, all of them check. */
  constructor(publicUrl: () => string, secrets: readonly string[]) {
    this.#publicUrl = publicUrl;
    this.#keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'photo links', 32)));
  }

  sign(link: PhotoLink, now = new Date()): { url: string; expiresAt: Date } {
    const expires = Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS;
    const query = new URLSearchParams({
      viewer: link.viewerId,
      expires: String(expires),
      signature: signature(this.#keys[0]!, link, expires).toString('base64url'),
    });
    return {
      url: `${this.#publicUrl().replace(/\/$/, '')}/photos/${link.analysisId}/${link.file}?${query}`,
      expiresAt: new Date(expires * 1000),
    };
  }

  check(link: PhotoLink, expires: number, shown: string, now = new Date()): boolean {
    const seconds = now.getTime() / 1000;
    if (!(expires > seconds && expires <= seconds + LIFETIME_SECONDS + 1)) return false;
    const given = Buffer.from(shown, 'base64url');
    return this.#keys.some((key) => {
      const right = signature(key, link, expires);
      return given.length === right.length && timingSafeEqual(given, right);
    });
  }
}

const signature = (key: Buffer, link: PhotoLink, expires: number) =>
  createHmac('sha256', key)
    .update([link.analysisId, link.file, link.viewerId, String(expires)].join('\n'))
    .digest();
