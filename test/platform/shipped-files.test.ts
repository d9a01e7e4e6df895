import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRows, readShipped, shippedFile } from '../../src/platform/shipped-files.ts';

describe('shipped files', () => {
  it('are found from the folder of the project, and unpacked', () => {
    expect(existsSync(shippedFile('data/routines/routine_rules.csv'))).toBe(true);
    expect(readShipped('data/ingredients/active_families.csv.gz')).toMatch(/^\uFEFF?inci_name,/);
  });

  it('are read by the names in their first line, quotes and byte order mark aside', () => {
    expect(readRows('\uFEFFname,words\r\n a ,"x, ""y"""\r\n\r\nb,\r\n')).toEqual([
      { name: 'a', words: 'x, "y"' },
      { name: 'b', words: '' },
    ]);
  });

  it.each(['name,words\na\n', 'name,words\na,b,c\n', 'name,words\na,"b\n'])(
    'are refused when a row does not fit: %j',
    (csv) => {
      expect(() => readRows(csv)).toThrow(/^A table cannot be read near row [12]/);
    },
  );
});
