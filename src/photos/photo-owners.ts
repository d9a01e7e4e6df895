/** A stored file that a viewer may see. */
export interface FoundPhoto {
  folder: string;
  /** Name of the file within the folder. */
  file: string;
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  /** Called with the origin of the request before the file is sent. */
  noteRead?(origin: { ip: string }): Promise<void>;
}

/** A picture that is made when it is read. */
export interface MadePicture {
  bytes: Buffer;
  type: 'image/png';
}

/** A domain whose rows refer to folders of photos. */
export interface PhotoOwner {
  /** Lower-case letters; part of the links to its photos and of the jobs that remove them. */
  readonly name: string;
  /** Whether a row refers to the folder. */
  inUse(folder: string): Promise<boolean>;
  /** Null if there is no such photo or the viewer may not see it; closed accounts may see none. */
  find(viewerId: string, id: string, file: string): Promise<FoundPhoto | null>;
  /** A part of a file, under the conditions of `find`. */
  findPart?(viewerId: string, id: string, file: string, part: string): Promise<MadePicture | null>;
}

/** All owners of photos; domains above `photos` register theirs. */
export class PhotoOwners {
  readonly #owners = new Map<string, PhotoOwner>();

  add(owner: PhotoOwner): void {
    if (this.#owners.has(owner.name)) throw new Error(`Two owners of photos are named ${owner.name}`);
    this.#owners.set(owner.name, owner);
  }

  named(name: string): PhotoOwner | undefined {
    return this.#owners.get(name);
  }
}
