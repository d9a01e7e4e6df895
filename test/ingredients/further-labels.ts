import type { SampleLabel } from './labels.ts';

export const FURTHER_LABELS: readonly SampleLabel[] = [
  {
    title: 'what is in the brackets of an unknown complex',
    text: 'Aqua, Peptide Complex (Palmitoyl Tripeptide-1, Palmitoyl Tetrapeptide-7), Carbomer',
    items: [
      'AQUA',
      '?Peptide Complex (Palmitoyl Tripeptide-1, Palmitoyl Tetrapeptide-7)',
      'PALMITOYL TRIPEPTIDE-1',
      'PALMITOYL TETRAPEPTIDE-7',
      'CARBOMER',
    ],
  },
  {
    title: 'trade names with (and)',
    text: 'Glyceryl Stearate (and) PEG-100 Stearate, Caprylyl Glycol (and) Phenoxyethanol',
    items: ['GLYCERYL STEARATE', 'PEG-100 STEARATE', 'CAPRYLYL GLYCOL', 'PHENOXYETHANOL'],
  },
  {
    title: 'common names in brackets within plant names',
    text: 'Simmondsia Chinensis (Jojoba) Seed Oil, Camellia Sinensis (Green Tea) Leaf Extract, Aloe Barbadensis (Aloe Vera) Leaf Juice, Vitis Vinifera (Grape) Seed Oil, Persea Gratissima (Avocado) Oil',
    items: [
      'SIMMONDSIA CHINENSIS SEED OIL',
      'CAMELLIA SINENSIS LEAF EXTRACT',
      'ALOE BARBADENSIS LEAF JUICE',
      'VITIS VINIFERA SEED OIL',
      'PERSEA GRATISSIMA OIL',
    ],
  },
  {
    title: 'nested brackets',
    text: 'Aqua (Water [Purified (Deionised)]), Cera Alba (Beeswax (Cire d’abeille)), Tocopherol (Vitamin E)',
    items: ['AQUA', 'CERA ALBA', 'TOCOPHEROL'],
  },
  {
    title: 'a bracket that is never closed',
    text: 'Aqua (Water, Glycerin, Niacinamide, Parfum (Fragrance)',
    items: ['AQUA', 'GLYCERIN', 'NIACINAMIDE', 'PARFUM'],
  },
  {
    title: 'nano notes and colour index numbers',
    text: 'Titanium Dioxide [nano], Zinc Oxide (nano), C.I. 77891, CI77947, Mica (CI 77019)',
    items: ['TITANIUM DIOXIDE', 'ZINC OXIDE', 'TITANIUM DIOXIDE', 'ZINC OXIDE', '?Mica (CI 77019)'],
  },
  {
    title: 'plus-minus in square brackets',
    text: 'Talc, Dimethicone, Tocopherol [+/- CI 77891 (Titanium Dioxide), CI 77491, 77492]',
    items: ['TALC', 'DIMETHICONE', 'TOCOPHEROL', '+TITANIUM DIOXIDE', '+?CI 77491', '+?77492'],
  },
  {
    title: 'plus-minus sign and three languages',
    text: 'Kaolin, Bentonite. May contain / Peut contenir / Kann enthalten (+/-): Titanium Dioxide (CI 77891), Zinc Oxide. ± Talc',
    items: ['KAOLIN', 'BENTONITE', '+TITANIUM DIOXIDE', '+ZINC OXIDE', '+TALC'],
  },
  {
    title: 'superscripts and daggers as footnote marks',
    text: 'Aqua, Helianthus Annuus Seed Oil¹, Lavandula Angustifolia Oil†, Citral², Geraniol²\n¹ from organic farming\n² natural component of essential oils\n† certified organic',
    items: ['AQUA', 'HELIANTHUS ANNUUS SEED OIL', 'LAVANDULA ANGUSTIFOLIA OIL', 'CITRAL', 'GERANIOL'],
  },
  {
    title: 'marks before the names',
    text: '*Aloe Barbadensis Leaf Juice, *Glycerin, **Rosa Canina Fruit Oil, Sodium Benzoate. *Organic **Wild',
    items: ['ALOE BARBADENSIS LEAF JUICE', 'GLYCERIN', 'ROSA CANINA FRUIT OIL', 'SODIUM BENZOATE'],
  },
  {
    title: 'typing errors',
    text: 'Aqua, Glycerinn, Niacinimide, Phenoxyehtanol, Hyaluronnic Acid, Tocophreol, Panthneol',
    items: [
      'AQUA',
      '~GLYCERIN',
      '~NIACINAMIDE',
      '~PHENOXYETHANOL',
      '~HYALURONIC ACID',
      '~TOCOPHEROL',
      '~PANTHENOL',
    ],
  },
  {
    title: 'other substances a letter away',
    text: 'Dimethiconol, Sorbitan Olivate, Dipropylene Glycol, Linolenic Acid, Polysorbate 60, Ceramide AS, Maleic Acid, Isobutylparaben, Geraniol, Tetrasodium EDTA, Behenyl Alcohol, Steareth-21',
    items: [
      '?Dimethiconol',
      '?Sorbitan Olivate',
      '?Dipropylene Glycol',
      '?Linolenic Acid',
      '?Polysorbate 60',
      '?Ceramide AS',
      '?Maleic Acid',
      '?Isobutylparaben',
      'GERANIOL',
      '?Tetrasodium EDTA',
      '?Behenyl Alcohol',
      '?Steareth-21',
    ],
  },
  {
    title: 'BHA, which on a label is no salicylic acid',
    text: 'Petrolatum, BHA, BHT',
    items: ['PETROLATUM', '?BHA', 'BHT'],
  },
  {
    title: 'copied from a web page',
    text: '<p><b>Ingredients:</b> Aqua&nbsp;(Water), Glycerin,&nbsp;Tocopherol &amp; Squalane<br/>Please note that ingredients may change, check the package of your product.</p>',
    items: ['AQUA', 'GLYCERIN', 'TOCOPHEROL', 'SQUALANE'],
  },
  {
    title: 'full-width signs and odd spaces',
    text: '成分：Aqua，Glycerin、Butylene\u00a0Glycol，Pentylene\u200b Glycol',
    items: ['AQUA', 'GLYCERIN', 'BUTYLENE GLYCOL', 'PENTYLENE GLYCOL'],
  },
  {
    title: 'Spanish and Italian names',
    text: 'Ingredientes: Agua, Urea, Perfume. Ingredienti: Acqua, Glycerin, Profumo',
    items: ['AQUA', 'UREA', 'PARFUM', 'AQUA', 'GLYCERIN', 'PARFUM'],
  },
  {
    title: 'Greek letters and accents',
    text: 'α-Arbutin, β-Glucan, D-Panthénol, Crème',
    items: ['ALPHA-ARBUTIN', 'BETA-GLUCAN', 'PANTHENOL', '?Crème'],
  },
  {
    title: 'group names of allergens with slashes',
    text: 'Aqua, Rose Flower Oil/Extract, Lavandula Oil / Extract, Caprylic/Capric Triglyceride',
    items: ['AQUA', 'ROSE FLOWER OIL/EXTRACT', 'LAVANDULA OIL/EXTRACT', 'CAPRYLIC/CAPRIC TRIGLYCERIDE'],
  },
  {
    title: 'two preservatives with a slash',
    text: 'Aqua, Sodium Benzoate / Potassium Sorbate',
    items: ['AQUA', 'SODIUM BENZOATE', 'POTASSIUM SORBATE'],
  },
];
