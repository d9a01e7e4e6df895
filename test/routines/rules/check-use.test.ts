import { describe, expect, it } from 'vitest';
import type { PlannedStep } from '../../../src/routines/rules/routine-plan.ts';
import { TODAY } from './generation-input.ts';
import {
  at,
  findings,
  fresh,
  morning,
  named,
  retinol,
  rules,
  serum,
  type Who,
  weekly,
} from './person-findings.ts';
import { BPO, fact, GLYCOLIC, HQ, RETINOL, step, VITAMIN_C } from './plan-steps.ts';

describe('the use of a product is judged', () => {
  it.each<[string, PlannedStep[], Who, string]>([
    [
      'bergamot in the morning',
      [step('FACE_OIL', [named('CITRUS AURANTIUM BERGAMIA PEEL OIL')], morning)],
      {},
      'HARD SUN-OIL-AM',
    ],
    [
      "St John's wort in the morning",
      [serum('HYPERICUM PERFORATUM EXTRACT', morning)],
      {},
      'SOFT SUN-OIL-AM',
    ],
    ['retinol around the eyes', [step('EYE', [RETINOL])], {}, 'SOFT EYE-1'],
    [
      '10 % benzoyl peroxide for a beginner',
      [step('SPOT_TREATMENT', [at(10, BPO)], { ...morning, ...fresh })],
      { experience: 'BEGINNER' },
      'SOFT CONC-6',
    ],
    [
      'a scrub twice a week',
      [step('EXFOLIANT', [], { name: 'Sugar scrub', schedule: { kind: 'WEEKDAYS', weekdays: [1, 4] } })],
      {},
      'SOFT FREQ-SCRUB',
    ],
    [
      'a scrub on acne',
      [step('EXFOLIANT', [], { name: 'Gommage', ...weekly })],
      { concerns: ['ACNE'] },
      'SOFT FREQ-SCRUB',
    ],
    [
      'a scrub on a day with retinol',
      [step('EXFOLIANT', [], { name: 'Enzym-Peeling', ...morning, ...weekly }), retinol()],
      {},
      'SOFT CON-RET-SCRUB',
    ],
    [
      'hydroquinone and benzoyl peroxide on one day',
      [step('SERUM', [HQ]), step('SPOT_TREATMENT', [BPO], morning)],
      {},
      'HARD CON-HQ-BPO',
    ],
    [
      'sulfur with retinol',
      [step('SPOT_TREATMENT', [named('SULFUR')]), retinol()],
      {},
      'SOFT CON-SULFUR-RET',
    ],
    [
      'a prescribed dapsone gel with benzoyl peroxide',
      [step('SERUM', [], { name: 'Dapsone 5 % gel', prescribed: true }), step('SPOT_TREATMENT', [BPO])],
      {},
      'SOFT CON-DAPSONE-BPO',
    ],
    [
      'new vitamin C two weeks after retinol on tone V',
      [
        retinol({ ...fresh, ...weekly, startsOn: TODAY }),
        step('VITAMIN_C_SERUM', [VITAMIN_C], { ...morning, ...fresh, startsOn: TODAY + 20 }),
      ],
      { is: { skinTone: 'V' } },
      'HARD INTRO-1',
    ],
    [
      'a new serum after a reaction',
      [step('SERUM', [fact('NIACINAMIDE', 'NIACINAMIDE')], fresh)],
      { reactedTo: ['LANOLIN'] },
      'SOFT INTRO-PATCH',
    ],
    [
      'an unlabelled exfoliant with retinol',
      [step('EXFOLIANT', [named('GLYCERIN')], { name: 'Night polish' }), retinol()],
      {},
      'HARD CON-RET-AHA',
    ],
    [
      'betaine salicylate with retinol',
      [step('EXFOLIANT', [named('BETAINE SALICYLATE')]), retinol()],
      {},
      'HARD CON-RET-BHA',
    ],
    [
      'retinyl propionate with glycolic acid',
      [serum('RETINYL PROPIONATE'), step('EXFOLIANT', [GLYCOLIC])],
      {},
      'HARD CON-RET-AHA',
    ],
    [
      'an acid late on the label with retinol',
      [step('SERUM', [{ ...GLYCOLIC, labelPosition: 14 }]), retinol()],
      {},
      'INFO CON-RET-AHA',
    ],
  ])('%s', (_name, steps, who, expected) => {
    expect(rules(steps, who)).toContain(expected);
    for (const { message } of findings(steps, who)) expect(message).not.toMatch(/[{}]|undefined|null/);
  });
});
