import { describe, expect, it } from 'vitest';
import {
  ADAPALENE,
  BPO,
  COPPER,
  check,
  cycle,
  evening,
  GLYCOLIC,
  HQ,
  NIACINAMIDE,
  RETINOL,
  rules,
  SALICYLIC,
  step,
  sunscreen,
  TRETINOIN,
  VITAMIN_C,
} from './plan-steps.ts';

describe('conflicts', () => {
  it.each([
    ['retinoid and AHA', RETINOL, GLYCOLIC, 'HARD CON-RET-AHA'],
    ['retinoid and BHA', RETINOL, SALICYLIC, 'HARD CON-RET-BHA'],
    ['retinol and benzoyl peroxide', RETINOL, BPO, 'HARD CON-RET-BPO'],
    ['tretinoin and benzoyl peroxide', TRETINOIN, BPO, 'HARD CON-RET-BPO'],
    ['two retinoids', RETINOL, ADAPALENE, 'HARD CON-RET-RET'],
    ['vitamin C and retinoid', VITAMIN_C, RETINOL, 'SOFT CON-VITC-RET'],
    ['vitamin C and AHA', VITAMIN_C, GLYCOLIC, 'SOFT CON-VITC-ACID'],
    ['vitamin C and BHA', VITAMIN_C, SALICYLIC, 'SOFT CON-VITC-ACID'],
    ['vitamin C and benzoyl peroxide', VITAMIN_C, BPO, 'SOFT CON-VITC-BPO'],
    ['AHA and BHA', GLYCOLIC, SALICYLIC, 'SOFT CON-AHA-BHA'],
    ['vitamin C and niacinamide', VITAMIN_C, NIACINAMIDE, 'INFO MYTH-VITC-NIA'],
    ['copper peptide and acid', COPPER, GLYCOLIC, 'INFO WEAK-CUP-ACID'],
  ])('of %s in one evening, whichever comes first', (_name, a, b, expected) => {
    for (const pair of [
      [a, b],
      [b, a],
    ]) {
      const steps = pair.map((ingredient) =>
        step('SERUM', [ingredient!], evening({ kind: 'INTERVAL', everyDays: 4 })),
      );
      const findings = check([sunscreen(), ...steps]);
      const found = findings.find(({ ruleId }) => `${ruleId}` === expected.split(' ')[1]);
      expect(`${found?.severity} ${found?.ruleId}`).toBe(expected);
      expect([...found!.ingredients].sort()).toEqual([a.name, b.name].sort());
    }
  });

  it('do not count on different evenings', () => {
    const exfoliant = step('EXFOLIANT', [GLYCOLIC], cycle(1));
    expect(rules([sunscreen(), exfoliant, step('RETINOID', [RETINOL], cycle(2))])).toEqual([]);
    expect(rules([sunscreen(), exfoliant, step('RETINOID', [RETINOL], cycle(1))])).toContain(
      'HARD CON-RET-AHA',
    );
  });

  it('do not count between morning and evening, but two retinoids do', () => {
    const morning = { session: 'AM' } as const;
    expect(rules([step('SPOT_TREATMENT', [BPO], morning), sunscreen(), step('RETINOID', [RETINOL])])).toEqual(
      [],
    );
    expect(rules([step('SERUM', [RETINOL], morning), sunscreen(), step('RETINOID', [RETINOL])])).toContain(
      'HARD CON-RET-RET',
    );
  });

  it('spare adapalene beside benzoyl peroxide, and fixed combinations', () => {
    const prescribed = { prescribed: true };
    expect(rules([sunscreen(), step('RETINOID', [ADAPALENE, BPO], prescribed)])).toEqual([]);
    expect(
      rules([sunscreen(), step('RETINOID', [ADAPALENE], prescribed), step('SPOT_TREATMENT', [BPO])]),
    ).toEqual(['HARD ORD-PM']);
  });

  it.each([
    ['hydroquinone', HQ],
    ['benzoyl peroxide', BPO],
  ])('allow one strong active a night: %s with salicylic acid', (_name, other) => {
    const weekly = evening({ kind: 'INTERVAL', everyDays: 7 });
    expect(
      rules([sunscreen(), step('SPOT_TREATMENT', [SALICYLIC], weekly), step('SERUM', [other])]),
    ).toContain('HARD ORD-PM');
  });

  it('leave what was prescribed in the plan, and say to ask the doctor', () => {
    const [finding] = check([
      sunscreen(),
      step('EXFOLIANT', [GLYCOLIC], evening({ kind: 'INTERVAL', everyDays: 7 })),
      step('RETINOID', [TRETINOIN], { prescribed: true }),
    ]);
    expect(finding).toMatchObject({ ruleId: 'CON-RET-AHA', severity: 'HARD', askDoctor: true });
    expect(finding?.message).toContain('What was prescribed stays');
  });

  it('know a product by its type where it has no label', () => {
    expect(rules([sunscreen(), step('EXFOLIANT', [], cycle(1)), step('RETINOID')])).toContain(
      'HARD CON-RET-AHA',
    );
  });
});
