// Prints the licenses of the packages that the server runs with, and fails where one needs a look first.
import { spawnSync } from 'node:child_process';

const KNOWN = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Unlicense',
    '0BSD',
  ],
  ...['(MIT AND BSD-3-Clause)', '(MIT OR CC0-1.0)'],
]);
/** Looked at: libvips is loaded as a library of its own; jsonify is in the public domain. */
const LOOKED_AT = /^(?:@img\/sharp-libvips-[a-z\d-]+|jsonify)$/;

const windows = process.platform === 'win32';
const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'];
const { stdout, status } = spawnSync('npm', args, {
  encoding: 'utf8',
  shell: windows,
  maxBuffer: 100_000_000,
});
if (status !== 0) throw new Error('npm sbom failed; run npm ci first');

const packages = new Map();
for (const { name, version, licenses = [] } of JSON.parse(stdout).components) {
  const license = licenses
    .map((each) => each.expression ?? each.license.id ?? each.license.name)
    .join(' and ');
  packages.set(license, [...(packages.get(license) ?? []), { name, version }]);
}
for (const [license, found] of [...packages].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${license || 'none'}: ${found.map(({ name, version }) => `${name} ${version}`).join(', ')}`);
  const unknown = KNOWN.has(license) ? [] : found.filter(({ name }) => !LOOKED_AT.test(name));
  if (unknown.length === 0) continue;
  console.error(`Look at the license of ${unknown.map(({ name }) => name).join(', ')}: ${license || 'none'}`);
  process.exitCode = 1;
}
