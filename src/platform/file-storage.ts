import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { unavailable } from './errors.ts';
import { message } from './language/text.ts';

/** Files of photos and exports, by folder and name. Folders are random ids; names are the server's, never a client's. */
export interface FileStorage {
  /** Writes atomically and replaces a file of the same name. Throws SERVICE_UNAVAILABLE. */
  save(folder: string, name: string, bytes: Uint8Array): Promise<void>;
  /** Like `save`, from a stream; returns the number of bytes. Errors of the stream are rethrown. */
  write(folder: string, name: string, pieces: AsyncIterable<Uint8Array>): Promise<number>;
  /** The file as a stream; null if there is no such file. */
  stream(folder: string, name: string): Promise<{ bytes: number; content: Readable } | null>;
  /** Null if there is no such file. */
  read(folder: string, name: string): Promise<Buffer | null>;
  /** Removes the folder with all its files, if it exists. */
  remove(folder: string): Promise<void>;
  /** Rejects if the storage cannot be used. */
  ping(): Promise<void>;
}

const FOLDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NAME = /^[a-z0-9-]{1,64}\.(jpg|png|webp|zip)$/;
const MIN_FREE_BYTES = 64 * 1024 * 1024;

/** Stores files in a local folder, spread over 256 subfolders. */
export class FolderStorage implements FileStorage {
  constructor(private readonly root: string) {}

  async save(folder: string, name: string, bytes: Uint8Array): Promise<void> {
    await this.write(folder, name, onePiece(bytes));
  }

  async write(folder: string, name: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
    const directory = this.#directory(folder);
    const path = join(directory, checked(name));
    const unfinished = `${path}.${randomUUID()}.tmp`;
    let written = 0;
    try {
      await stored(mkdir(directory, { recursive: true, mode: 0o700 }));
      const file = await stored(open(unfinished, 'wx', 0o600));
      try {
        for await (const piece of pieces) {
          await stored(file.writeFile(piece));
          written += piece.length;
        }
        await stored(file.sync());
      } finally {
        await file.close();
      }
      await stored(rename(unfinished, path));
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
    return written;
  }

  async stream(folder: string, name: string): Promise<{ bytes: number; content: Readable } | null> {
    try {
      const file = await open(join(this.#directory(folder), checked(name)));
      const { size } = await file.stat();
      return { bytes: size, content: file.createReadStream() };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
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
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.root);
    if (bavail * bsize < MIN_FREE_BYTES) throw new Error('less than 64 MB are free for photos');
  }

  #directory(folder: string): string {
    if (!FOLDER.test(folder)) throw new Error('A photo folder must be a random id');
    return join(this.root, folder.slice(-2), folder);
  }
}

async function* onePiece(bytes: Uint8Array) {
  yield bytes;
}

const stored = <T>(step: Promise<T>): Promise<T> =>
  step.catch((error: unknown) => {
    throw unavailable(message('faults.storage-unavailable'), error);
  });

function checked(name: string): string {
  if (!NAME.test(name))
    throw new Error('A photo name must consist of letters, digits and hyphens, and a known extension');
  return name;
}
