import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { shippedFile } from './shipped-files.ts';

/** What the environment sets, and for the rest the file `.env` beside the project, or the one that ENV_FILE names. */
export function givenSettings(
  environment: NodeJS.ProcessEnv = process.env,
): Record<string, string | undefined> {
  const named = environment.ENV_FILE;
  const path = named || shippedFile('.env');
  if (!named && !existsSync(path)) return environment;
  try {
    return { ...parseEnv(readFileSync(path, 'utf8')), ...environment };
  } catch (error) {
    throw new Error(`Bad setting: ENV_FILE: ${(error as Error).message}`, { cause: error });
  }
}
