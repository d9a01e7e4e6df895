import type { LinkSignature, SignedLinks } from '../platform/signed-links.ts';

/** What a signed link opens: a file of one owner's photo. */
export interface PhotoLink {
  /** Name of a `PhotoOwner`. */
  owner: string;
  /** The owner's key of the photo. */
  id: string;
  /** `photo`, or another file that the owner has of it. */
  file: string;
  /** A part of it that is made when it is read. */
  part?: string;
}

export const LIFETIME_SECONDS = 15 * 60;
/** Links created within this many seconds are identical, so that clients need not download again. */
const STEADY_SECONDS = 5 * 60;

/** Signs and verifies links to photos; a link expires 10 to 15 minutes after it was created. */
export class PhotoLinks {
  constructor(private readonly links: SignedLinks) {}

  sign(link: PhotoLink, viewerId: string, now = new Date()): { url: string; expiresAt: Date } {
    const seconds = Math.floor(now.getTime() / 1000);
    const expiresAt = new Date((seconds - (seconds % STEADY_SECONDS) + LIFETIME_SECONDS) * 1000);
    return { url: this.links.sign({ path: pathOf(link), viewerId }, expiresAt), expiresAt };
  }

  check(link: PhotoLink, signature: LinkSignature, now = new Date()): boolean {
    return this.links.check(pathOf(link), signature, now);
  }
}

const pathOf = ({ owner, id, file, part }: PhotoLink) =>
  `/photos/${owner}/${id}/${file}${part === undefined ? '' : `/${part}`}`;
