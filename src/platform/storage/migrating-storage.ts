import type { ByteRange, FileStorage, FoundFile } from './file-storage.ts';
import type { FolderStorage } from './folder-storage.ts';

/** Stores files in the second storage and still finds those of the first, while they are moved. */
export class MigratingStorage implements FileStorage {
  constructor(
    private readonly from: FolderStorage,
    private readonly to: FileStorage & { close(): void },
  ) {}

  save(folder: string, name: string, bytes: Uint8Array): Promise<void> {
    return this.to.save(folder, name, bytes);
  }

  write(folder: string, name: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
    return this.to.write(folder, name, pieces);
  }

  stream(folder: string, name: string, range?: ByteRange): Promise<FoundFile | null> {
    return this.#find((storage) => storage.stream(folder, name, range));
  }

  read(folder: string, name: string): Promise<Buffer | null> {
    return this.#find((storage) => storage.read(folder, name));
  }

  /** In this order, so that what is moved meanwhile is removed by whoever moves it, also after a crash. */
  async remove(folder: string): Promise<void> {
    await this.from.removeMarked(folder);
    await this.to.remove(folder);
  }

  async ping(): Promise<void> {
    await Promise.all([this.to.ping(), this.from.ping()]);
  }

  close(): void {
    this.to.close();
  }

  /** The last look finds what was moved between the first two. */
  async #find<T>(look: (storage: FileStorage) => Promise<T | null>): Promise<T | null> {
    return (await look(this.to)) ?? (await look(this.from)) ?? (await look(this.to));
  }
}
