import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipEntry {
  /** Path with `/` between folders. */
  path: string;
  /** False for data that is already compressed, such as photos. */
  compress: boolean;
  content: AsyncIterable<Uint8Array>;
}

const NOTHING = new Uint8Array(0);

/**
 * A ZIP file as a stream: at most one chunk of one entry is in memory. At most 4 GB and 65,535 entries, since ZIP64 is
 * not supported.
 */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    failure ??= error;
    if (piece) ready.push(piece);
  });
  const take = () => {
    if (failure) throw failure;
    const taken = ready;
    ready = [];
    return taken;
  };
  for await (const { path, compress, content } of entries) {
    const file = compress ? new ZipDeflate(path) : new ZipPassThrough(path);
    zip.add(file);
    for await (const piece of content) {
      file.push(piece);
      yield* take();
    }
    file.push(NOTHING, true);
    yield* take();
  }
  zip.end();
  yield* take();
}
