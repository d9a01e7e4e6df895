import { describe, expect, it } from 'vitest';
import { DrugsDocument } from '../../operations/generated.ts';
import { DrugClassEnum } from '../../src/health/health-enums.ts';
import { medicinesByName } from '../../src/rules/medicines/medicine-facts.ts';
import { searchMedicines } from '../../src/rules/medicines/search-medicines.ts';
import { api, setUp } from './health-setup.ts';

setUp();

const all = [...new Set([...medicinesByName.values()].flat())];
const inns = (search: string, first = 10) =>
  searchMedicines(search, first).map(({ medicine }) => medicine.inn);

describe('drugs', () => {
  it('finds by substance and brand, the best match first, and says which name matched', async () => {
    const { client } = await api.createUser({ consents: false });
    const { drugs } = await client.request(DrugsDocument, { search: 'differ' });
    expect(drugs).toEqual([
      {
        name: 'Differin',
        drug: {
          ...{ inn: 'adapalene', route: 'TOPICAL', classes: ['RETINOID_TOPICAL'], parts: [] },
          ...{ photosensitizing: true, pregnancyAction: 'STOP_AND_CALL', avoidWhileBreastfeeding: false },
        },
      },
    ]);
    expect((await client.request(DrugsDocument, { search: 'a', first: 3 })).drugs).toHaveLength(3);
    expect((await client.request(DrugsDocument, { search: 'xyzzol' })).drugs).toEqual([]);
    expect((await client.request(DrugsDocument, { search: ' ' })).drugs).toEqual([]);
  });

  it('has a class in the schema for each class of the facts, and answers with every drug', async () => {
    const classes = new Set(all.flatMap((medicine) => medicine.classes));
    expect(Object.values(DrugClassEnum).sort()).toEqual([...classes].sort());
    const { client } = await api.createUser({ consents: false });
    for (const { inn } of all) {
      const { data, errors } = await client.send(DrugsDocument, { search: inn, first: 1 });
      expect(errors, inn).toBeUndefined();
      expect(data?.drugs, inn).toMatchObject([{ drug: { inn } }]);
    }
  });

  it.each([{ search: 'x'.repeat(201) }, { search: 'x', first: 0 }, { search: 'x', first: 51 }])(
    'refuses %j',
    async (variables) => {
      const { client } = await api.createUser({ consents: false });
      const { errors } = await client.send(DrugsDocument, variables);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    },
  );

  it('is closed to strangers', async () => {
    const { errors } = await api.stranger().send(DrugsDocument, { search: 'x' });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('searchMedicines', () => {
  it('prefers whole names, then beginnings, then words, and reads prescriptions', () => {
    expect(inns('tretinoin')[0]).toBe('tretinoin');
    expect(inns('TRÉTINOÏNE')[0]).toBe('tretinoin');
    expect(inns('20 mg Isotretinoin Kapseln')).toEqual(['isotretinoin']);
    expect(inns('benzoyl')[0]).toBe('benzoyl peroxide');
    expect(inns('peroxide')).toContain('benzoyl peroxide');
  });

  it('finds each drug by each of its names', () => {
    for (const { inn, otherNames } of all)
      for (const name of [inn, ...otherNames]) expect(inns(name, 50), name).toContain(inn);
  });
});
