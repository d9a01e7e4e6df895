import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { readCatalogues } from '../../src/platform/language/catalogues.ts';

it('the booklet of texts has every text of every language', () => {
  const options = { encoding: 'utf8', shell: process.platform === 'win32' } as const;
  const booklet = execFileSync('npm', ['--silent', 'run', 'texts:review'], options);
  const asCell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();
  for (const catalogue of readCatalogues().values()) {
    const missing = [...catalogue].filter(
      ([code, text]) => !booklet.includes(`\`${code}\``) || !booklet.includes(asCell(text)),
    );
    expect(missing).toEqual([]);
  }
});
