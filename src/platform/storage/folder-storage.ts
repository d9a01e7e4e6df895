import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { assertPlace, type ByteRange, type FileStorage, type FoundFile, working } from './file-storage.ts';

/** Ends the name of a folder that was removed while it was being moved to a bucket. */
export const REMOVED = '.removed';

const MIN_FREE_BYTES = 64 * 1024 * 1024;

/** Stores files in a local folder, spread over 256 subfolders. */
export class FolderStorage implements FileStorage {
  constructor(private readonly root: string) {}

  async save(folder: string, name: string, bytes: Uint8Array): Promise<void> {
    await this.write(folder, name, onePiece(bytes));
  }

  async write(folder: string, name: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
    const path = this.#path(folder, name);
    const unfinished = `${path}.${randomUUID()}.tmp`;
    let written = 0;
    try {
      await working(mkdir(this.#directory(folder), { recursive: true, mode: 0o700 }));
      const file = await working(open(unfinished, 'wx', 0o600));
      try {
        for await (const piece of pieces) {
          await working(file.writeFile(piece));
          written += piece.length;
        }
        await working(file.sync());
      } finally {
        await file.close();
      }
      await working(rename(unfinished, path));
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
    return written;
  }

  async stream(folder: string, name: string, range?: ByteRange): Promise<FoundFile | null> {
    const file = await this.#open(folder, name);
    if (!file) return null;
    try {
      const { size } = await working(file.stat());
      const part = range ? partOf(size, range) : { start: 0, bytes: size };
      if (!part) {
        await file.close();
        return 'OUT_OF_RANGE';
      }
      const { start, bytes } = part;
      // An empty file has no last byte.
      const content = file.createReadStream(bytes > 0 ? { start, end: start + bytes - 1 } : {});
      return { size, start, bytes, content };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async read(folder: string, name: string): Promise<Buffer | null> {
    const file = await this.#open(folder, name);
    return file && (await working(buffer(file.createReadStream())));
  }

  async remove(folder: string): Promise<void> {
    await working(rm(this.#directory(folder), { recursive: true, force: true }));
  }

  /** Removes the folder at once and keeps its empty place, so that whoever is moving it knows. */
  async removeMarked(folder: string): Promise<void> {
    const directory = this.#directory(folder);
    const marked = `${directory}${REMOVED}`;
    await working(rename(directory, marked).catch(unlessMissing));
    for (const name of (await working(readdir(marked).catch(unlessMissing))) ?? [])
      await working(rm(join(marked, name), { recursive: true, force: true }));
  }

  async ping(): Promise<void> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.root);
    if (bavail * bsize < MIN_FREE_BYTES) throw new Error('less than 64 MB are free for photos');
  }

  async #open(folder: string, name: string): Promise<FileHandle | null> {
    return await working(open(this.#path(folder, name)).catch(unlessMissing));
  }

  #path(folder: string, name: string): string {
    assertPlace(folder, name);
    return join(this.#directory(folder), name);
  }

  #directory(folder: string): string {
    assertPlace(folder);
    return join(this.root, folder.slice(-2), folder);
  }
}

/** Null if what is looked for is not there. */
export function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

async function* onePiece(bytes: Uint8Array) {
  yield bytes;
}

/** Null if no byte of the file is asked for. */
function partOf(size: number, range: ByteRange): { start: number; bytes: number } | null {
  const start = 'last' in range ? Math.max(0, size - range.last) : range.start;
  const end = 'last' in range ? size - 1 : Math.min(range.end ?? size - 1, size - 1);
  return start <= end && start < size && !('last' in range && range.last === 0)
    ? { start, bytes: end - start + 1 }
    : null;
}
