import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { unavailable } from './errors.ts';

/** Files of photos, by folder and name. Folders are random ids; names are the server's, never a client's. */
export interface PhotoStorage {
  /** Whole or not at all; the same name again replaces it. Throws SERVICE_UNAVAILABLE. */
  save(folder: string, name: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is no such file. */
  read(folder: string, name: string): Promise<Buffer | null>;
  /** Removes the folder with all its files; nothing happens where there is none. */
  remove(folder: string): Promise<void>;
  /** Rejects with what is wrong. */
  ping(): Promise<void>;
}

const FOLDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NAME = /^[a-z0-9-]{1,64}\.(jpg|png|webp)$/;
const MIN_FREE_BYTES = 64 * 1024 * 1024;

/** Photos in a folder of this machine, spread over 256 sub-folders. */
export class FolderStorage implements PhotoStorage {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async save(folder: string, name: string, bytes: Uint8Array): Promise<void> {
    const directory = this.#directory(folder);
    const path = join(directory, checked(name));
    const unfinished = `${path}.${randomUUID()}.tmp`;
    try {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw unavailable('Photos cannot be stored right now. Please try again shortly.', error);
    }
  }

  async read(folder: string, name: string): Promise<Buffer | null> {
    try {
      return await readFile(join(this.#directory(folder), checked(name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(folder: string): Promise<void> {
    await rm(this.#directory(folder), { recursive: true, force: true });
  }

  async ping(): Promise<void> {
    await mkdir(this.#root, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.#root);
    if (bavail * bsize < MIN_FREE_BYTES) throw new Error('less than 64 MB are free for photos');
  }

  #directory(folder: string): string {
    if (!FOLDER.test(folder)) throw new Error('A photo folder must be a random id');
    return join(this.#root, folder.slice(-2), folder);
  }
}

function checked(name: string): string {
  if (!NAME.test(name)) throw new Error('A photo name has letters, digits and hyphens, and a known ending');
  return name;
}
