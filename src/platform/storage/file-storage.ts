import type { Readable } from 'node:stream';
import { Fault } from '../errors.ts';
import { message } from '../language/text.ts';

/** Files of photos and exports, by folder and name. Folders are random ids; names are the server's, never a client's. */
export interface FileStorage {
  /** Writes atomically and replaces a file of the same name. Throws StorageUnavailable, as the other methods do. */
  save(folder: string, name: string, bytes: Uint8Array): Promise<void>;
  /** Like `save`, from a stream; returns the number of bytes. Errors of the stream are rethrown. */
  write(folder: string, name: string, pieces: AsyncIterable<Uint8Array>): Promise<number>;
  /** The file, or the part asked for, as a stream that must be read or destroyed; null if there is no such file. */
  stream(folder: string, name: string, range?: ByteRange): Promise<FoundFile | null>;
  /** Null if there is no such file. */
  read(folder: string, name: string): Promise<Buffer | null>;
  /** Removes the folder with all its files, if it exists. */
  remove(folder: string): Promise<void>;
  /** Rejects if the storage cannot be used. */
  ping(): Promise<void>;
}

/** From `start` through `end`, by default to the end of the file; or its `last` bytes. */
export type ByteRange = { start: number; end?: number } | { last: number };

export interface OpenFile {
  /** Of the file. */
  size: number;
  /** Of the first byte in `content`. */
  start: number;
  /** In `content`. */
  bytes: number;
  content: Readable;
}

/** A file, or the part asked for unless it lies beyond the end. */
export type FoundFile = OpenFile | 'OUT_OF_RANGE';

/** The folder or bucket does not work; whether a file exists is not known. */
export class StorageUnavailable extends Fault {
  constructor(cause: unknown) {
    super('SERVICE_UNAVAILABLE', message('faults.storage-unavailable'), {}, { cause });
  }
}

/** Any failure of a step in the folder or bucket. */
export const working = <T>(step: Promise<T>): Promise<T> =>
  step.catch((error: unknown) => {
    throw new StorageUnavailable(error);
  });

/** Waits for `step`, and closes the opened file if that fails. */
export async function orClosed(file: FoundFile, step: Promise<unknown> | undefined): Promise<void> {
  try {
    await step;
  } catch (error) {
    if (file !== 'OUT_OF_RANGE') file.content.destroy();
    throw error;
  }
}

const FOLDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NAME = /^[a-z0-9-]{1,64}\.(jpg|png|webp|zip)$/;

export const isFolder = (folder: string): boolean => FOLDER.test(folder);
export const isFileName = (name: string): boolean => NAME.test(name);

/** Throws unless both are of the form that this server gives. */
export function assertPlace(folder: string, name?: string): void {
  if (!isFolder(folder)) throw new Error('A photo folder must be a random id');
  if (name !== undefined && !isFileName(name))
    throw new Error('A photo name must consist of letters, digits and hyphens, and a known extension');
}
