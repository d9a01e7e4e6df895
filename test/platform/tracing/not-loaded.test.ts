import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';

const IMPORT = /^(?:import|export)\b[^'"]*?(?:from\s*)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(["']([^"']+)["']\)/g;

/** Files of the build, and packages, that `file` loads at once, or with `later` also when asked. */
function loadedBy(file: string, later: boolean, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, name] of [...code.matchAll(IMPORT), ...(later ? code.matchAll(DYNAMIC) : [])]) {
    const path = resolve(dirname(file), name!);
    if (!name!.startsWith('.')) found.add(name!);
    else if (name!.endsWith('.js') && existsSync(path)) loadedBy(path, later, found); // else in a text
  }
  return found;
}

const isOpenTelemetry = (name: string) => name.startsWith('@opentelemetry/');

it('loads nothing of OpenTelemetry before tracing is asked for', () => {
  const app = [...loadedBy(resolve('dist/main.js'), true)].find((file) => /joined\/app-/.test(file))!;
  const loaded = new Set([...loadedBy(resolve('dist/main.js'), false), ...loadedBy(app, false)]);
  expect([...loaded]).toEqual(expect.arrayContaining(['pino', 'argon2']));
  expect([...loaded].filter(isOpenTelemetry)).toEqual([]);
  expect([...loadedBy(app, true)].filter(isOpenTelemetry)).toContain('@opentelemetry/sdk-trace');
});
