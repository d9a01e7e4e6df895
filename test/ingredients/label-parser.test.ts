import { describe, expect, it } from 'vitest';
import { MAX_LABEL_ITEMS, MAX_LABEL_LENGTH, parseLabel } from '../../src/ingredients/labels/label-parser.ts';
import { countSlips } from '../../src/ingredients/labels/label-slips.ts';
import { LABELS } from './labels.ts';

const names = (label: string) => parseLabel(label).items.map(({ names: [name] }) => name?.text);

describe('the parser of labels', () => {
  it('finds the same items however the label is decorated', () => {
    const decorations: ((items: string[]) => string)[] = [
      (items) => items.join(', '),
      (items) => `Ingredients: ${items.join(', ')}.`,
      (items) => `INCI:${items.join(',')}`,
      (items) => `Ingrédients :\n${items.join(',\n')}`,
      (items) => `Inhaltsstoffe: ${items.join(' • ')}`,
      (items) => items.map((item) => `- ${item}`).join('\n'),
      (items) => items.map((item, at) => `${at + 1}. ${item}`).join('\n'),
      (items) => items.map((item) => `${item}*`).join('; '),
      (items) => `Zutaten: ${items.join(' , ')} .\r\n\r\n* aus biologischem Anbau`,
    ];
    const lists = LABELS.map(({ items }) => items.filter((item) => !/[?~+(]/.test(item)));
    for (const list of lists.filter((items) => items.length >= 3)) {
      for (const decorate of decorations) expect(names(decorate(list))).toEqual(list);
    }
  });

  it('reads at most 300 items', () => {
    const label = Array.from({ length: MAX_LABEL_ITEMS + 1 }, (_, n) => `Item ${n}x`).join(', ');
    expect(parseLabel(label)).toMatchObject({ truncated: true, items: { length: MAX_LABEL_ITEMS } });
  });

  it.each([
    ['brackets', '('],
    ['closing brackets', ')'],
    ['pairs of brackets', '(a)'],
    ['spaces', ' '],
    ['line breaks', '\n'],
    ['commas', ','],
    ['digits and commas', '1,'],
    ['footnote marks', '* a'],
    ['headings', 'Ingredients: '],
    ['headings in a row', 'inci/'],
    ['plus-minus signs', '+/-'],
    ['may contain', 'may contain '],
    ['percentages', '1%'],
    ['full stops', 'a. '],
    ['slashes', 'a / '],
    ['hyphens', 'a-\n'],
    ['directions', 'Directions:\n'],
    ['tags', '<a '],
  ])('takes a time in proportion to the length for %s', { retry: 4 }, (_what, piece) => {
    /** Milliseconds of the processor, which other processes do not lengthen. */
    const timeOf = (length: number) => {
      const label = piece.repeat(length / piece.length);
      const started = process.cpuUsage();
      parseLabel(label);
      return process.cpuUsage(started).user / 1000;
    };
    let [quarter, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < 20; round++) {
      quarter = Math.min(quarter, timeOf(MAX_LABEL_LENGTH / 4));
      whole = Math.min(whole, timeOf(MAX_LABEL_LENGTH));
    }
    expect(whole).toBeLessThan(10 * Math.max(quarter, 2)); // a quadratic one would take 16 times as long
  });

  it('throws at nothing', () => {
    const alphabet = [
      'a',
      'Aqua',
      ' ',
      '\n',
      ',',
      ';',
      '(',
      ')',
      '[',
      ']',
      '*',
      '%',
      '1',
      ',2-',
      '/',
      '-',
      '.',
      ':',
    ];
    alphabet.push('+/-', 'Ingredients', 'may contain', 'CI 77891', '•', 'é', '\ud800', '\0', '成分', '🧴');
    let seed = 42;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 2000; round += 1) {
      const label = Array.from({ length: random(40) }, () => alphabet[random(alphabet.length)]).join('');
      for (const { text, names: found, percent } of parseLabel(label).items) {
        expect(text.trim()).not.toBe('');
        expect(found.length).toBeGreaterThan(0);
        expect(percent === null || (percent >= 0 && percent <= 100)).toBe(true);
      }
    }
  });
});

describe('misspellings', () => {
  it.each([
    ['niacinimide', 'niacinamide', 1],
    ['retniol', 'retinol', 1],
    ['glycerinn', 'glycerin', 1],
    ['phenoxyehtanol', 'phenoxyethanol', 1],
    ['hyaluronnic acid', 'hyaluronic acid', 1],
    ['tocoferol', 'tocopherol', 2],
  ])('%s may be %s', (typed, name, slips) => {
    expect(countSlips(typed, name)).toBe(slips);
  });

  it.each([
    ['polysorbate 60', 'polysorbate 80'],
    ['steareth 20', 'steareth 2'],
    ['ceramide as', 'ceramide np'],
    ['retinal', 'retinol'],
    ['dimethiconol', 'dimethicone'],
    ['dipropylene glycol', 'propylene glycol'],
    ['methylparaben', 'ethylparaben'],
    ['isobutylparaben', 'butylparaben'],
    ['squalene', 'squalane'],
    ['linolenic acid', 'linoleic acid'],
    ['geranial', 'geraniol'],
    ['sodium lauryl sulfate', 'sodium laureth sulfate'],
    ['cetyl alcohol', 'cetearyl alcohol'],
    ['glycerin', 'glycerin water'],
  ])('%s is not %s', (typed, name) => {
    expect(countSlips(typed, name)).toBeNull();
  });
});

describe('a label crafted to take long', () => {
  it.each([
    ['headings without end', '\n\n\u0001inci '],
    ['headings over many lines', '\n \n \ninci'],
    ['characters that stand for many', '\ufdfa'],
    ['marks at the edges', '"'],
    ['brackets', '( '],
  ])('is read in milliseconds: %s', { timeout: 30_000 }, (_, piece) => {
    for (let n = 0; n < 5; n += 1) {
      const { items } = parseLabel(`a ${piece.repeat(20_000).slice(0, 19_900)}a:${n}`);
      expect(items.length).toBeLessThanOrEqual(300);
    }
  });
});
