import { describe, expect, it } from 'vitest';
import { medicinesByName } from '../../src/rules/medicines/medicine-facts.ts';
import { readMedicine } from '../../src/rules/medicines/read-medicine.ts';

const idsOf = (text: string) => readMedicine(text).medicines.map(({ id }) => id);

/** Read only where they come first. */
const AMBIGUOUS = ['mal', 'oxy'];

const PRESCRIPTIONS: readonly (readonly [text: string, ...ids: string[]])[] = [
  ['Tretinoin cream', 'TRETINOIN'],
  ['Tretinoin 0.05 %', 'TRETINOIN'],
  ['0,05 % Tretinoin Creme', 'TRETINOIN'],
  ['Crème trétinoïne 0,05 %', 'TRETINOIN'],
  ['crema di tretinoina 0.025', 'TRETINOIN'],
  ['tretinoína crema 0,05%', 'TRETINOIN'],
  ['Retin-A Micro 0.1% gel', 'TRETINOIN'],
  ['tretinion', 'TRETINOIN'],
  ['Vitamin-A-Säure Lösung', 'TRETINOIN'],
  ['Differin 0.1 % gel', 'ADAPALENE'],
  ['Gel Differin', 'ADAPALENE'],
  ['Adapalène 0,1 % crème', 'ADAPALENE'],
  ['Adapalen-Gel', 'ADAPALENE'],
  ['adapaleno gel 0,1%', 'ADAPALENE'],
  ['Epiduo', 'ADAPALENE_BENZOYL_PEROXIDE'],
  ['Adapalen + Benzoylperoxid Gel', 'ADAPALENE_BENZOYL_PEROXIDE'],
  ['benzoyl peroxide with adapalene', 'ADAPALENE_BENZOYL_PEROXIDE'],
  ['Isotretinoin (oral)', 'ISOTRETINOIN'],
  ['Isotretinoin 20 mg', 'ISOTRETINOIN'],
  ['20 mg Isotretinoin Kapseln', 'ISOTRETINOIN'],
  ['isotretinoína 20 mg cápsulas', 'ISOTRETINOIN'],
  ['isotrétinoïne pilule', 'ISOTRETINOIN'],
  ['comprimé isotrétinoïne', 'ISOTRETINOIN'],
  ['isotretinoína, una píldora al día', 'ISOTRETINOIN'],
  ['isotretinoína pastillas', 'ISOTRETINOIN'],
  ['Isotretinoin Weichkapseln', 'ISOTRETINOIN'],
  ['Isotrétinoïne gel 0,05 %', 'ISOTRETINOIN_TOPICAL'],
  ['Accutane 40mg daily', 'ISOTRETINOIN'],
  ['Roaccutane', 'ISOTRETINOIN'],
  ['Aknenormin', 'ISOTRETINOIN'],
  ['Isotretinoin', 'ISOTRETINOIN_TOPICAL', 'ISOTRETINOIN'],
  ['Acitretin 25mg capsules', 'ACITRETIN'],
  ['Neotigason', 'ACITRETIN'],
  ['Tazaroten Gel', 'TAZAROTENE'],
  ['Zorac 0.05', 'TAZAROTENE'],
  ['Aklief', 'TRIFAROTENE'],
  ['Hydrochinon', 'HYDROQUINONE'],
  ['hydroquinone 4% cream', 'HYDROQUINONE'],
  ['Tri-Luma', 'FLUOCINOLONE_ACETONIDE_HYDROQUINONE_TRETINOIN'],
  ['Duac', 'CLINDAMYCIN_BENZOYL_PEROXIDE'],
  ['clindamycin/benzoyl peroxide', 'CLINDAMYCIN_BENZOYL_PEROXIDE'],
  ['Clindamycin 1% lotion', 'CLINDAMYCIN_TOPICAL'],
  ['Clindamycin 300 mg capsules', 'CLINDAMYCIN_ORAL'],
  ['Doxycyclin 100 mg Tabletten', 'DOXYCYCLINE'],
  ['doxycycline', 'DOXYCYCLINE'],
  ['Tetralysal', 'LYMECYCLINE'],
  ['Benzac AC 5', 'BENZOYL_PEROXIDE'],
  ['Panoxyl wash 10%', 'BENZOYL_PEROXIDE'],
  ['Oxy', 'BENZOYL_PEROXIDE'],
  ['OXY 10 gel', 'BENZOYL_PEROXIDE'],
  ['Oxy Daily Wash 5 %', 'BENZOYL_PEROXIDE'],
  ['MAL', 'AMINOLEVULINIC_ACID'],
  ['MAL 160 mg/g Creme', 'AMINOLEVULINIC_ACID'],
  ['Skinoren Creme 20%', 'AZELAIC_ACID'],
  ['Finacea 15 % Gel', 'AZELAIC_ACID'],
  ['acido azelaico 20', 'AZELAIC_ACID'],
  ['Soolantra', 'IVERMECTIN_TOPICAL'],
  ['Metronidazol Gel 0,75%', 'METRONIDAZOLE_TOPICAL'],
  ['Elidel', 'PIMECROLIMUS'],
  ['Protopic 0,1% Salbe', 'TACROLIMUS_TOPICAL'],
  ['Advantan', 'METHYLPREDNISOLONE_ACEPONATE'],
  ['Hydrocortisone 1% cream', 'HYDROCORTISONE'],
  ['Clobetasol propionate 0.05% ointment', 'CLOBETASOL_PROPIONATE'],
  ['Methotrexat Spritze', 'METHOTREXATE'],
  ['Ciclosporin 100mg', 'CICLOSPORIN'],
  ['Spironolactone', 'SPIRONOLACTONE'],
  ['Aczone', 'DAPSONE_TOPICAL'],
  ['Winlevi', 'CLASCOTERONE'],
  ['Humira Pen', 'ADALIMUMAB'],
  ['Isotretinoin soft gel capsules 20 mg', 'ISOTRETINOIN_TOPICAL', 'ISOTRETINOIN'],
  ['Roaccutane 20 mg, erythromycin 500 mg tablets', 'ISOTRETINOIN', 'ERYTHROMYCIN_ORAL'],
];

