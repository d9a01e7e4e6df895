import type { SignedLinks } from '../platform/signed-links.ts';

/** What a signed link opens: a file of one analysis, for one viewer. */
export interface PhotoLink {
  analysisId: string;
  /** `photo`, or `heatmap-` and a metric's key in lower case. */
  file: string;
  viewerId: string;
}

const LIFETIME_SECONDS = 15 * 60;

/** Signs and checks links to photos; a link ends after 15 minutes. */
export class PhotoLinks {
  constructor(private readonly links: SignedLinks) {}

  sign({ viewerId, ...file }: PhotoLink, now = new Date()): { url: string; expiresAt: Date } {
    const expires = Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS;
    const expiresAt = new Date(expires * 1000);
    return { url: this.links.sign({ path: pathOf(file), viewerId }, expiresAt), expiresAt };
  }

  check({ viewerId, ...file }: PhotoLink, expires: number, signature: string, now = new Date()): boolean {
    return this.links.check(pathOf(file), { viewer: viewerId, expires, signature }, now);
  }
}

const pathOf = ({ analysisId, file }: Omit<PhotoLink, 'viewerId'>) => `/photos/${analysisId}/${file}`;
