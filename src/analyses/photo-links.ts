import type { SignedLinks } from '../platform/signed-links.ts';

/** What a signed link opens: a file of one analysis or journal entry, for one viewer. */
export interface PhotoLink {
  analysisId: string;
  /** `photo`, a metric's key in lower case, or `journal` for the photo of a journal entry. */
  file: string;
  viewerId: string;
}

const LIFETIME_SECONDS = 15 * 60;
/** Links made within these seconds are the same, so that clients need not download again. */
const STEADY_SECONDS = 5 * 60;

/** Signs and checks links to photos; a link ends 10 to 15 minutes after it was made. */
export class PhotoLinks {
  constructor(private readonly links: SignedLinks) {}

  sign({ viewerId, ...file }: PhotoLink, now = new Date()): { url: string; expiresAt: Date } {
    const seconds = Math.floor(now.getTime() / 1000);
    const expiresAt = new Date((seconds - (seconds % STEADY_SECONDS) + LIFETIME_SECONDS) * 1000);
    return { url: this.links.sign({ path: pathOf(file), viewerId }, expiresAt), expiresAt };
  }

  check({ viewerId, ...file }: PhotoLink, expires: number, signature: string, now = new Date()): boolean {
    return this.links.check(pathOf(file), { viewer: viewerId, expires, signature }, now);
  }
}

const pathOf = ({ analysisId, file }: Omit<PhotoLink, 'viewerId'>) => `/photos/${analysisId}/${file}`;
