import { describe, expect, it } from 'vitest';
import { dangerIn } from '../../src/rules/danger-names.ts';
import { judgeProduct, type LawContext, type LawItem, sayVerdict } from '../../src/rules/product-law.ts';
import { regionOf } from '../../src/rules/region.ts';
import { readText } from '../setup/walks/read-text.ts';

const EU: LawContext = { region: 'EU', leaveOn: true, today: '2026-11-26' };
const item = (inciName: string | null, rest: Partial<LawItem> = {}): LawItem => ({
  text: inciName ?? '',
  inciName,
  isProbable: false,
  percent: null,
  ...rest,
});
const judge = (items: LawItem[], context: Partial<LawContext> = {}) =>
  judgeProduct(items, { ...EU, ...context }).map(
    ({ severity, ruleId, entry }) => `${severity} ${ruleId}${entry ? ` ${entry}` : ''}`,
  );

describe('the law of products', () => {
  it('forbids what an entry of annex II names without a condition', () => {
    expect(judge([item('BUTYLPHENYL METHYLPROPIONAL')])).toEqual(['HARD PROHIBITED II/1666']);
    expect(judge([item('ZINC PYRITHIONE')])).toEqual(['HARD PROHIBITED II/1670']);
    expect(judge([item('FORMALDEHYDE')])).toContain('HARD PROHIBITED II/1577');
    expect(judge([item('AQUA'), item('GLYCERIN'), item('RETINOL')])).toEqual([]);
  });

  it('forbids what an entry names only by its chemical name', () => {
    for (const [name, entry] of [
      ['ISOPROPYLPARABEN', 'II/1374'],
      ['ISOBUTYLPARABEN', 'II/1375'],
      ['BORIC ACID', 'II/1395'],
      ['CYCLOTETRASILOXANE', 'II/1388'],
      ['PENTETIC ACID', 'II/1720'],
    ] as const) {
      expect(judge([item(name)])).toEqual([`HARD PROHIBITED ${entry}`]);
    }
    expect(judge([item('CI 14700')])).toEqual(['INFO PROHIBITED II/1341']);
    for (const name of ['METHYLPARABEN', 'PROPYLPARABEN', 'CYCLOPENTASILOXANE', 'UREA', 'ISOBUTANE'])
      expect(judge([item(name)])).toEqual([]);
  });

  it.each(['PETROLATUM', 'CITRUS LIMON PEEL OIL', 'STYRENE/ACRYLATES COPOLYMER', 'CI 42053'])(
    'does not forbid %s in a face cream, whose entry has a condition',
    (name) => {
      const verdicts = judgeProduct([item(name)], EU);
      expect(verdicts.map(({ severity }) => severity)).toEqual(verdicts.map(() => 'INFO'));
      for (const verdict of verdicts) {
        expect(readText(sayVerdict(verdict, 'The cream'))).toContain(readText(verdict.condition!));
      }
    },
  );

  it('goes by the day', () => {
    const camphor = [item('4-METHYLBENZYLIDENE CAMPHOR')];
    expect(judge(camphor, { today: '2026-04-30' })).toEqual(['INFO PROHIBITED II/1730']);
    expect(judge(camphor, { today: '2026-05-01' })).toEqual(['HARD PROHIBITED II/1730']);
    const lilial = [item('BUTYLPHENYL METHYLPROPIONAL')];
    expect(judge(lilial, { today: '2022-02-28' })).toEqual(['INFO PROHIBITED II/1666']);
    expect(judge(lilial, { today: '2022-03-01' })).toEqual(['HARD PROHIBITED II/1666']);
    const homosalate = [item('HOMOSALATE', { percent: 10 })];
    expect(judge(homosalate, { today: '2025-06-30' })).toEqual([]);
    expect(judge(homosalate)).toEqual(['HARD CONC-MAX VI/3']);
    const tpo = [item('TRIMETHYLBENZOYL DIPHENYLPHOSPHINE OXIDE')];
    expect(judge(tpo, { today: '2025-08-31' })).toEqual(['INFO PROHIBITED II/1731']);
    expect(judge(tpo)).toEqual(['HARD PROHIBITED II/1731']);
    const retinol = [item('RETINOL', { percent: 1 })];
    expect(judge(retinol)).toEqual(['SOFT CONC-1']);
    expect(judge(retinol, { today: '2027-05-01' })).toEqual(['HARD CONC-1']);
  });

  it('goes by the region', () => {
    const lilial = [item('BUTYLPHENYL METHYLPROPIONAL')];
    for (const region of ['UK', 'US', 'OTHER'] as const) {
      expect(judge(lilial, { region })).toEqual(['SOFT PROHIBITED II/1666']);
    }
    const acid = [item('SALICYLIC ACID', { percent: 3 })];
    expect(judge(acid, { region: 'UK' })).toEqual(['HARD CONC-3']);
    expect(judge(acid, { region: 'US' })).toEqual(['SOFT CONC-3']);
    expect(['de-AT', 'de', 'en-GB', 'en-US', 'fr-CH', 'nb-NO'].map(regionOf)).toEqual([
      'EU',
      'EU',
      'UK',
      'US',
      'OTHER',
      'EU',
    ]);
  });

  it('judges a share only where one is printed, as the retinol in it', () => {
    expect(judge([item('SALICYLIC ACID')])).toEqual([]);
    expect(judge([item('SALICYLIC ACID', { percent: 2 })])).toEqual([]);
    expect(judge([item('SALICYLIC ACID', { percent: 2.1 })], { leaveOn: false })).toEqual([]);
    expect(judge([item('RETINYL PALMITATE', { percent: 0.5 })])).toEqual([]);
    expect(judge([item('RETINYL PALMITATE', { percent: 0.6 })])).toEqual(['SOFT CONC-1']);
  });

  it('limits what an annex limits plainly, where it is the law', () => {
    const homosalate = (percent: number) => [item('HOMOSALATE', { percent })];
    expect(judge(homosalate(7.34))).toEqual([]);
    expect(judge(homosalate(10))).toEqual(['HARD CONC-MAX VI/3']);
    expect(judge(homosalate(10), { today: '2025-06-30' })).toEqual([]);
    expect(judge(homosalate(10), { region: 'UK' })).toEqual(['SOFT CONC-MAX VI/3']);
    expect(judge(homosalate(10), { region: 'US' })).toEqual([]);
    expect(judge([item('PHENOXYETHANOL', { percent: 1.2 })])).toEqual(['SOFT CONC-MAX V/29']);
    expect(judge([item('BENZOIC ACID', { percent: 20 })])).toEqual([]); // `as acid`, of several products
    const [verdict] = judgeProduct(homosalate(10), EU);
    expect(readText(sayVerdict(verdict!, 'The cream'))).toBe(
      'The cream has 10 % HOMOSALATE; the law of the EU allows at most 7.34 %.',
    );
  });

  it('forbids in a leave-on product what must be rinsed off', () => {
    const preservative = [item('METHYLISOTHIAZOLINONE')];
    expect(judge(preservative)).toEqual(['HARD CONC-RINSE']);
    expect(judge(preservative, { leaveOn: false })).toEqual([]);
    expect(judge(preservative, { leaveOn: null })).toEqual(['INFO CONC-RINSE']);
    expect(judge(preservative, { region: 'US' })).toEqual(['INFO CONC-RINSE']);
  });

  it.each([
    ['Mercurous Chloride', 'PROHIB-MERCURY'],
    ['Calomel', 'PROHIB-MERCURY'],
    ['Quecksilber', 'PROHIB-MERCURY'],
    ['Clobetasol Propionate 0.05%', 'PROHIB-STEROID'],
    ['Clobetasolpropionat', 'PROHIB-STEROID'],
    ['Betamethason', 'PROHIB-STEROID'],
    ['Clobetasol', 'PROHIB-STEROID'],
    ['hydrocortisone acetate (micronized)', 'PROHIB-STEROID'],
    ['All-trans retinoic acid', 'PROHIB-RX'],
    ['Hidroquinona', 'CONC-5'],
  ])('finds the danger in %s, everywhere', (text, ruleId) => {
    for (const region of ['EU', 'US', 'OTHER'] as const) {
      expect(judge([item(null, { text })], { region })).toEqual([`HARD ${ruleId}`]);
    }
  });

  it.each([
    'Mercurialis Perennis Extract',
    'Hydrogenated Castor Oil',
    'Betaine',
    'Desodorized Oil',
    'Sublime Complex',
  ])('finds no danger in %s', (text) => expect(dangerIn(text)).toBeNull());

  it('lets the mild steroid of a medicine without prescription pass where it is one', () => {
    const cream = (percent: number | null) => [item(null, { text: 'Hydrocortisone', percent })];
    expect(judge(cream(1), { region: 'US' })).toEqual(['SOFT RX-STEROID']);
    expect(judge(cream(2.5), { region: 'US' })).toEqual(['HARD PROHIB-STEROID']);
    expect(judge(cream(null), { region: 'US' })).toEqual(['HARD PROHIB-STEROID']);
    expect(judge(cream(1))).toEqual(['HARD PROHIB-STEROID']);
    const [verdict] = judgeProduct(cream(1), { ...EU, region: 'US' });
    expect(readText(sayVerdict(verdict!, 'The cream'))).toMatch(/^Use The cream only as long/);
  });

  it('tells nobody to stop a steroid at once because of something else', () => {
    const both = [item(null, { text: 'Clobetasol propionate' }), item('HYDROQUINONE')];
    expect(judge(both)).toEqual(['HARD PROHIB-STEROID']);
    expect(judge([...both, item(null, { text: 'Mercury' })])).toEqual(['HARD PROHIB-MERCURY']);
  });

  it('says "probably" where the label was not read for sure, and is not hard then', () => {
    const [verdict] = judgeProduct([item('BUTYLPHENYL METHYLPROPIONAL', { isProbable: true })], EU);
    expect(verdict!.severity).toBe('SOFT');
    expect(readText(sayVerdict(verdict!, 'The cream'))).toContain('probably BUTYLPHENYL METHYLPROPIONAL');
  });
});
