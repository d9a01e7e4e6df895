import { describe, expect, it } from 'vitest';
import { plainLimitOf } from '../../src/rules/annex-limits.ts';
import { annexEntriesOf, annexStateOn } from '../../src/rules/annexes.ts';

const statesOf = (inciName: string, day: string) =>
  annexEntriesOf(inciName).map((entry) => `${entry.annex}/${entry.number} ${annexStateOn(entry, day)}`);

describe('entries of the annexes', () => {
  it.each([
    ['TRIMETHYLBENZOYL DIPHENYLPHOSPHINE OXIDE', '2025-08-31', ['II/1731 UPCOMING']],
    ['TRIMETHYLBENZOYL DIPHENYLPHOSPHINE OXIDE', '2025-09-01', ['II/1731 ALL_PRODUCTS']],
    ['BUTYLPHENYL METHYLPROPIONAL', '2026-11-26', ['II/1666 ALL_PRODUCTS']],
    ['4-METHYLBENZYLIDENE CAMPHOR', '2025-04-30', ['II/1730 UPCOMING', 'VI/18 ALL_PRODUCTS']],
    ['4-METHYLBENZYLIDENE CAMPHOR', '2025-05-01', ['II/1730 NEW_PRODUCTS', 'VI/18 OLD_PRODUCTS']],
    ['4-METHYLBENZYLIDENE CAMPHOR', '2026-05-01', ['II/1730 ALL_PRODUCTS', 'VI/18 ENDED']],
    ['RETINOL', '2026-11-26', ['III/376 NEW_PRODUCTS']],
    ['RETINOL', '2027-05-01', ['III/376 ALL_PRODUCTS']],
    ['HEXYL SALICYLATE', '2026-04-30', ['III/380 UPCOMING']],
    ['HEXYL SALICYLATE', '2026-05-01', ['III/380 ALL_PRODUCTS']],
    ['TRIPHENYL PHOSPHATE', '2027-06-01', ['II/1767 NEW_PRODUCTS']],
    ['CITRAL', '2026-11-26', ['III/70 ALL_PRODUCTS', 'III/70 UPCOMING']],
    ['CITRAL', '2028-07-01', ['III/70 ENDED', 'III/70 ALL_PRODUCTS']],
    ['AQUA', '2026-11-26', []],
  ])('of %s on %s', (inciName, day, states) => expect(statesOf(inciName, day)).toEqual(states));

  it('limit homosalate to 7.34 % in face products', () => {
    const [entry] = annexEntriesOf('Homosalate');
    expect(entry).toMatchObject({ annex: 'VI', number: '3', allProductsFrom: '2025-07-01', ends: false });
    expect(plainLimitOf(entry!, true)).toBe(7.34);
  });

  it.each([
    [null, '10%', true, 10],
    [null, '0,5 %', null, 0.5],
    [null, '0.5% (acid)', true, null],
    ['(a) Leave-on products (b) Rinse-off products', '(a) 2.5% (b) 5 %', true, 2.5],
    ['(a) Leave-on products (b) Rinse-off products', '(a) 2.5% (b) 5 %', false, 5],
    ['(a) Leave-on products (b) Rinse-off products', '(a) 2.5% (b) 5 %', null, null],
    ['(a) Leave-on products', 'as low as possible', true, null],
    ['Oral products', '1%', true, null],
    ['Hair products', '1%', true, null],
  ])('are plain or not: %s, %s', (productTypes, maximum, leaveOn, limit) => {
    const [entry] = annexEntriesOf('HOMOSALATE');
    expect(plainLimitOf({ ...entry!, productTypes, maximum }, leaveOn)).toBe(limit);
  });
});
