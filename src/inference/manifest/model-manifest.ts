import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contractOne, contractTwo } from './contracts.ts';
import type { ModelManifest } from './manifest-schema.ts';

export type { FaceGraphManifest, GraphManifest, ManifestMetric, ModelManifest } from './manifest-schema.ts';

/** The files of a model, by their names in the manifest. */
export type ModelFiles = ReadonlyMap<string, Buffer>;

/** Heatmap channel that shows what was recognized as skin; it belongs to no metric. */
export const SKIN_CHANNEL = 'SKIN';

/**
 * Reads `manifest.json` and the files it names, and checks one against the other. A manifest of contract 1 is a model of
 * contract 2 that has no face networks and one graph, for the whole photo.
 * @throws Error with one line that names the mismatch
 */
export function readModel(directory: string): { manifest: ModelManifest; files: ModelFiles } {
  const where = join(directory, 'manifest.json');
  const json = readJson(where);
  const contract = z.object({ contract: z.literal(2) }).safeParse(json).success ? contractTwo : contractOne;
  const parsed = contract.safeParse(json);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new Error(`The skin model's ${where} does not fit the contract: ${[...path, message].join(' ')}.`);
  }
  const manifest = parsed.data;
  const { graphs, face, subject } = manifest;
  const named = [graphs.closeUp, graphs.face, face?.detector, face?.mesh, subject].flatMap(
    (file) => file ?? [],
  );
  return { manifest, files: new Map(named.map((file) => [file.file, readFile(directory, file)])) };
}

function readFile(directory: string, { file, sha256 }: { file: string; sha256: string }): Buffer {
  const bytes = readOrExplain(join(directory, file));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new Error(`The skin model ${file} has SHA-256 ${found}, but its manifest names ${sha256}.`);
  }
  return bytes;
}

function readJson(file: string): unknown {
  const text = readOrExplain(file).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The skin model's ${file} is not JSON: ${(error as Error).message}.`);
  }
}

function readOrExplain(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`The skin model's ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