describe('the name of a prescription', () => {
  it.each(PRESCRIPTIONS)('%s', (text, ...ids) => expect(idsOf(text)).toEqual(ids));

  it('may lack its ester', () => {
    const medicines = readMedicine('Betamethason').medicines;
    expect(medicines.length).toBeGreaterThan(0);
    expect(medicines.every(({ classes }) => classes.includes('STEROID_TOPICAL'))).toBe(true);
  });

  it.each([
    '',
    '  ',
    'my cream from the doctor',
    'Lotion',
    'Vitamin A',
    'Niacinamide serum',
    'Xyzzol',
    '20 mg',
    '0.1 %',
    '3 mal täglich',
    'Creme 3 mal täglich',
    'Creme, zwei mal am Tag',
    'mal de tête',
    'Oxy 10 mg capsules',
    'oxy oral',
    'MAL tablets',
  ])('is unknown: "%s"', (text) => expect(idsOf(text)).toEqual([]));

  it.each([
    ['Oxymetazoline 1 % cream', ['OXYMETAZOLINE_TOPICAL']],
    ['Oxy-Metazolin', []],
    ['Oxytetracycline 250 mg tablets', ['TETRACYCLINE']],
    ['Oxycodone 5 mg', []],
    ['Doxycyclin 100 mg, 1 mal täglich', ['DOXYCYCLINE']],
    ['Xyzzol 2 mal täglich', []],
  ])('is no other one whose name holds its own: %s', (text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  it('is found by every name of every medicine, with form and strength in any order', () => {
    const wrong: string[] = [];
    for (const [name, medicines] of medicinesByName) {
      for (const medicine of medicines) {
        const [form, strength] = {
          TOPICAL: ['cream', '0.1 %'],
          ORAL: ['tablets', '20 mg'],
          INJECTED: ['pen', ''],
        }[medicine.route] as [string, string];
        const others = [`${strength} ${name.toUpperCase()}`, `${form} ${name} ${strength}`];
        for (const text of [name, `${name} ${form}`, ...(AMBIGUOUS.includes(name) ? [] : others)]) {
          if (!idsOf(text).includes(medicine.id)) wrong.push(`${text} is no ${medicine.id}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is read in bounded time', () => {
    const before = process.cpuUsage();
    for (const piece of ['a', 'tretinoin ', '0.1 % ', '+ ', 'cream '])
      readMedicine(piece.repeat(1_000_000 / piece.length));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});
