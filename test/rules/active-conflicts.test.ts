import { describe, expect, it } from 'vitest';
import { readRows, readShipped } from '../../src/platform/shipped-files.ts';
import { conflictsAmong } from '../../src/rules/active-conflicts.ts';
import type { ActiveGroup } from '../../src/rules/active-groups.ts';

const groups = new Map(
  readRows(readShipped('data/ingredients/ingredients_facts.csv')).map((row) => [
    row.inci_name,
    row.active_group as ActiveGroup,
  ]),
);
const rules = (names: string[], oneProduct = false) =>
  conflictsAmong(
    names.map((inciName) => ({ inciName, activeGroup: groups.get(inciName) ?? null })),
    { oneProduct },
  ).map(({ ruleId, severity }) => `${severity} ${ruleId}`);

describe('conflicts among actives', () => {
  it('have the severity and the source from the rules file', () => {
    const written = readRows(readShipped('data/routines/routine_rules.csv')).filter(({ kind }) =>
      ['conflict', 'no_conflict'].includes(kind!),
    );
    const everything = [
      ...[...groups].map(([inciName, activeGroup]) => ({ inciName: inciName!, activeGroup })),
      { inciName: 'DAPSONE', activeGroup: null },
      { inciName: 'JUGLANS REGIA SHELL POWDER', activeGroup: null },
    ];
    const found = conflictsAmong(everything, { oneProduct: false });
    const told = found.map(({ ruleId, severity, source }) => [ruleId, severity, source]);
    const expected = written.map(({ rule_id, severity, source }) => [
      rule_id,
      severity!.toUpperCase(),
      source,
    ]);
    expect(told.sort()).toEqual(expected.sort());
  });

  it.each([
    [['RETINOL', 'GLYCOLIC ACID'], ['HARD CON-RET-AHA']],
    [['ADAPALENE', 'SALICYLIC ACID'], ['HARD CON-RET-BHA']],
    [['TRETINOIN', 'BENZOYL PEROXIDE'], ['HARD CON-RET-BPO']],
    [['ADAPALENE', 'BENZOYL PEROXIDE'], []],
    [['RETINOL', 'RETINAL'], ['HARD CON-RET-RET']],
    [['ASCORBIC ACID', 'RETINOL'], ['SOFT CON-VITC-RET']],
    [['ASCORBIC ACID', 'LACTIC ACID'], ['SOFT CON-VITC-ACID']],
    [['ASCORBYL GLUCOSIDE', 'RETINOL'], []],
    [['ASCORBIC ACID', 'BENZOYL PEROXIDE'], ['SOFT CON-VITC-BPO']],
    [['GLYCOLIC ACID', 'SALICYLIC ACID'], ['SOFT CON-AHA-BHA']],
    [['CITRIC ACID', 'SALICYLIC ACID'], []],
    [['ASCORBIC ACID', 'NIACINAMIDE'], ['INFO MYTH-VITC-NIA']],
    [['COPPER TRIPEPTIDE-1', 'ASCORBIC ACID'], ['INFO WEAK-CUP-ACID']],
    [['AQUA', 'GLYCERIN'], []],
    [['RETINOL'], []],
  ])('of %j: %j', (names, expected) => {
    expect(rules(names)).toEqual(expected);
    expect(rules([...names].reverse())).toEqual(expected);
  });

  it('puts hard ones first', () => {
    expect(rules(['ASCORBIC ACID', 'NIACINAMIDE', 'SALICYLIC ACID', 'RETINOL'])).toEqual([
      'HARD CON-RET-BHA',
      'SOFT CON-VITC-RET',
      'SOFT CON-VITC-ACID',
      'INFO MYTH-VITC-NIA',
    ]);
  });

  it('lets one product have two retinoids', () => {
    expect(rules(['RETINOL', 'RETINAL'], true)).toEqual([]);
  });
});
