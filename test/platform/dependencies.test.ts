import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  overrides: Record<string, string | Record<string, string>>;
  allowScripts: Record<string, boolean>;
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { overrides, allowScripts, ...manifest }: Manifest = JSON.parse(read('package.json'));
const versions = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};

/** Rows of the table below a heading of docs/dependencies.md, as `package version` without backticks, each with a reason. */
function explained(heading: string): string[] {
  const section = read('docs/dependencies.md')
    .split(/^## /m)
    .find((text) => text.startsWith(`${heading}\n`));
  const rows = section?.match(/^\| `.*$/gm) ?? [];
  return rows.map((row) => {
    const [, name, value, reason] = row.split('|').map((cell) => cell.trim().replaceAll('`', ''));
    expect(reason!.length, `a reason for ${name}`).toBeGreaterThan(3);
    expect(reason!.endsWith('.'), `a full stop after the reason for ${name}`).toBe(true);
    return `${name} ${value}`;
  });
}

function sorted(lines: string[]): string[] {
  expect(lines).not.toEqual([]);
  return lines.toSorted();
}

test('every override has its reason, and no reason is stale', () => {
  const present = Object.entries(overrides).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [`${name} ${value}`]
      : Object.entries(value).map(([inner, version]) => `${inner} in ${name} ${version}`),
  );
  expect(sorted(explained('Overrides'))).toEqual(sorted(present));
});

test('every patch has its reason, and is for the version in use', () => {
  const present = readdirSync(new URL('../../patches/', import.meta.url)).map((file) =>
    file
      .replace(/\.patch$/, '')
      .replaceAll('+', ' ')
      .replace(/^(@\S+) /, '$1/'),
  );
  const rows = explained('Patches');
  expect(sorted(rows)).toEqual(sorted(present));
  for (const row of rows) {
    const [name, version] = row.split(' ');
    expect(versions[name!], name).toBe(version);
  }
});

test('every decision on an install script has its reason, and every install script a decision', () => {
  const present = Object.entries(allowScripts).map(([name, allowed]) => `${name} ${allowed ? 'yes' : 'no'}`);
  expect(sorted(explained('Install scripts'))).toEqual(sorted(present));

  const { packages }: { packages: Record<string, { hasInstallScript?: boolean }> } = JSON.parse(
    read('package-lock.json'),
  );
  const scripted = Object.entries(packages)
    .filter(([path, { hasInstallScript }]) => path !== '' && hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(sorted(Object.keys(allowScripts))).toEqual(sorted([...new Set(scripted)]));
});

test('every pinned version is the one in use; each is exact, each prerelease has its reason', () => {
  const rows = explained('Versions that are held back, and prereleases');
  expect(rows).not.toEqual([]);
  for (const row of rows) {
    const [name, version] = row.split(' ');
    expect(versions[name!], name).toBe(version);
  }
  for (const [name, version] of Object.entries(versions)) {
    if (name !== '@types/node') expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    if (version.includes('-')) expect(rows).toContain(`${name} ${version}`);
  }
});
