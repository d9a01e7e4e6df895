import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CONFIGURATION = fileURLToPath(new URL('../../.dependency-cruiser.cjs', import.meta.url));
const { forbidden, options } = createRequire(import.meta.url)(CONFIGURATION);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skincare-imports-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Names of the rules that these files break, by path below `src`. */
async function broken(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'src', path)), { recursive: true });
    writeFileSync(join(folder, 'src', path), text);
  }
  const { tsConfig: _, ...rest } = options;
  const asked = { ...rest, baseDir: folder, validate: true, ruleSet: { forbidden } } as ICruiseOptions;
  const { output } = await cruise(['src'], asked);
  if (typeof output === 'string') throw new Error(output);
  return [...new Set(output.summary.violations.map(({ rule }) => rule.name))].sort();
}

describe('the rules of imports', () => {
  it('report nothing in files that follow them', async () => {
    const files = {
      'users/users.service.ts': "import '../platform/log.ts';",
      'platform/log.ts': 'export {};',
    };
    expect(await broken(files)).toEqual([]);
  });

  it('find a cycle between two domains that no two files form', async () => {
    const files = {
      'users/users.service.ts': "import '../notifications/notice.ts';",
      'users/names.ts': 'export {};',
      'notifications/notice.ts': 'export {};',
      'notifications/notifications.service.ts': "import '../users/names.ts';",
    };
    expect(await broken(files)).toEqual(['no-circles-between-folders']);
  });

  it('find a cycle between two parts of a domain', async () => {
    const files = {
      'routines/diary/logs.ts': "import '../plans/names.ts';",
      'routines/plans/names.ts': 'export {};',
      'routines/plans/plan.ts': "import '../diary/day.ts';",
      'routines/diary/day.ts': 'export {};',
    };
    expect(await broken(files)).toEqual(['no-circles-between-folders']);
  });

  it.each([
    ['pure-rules', 'rules/conflicts.ts', '../platform/database/database.ts'],
    ['pure-rules', 'routines/rules/plan.ts', '../plans/routines.table.ts'],
    ['platform-knows-no-domain', 'platform/log.ts', '../users/names.ts'],
    ['graphql-knows-no-domain', 'graphql/http/http.ts', '../../users/names.ts'],
    ['photos-know-no-domain', 'photos/photo-intake.ts', '../users/names.ts'],
    ['platform-knows-no-domain', 'platform/log.ts', '../photos/photo-links.ts'],
    ['inference-knows-no-domain', 'inference/photo.ts', '../users/names.ts'],
    ['tables-stay-home', 'progress/goals/goals.service.ts', '../../users/users.table.ts'],
    ['nobody-imports-the-app', 'users/users.service.ts', '../app/app.ts'],
  ])('find a break of %s', async (rule, from, to) => {
    const target = join(dirname(from), to);
    expect(await broken({ [from]: `import '${to}';`, [target]: 'export {};' })).toContain(rule);
  });

  it('are the rules that verify checks', () => {
    const verify = readFileSync(new URL('../../scripts/verify.js', import.meta.url), 'utf8');
    expect(verify).toContain("'--config', '.dependency-cruiser.cjs', 'src'");
  });
});
