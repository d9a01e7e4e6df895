import { describe, expect, it } from 'vitest';
import type { PlannedStep } from '../../../src/routines/rules/routine-plan.ts';
import { TODAY } from './generation-input.ts';
import {
  at,
  findings,
  fresh,
  glycolic,
  morning,
  named,
  retinol,
  rules,
  serum,
  type Who,
  weekly,
} from './person-findings.ts';
import { medicine } from './persona.ts';
import { BPO, fact, step, VITAMIN_C } from './plan-steps.ts';

describe('a product is judged for the person', () => {
  it.each<[string, PlannedStep[], Who, string]>([
    ['retinol at 16', [retinol()], { is: { age: 16 } }, 'HARD AGE-18'],
    ['vitamin C at 15', [step('VITAMIN_C_SERUM', [VITAMIN_C], morning)], { is: { age: 15 } }, 'HARD AGE-18'],
    ['tranexamic acid at 17', [serum('TRANEXAMIC ACID')], { is: { age: 17 } }, 'HARD AGE-18'],
    ['a fruit acid at 14', [glycolic()], { is: { age: 14 } }, 'HARD AGE-18'],
    ['benzoyl peroxide at 12', [step('SPOT_TREATMENT', [BPO], morning)], { is: { age: 12 } }, 'HARD AGE-13'],
    ['a toner at 11', [step('TONER', [named('GLYCERIN')])], { is: { age: 11 } }, 'SOFT AGE-13'],
    ['retinol with a damaged barrier', [retinol()], { concerns: ['BARRIER'] }, 'HARD BARRIER-1'],
    [
      'a scrub with a damaged barrier',
      [step('EXFOLIANT', [], { name: 'Apricot scrub', ...weekly })],
      { concerns: ['BARRIER'] },
      'HARD BARRIER-1',
    ],
    ['retinol with rosacea', [retinol()], { is: { diagnoses: ['ROSACEA'] } }, 'HARD ROSACEA-1'],
    ['menthol with rosacea', [serum('MENTHOL')], { is: { diagnoses: ['ROSACEA'] } }, 'HARD ROSACEA-1'],
    [
      'a leave-on acid with eczema',
      [glycolic()],
      { is: { diagnoses: ['ATOPIC_DERMATITIS'] } },
      'HARD ATOPIC-1',
    ],
    [
      'a perfumed cream with eczema',
      [step('MOISTURISER', [named('LIMONENE')])],
      { is: { diagnoses: ['ATOPIC_DERMATITIS'] } },
      'HARD ATOPIC-1',
    ],
    ['a fruit acid with melasma', [glycolic()], { is: { diagnoses: ['MELASMA'] } }, 'HARD MELASMA-1'],
    ['an untinted sunscreen with melasma', [], { is: { diagnoses: ['MELASMA'] } }, 'HARD MELASMA-1'],
    ['an untinted sunscreen with dark marks', [], { concerns: ['PIH'] }, 'SOFT SUN-TINT'],
    ['an untinted sunscreen with retinol on tone V', [retinol()], { is: { skinTone: 'V' } }, 'SOFT SUN-TINT'],
    ['perfume on sensitive skin', [serum('LIMONENE')], { sensitivity: 'HIGH' }, 'SOFT SENS-1'],
    [
      'two actives on sensitive skin',
      [
        step('SERUM', [at(10, fact('AZELAIC ACID', 'AZELAIC'))]),
        step('SERUM', [fact('NIACINAMIDE', 'NIACINAMIDE')]),
      ],
      { sensitivity: 'HIGH' },
      'SOFT SENS-1',
    ],
    [
      'retinol on isotretinoin',
      [retinol()],
      { is: { medicines: [medicine('Isotretinoin 20 mg')] } },
      'HARD RX-ISOTRETINOIN',
    ],
    [
      'a scrub on isotretinoin',
      [step('EXFOLIANT', [], { name: 'Body scrub' })],
      { is: { medicines: [medicine('Isotretinoin 20 mg')] } },
      'HARD RX-ISOTRETINOIN',
    ],
    [
      'a fruit acid beside prescribed adapalene',
      [glycolic()],
      { is: { medicines: [medicine('Differin gel')] } },
      'HARD RX-RETINOID',
    ],
    [
      'new retinol beside an unknown medicine',
      [retinol({ ...fresh, ...weekly })],
      { is: { medicines: [medicine('Xyzzol')] } },
      'SOFT RX-ASK',
    ],
    [
      'benzoyl peroxide beside hydroquinone',
      [step('SPOT_TREATMENT', [BPO], morning)],
      { is: { medicines: [medicine('Hydroquinone 4 % cream')] } },
      'HARD RX-HYDROQUINONE',
    ],
    [
      'a weak sunscreen with doxycycline',
      [],
      { is: { medicines: [medicine('Doxycycline 100 mg')] } },
      'SOFT RX-PHOTOSENSITISER',
    ],
    [
      'waxing on a prescribed retinoid',
      [],
      {
        is: {
          medicines: [medicine('Differin gel')],
          procedures: [{ kind: 'WAXING', day: TODAY + 2, restWeeks: 0 }],
        },
      },
      'HARD WAX-1',
    ],
    [
      'waxing five months after isotretinoin',
      [],
      {
        is: {
          formerOralRetinoid: { name: 'Isotretinoin 20 mg', endedOn: TODAY - 150 },
          procedures: [{ kind: 'WAXING', day: TODAY + 2, restWeeks: 0 }],
        },
      },
      'HARD WAX-1',
    ],
    [
      'retinol beside a prescribed retinoid of the plan',
      [step('RETINOID', [], { name: 'Differin 0.1 % gel', prescribed: true }), retinol(weekly)],
      {},
      'HARD RX-RETINOID',
    ],
    [
      'waxing with retinol',
      [retinol()],
      { is: { procedures: [{ kind: 'WAXING', day: TODAY + 2, restWeeks: 0 }] } },
      'HARD WAX-1',
    ],
    [
      'an acid after a peel',
      [glycolic()],
      { is: { procedures: [{ kind: 'PEEL', day: TODAY - 3, restWeeks: 2 }] } },
      'HARD PROC-1',
    ],
    [
      'salicylic acid with an allergy to aspirin',
      [step('CLEANSER', [at(1)])],
      { is: { allergies: ['SALICYLATES'] } },
      'HARD ALLERGY-SAL',
    ],
    [
      'willow bark with an allergy to aspirin',
      [serum('SALIX ALBA BARK EXTRACT')],
      { is: { allergies: ['SALICYLATES'] } },
      'SOFT ALLERGY-SAL',
    ],
    [
      'beeswax with an allergy to propolis',
      [step('MOISTURISER', [named('CERA ALBA')])],
      { is: { allergies: ['BEE_PRODUCTS'] } },
      'HARD ALLERGY-BEE',
    ],
    [
      'lanolin with an allergy to wool wax',
      [step('MOISTURISER', [named('LANOLIN')])],
      { is: { allergies: ['WOOL_WAX'] } },
      'HARD ALLERGY-BEE',
    ],
    [
      'limonene with an allergy to fragrance',
      [serum('LIMONENE')],
      { is: { allergies: ['FRAGRANCE'] } },
      'HARD ALLERGY-1',
    ],
    [
      'octocrylene with an allergy to filters',
      [step('SUNSCREEN', [named('OCTOCRYLENE')], { ...morning, spf: 30 })],
      { is: { allergies: ['SUNSCREEN_FILTERS'] } },
      'INFO SUN-FILTER-ALLERGY',
    ],
    [
      'retinyl propionate in pregnancy',
      [serum('RETINYL PROPIONATE')],
      { pregnancy: 'PREGNANT' },
      'HARD PREG-1',
    ],
    ['retinyl linoleate while trying', [serum('RETINYL LINOLEATE')], { pregnancy: 'TRYING' }, 'HARD PREG-1'],
    [
      'retinyl retinoate in pregnancy',
      [serum('RETINYL RETINOATE')],
      { pregnancy: 'PREGNANT' },
      'HARD PREG-1',
    ],
    ['arbutin in pregnancy', [serum('ALPHA-ARBUTIN')], { pregnancy: 'PREGNANT' }, 'SOFT PREG-UNKNOWN'],
    ['bakuchiol in pregnancy', [serum('BAKUCHIOL')], { pregnancy: 'PREGNANT' }, 'SOFT PREG-UNKNOWN'],
    [
      'oxybenzone in pregnancy',
      [step('SUNSCREEN', [named('BENZOPHENONE-3')], { ...morning, spf: 30 })],
      { pregnancy: 'PREGNANT' },
      'SOFT PREG-UNKNOWN',
    ],
    [
      'pennyroyal oil in pregnancy',
      [step('FACE_OIL', [named('MENTHA PULEGIUM OIL', 3)])],
      { pregnancy: 'PREGNANT' },
      'SOFT PREG-OILS',
    ],
    [
      'lavender oil in pregnancy',
      [step('FACE_OIL', [named('LAVANDULA ANGUSTIFOLIA OIL', 12)])],
      { pregnancy: 'PREGNANT' },
      'INFO PREG-OILS',
    ],
    [
      '3 % salicylic acid in pregnancy',
      [step('CLEANSER', [at(3)])],
      { pregnancy: 'PREGNANT' },
      'SOFT PREG-2',
    ],
    ['retinol while breastfeeding', [retinol()], { pregnancy: 'BREASTFEEDING' }, 'SOFT PREG-BF'],
  ])('%s', (_name, steps, who, expected) => {
    expect(rules(steps, who)).toContain(expected);
    for (const { message } of findings(steps, who)) expect(message).not.toMatch(/[{}]|undefined|null/);
  });

  it.each<[string, PlannedStep[], Who]>([
    ['retinol of an adult', [retinol()], {}],
    ['benzoyl peroxide at 15', [step('SPOT_TREATMENT', [at(2.5, BPO)], morning)], { is: { age: 15 } }],
    [
      'a toner with 2 % salicylic acid and a wash',
      [step('TONER', [at(2)]), step('CLEANSER', [at(2)], morning)],
      {},
    ],
    ['2 % salicylic acid every day of a beginner', [step('TONER', [at(2)])], { experience: 'BEGINNER' }],
    ['bergamot in the evening', [step('FACE_OIL', [named('CITRUS AURANTIUM BERGAMIA PEEL OIL')])], {}],
    ['a wash with 2 % salicylic acid in pregnancy', [step('CLEANSER', [at(2)])], { pregnancy: 'PREGNANT' }],
    [
      'retinol four weeks into a quiet time',
      [retinol({ ...fresh, ...weekly, startsOn: TODAY + 28 })],
      { concerns: ['BARRIER'] },
    ],
    [
      'what a doctor prescribed for a teenager',
      [step('RETINOID', [], { name: 'Differin 0.1 % gel', prescribed: true })],
      { is: { age: 15 } },
    ],
    [
      'azelaic acid with rosacea',
      [step('SERUM', [fact('AZELAIC ACID', 'AZELAIC')])],
      { is: { diagnoses: ['ROSACEA'] } },
    ],
    ['benzyl alcohol on sensitive skin', [serum('BENZYL ALCOHOL')], { sensitivity: 'HIGH' }],
  ])('%s is no hard finding', (_name, steps, who) => {
    expect(rules(steps, who).filter((each) => each.startsWith('HARD'))).toEqual([]);
  });
});
