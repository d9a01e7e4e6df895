/**
 * Kinds of labels that were once read wrongly, for a database with all of the inventory. `items` as in `SampleLabel`, with
 * `~` before any match that is only probable and the percentage behind a name; `unread` names reason and text.
 */
export const FAULTS: readonly { text: string; items: string[]; unread?: string[] }[] = [
  {
    text: 'Aqua, Retinol, Squalane\nKey ingredients: Aloe',
    items: ['AQUA', 'RETINOL', 'SQUALANE', 'ALOE BARBADENSIS LEAF JUICE'],
    unread: ['HEADING Key ingredients:'],
  },
  {
    text: 'Step One: Retinol, Glycerin. Step Two: Aqua, Squalane',
    items: ['RETINOL', 'GLYCERIN', 'AQUA', 'SQUALANE'],
    unread: ['HEADING Step One', 'HEADING Step Two'],
  },
  {
    text: 'Aqua, Anthemis Nobilis (Chamomile), Citrus Grandis (Grapefruit) Oil, Ext. D&C Violet No. 2',
    items: ['AQUA', '~ANTHEMIS NOBILIS FLOWER EXTRACT', '~CITRUS GRANDIS PEEL OIL', 'CI 60730'],
  },
  {
    text: 'Water, Titanium Dioxide CI 77891, CI 77491/2, SODIUM CHLORIDE PARFUM (FRAGRANCE), BI 446',
    items: ['AQUA', 'TITANIUM DIOXIDE', 'CI 77491', 'CI 77492', '~SODIUM CHLORIDE', '~PARFUM'],
    unread: ['OTHER_TEXT BI 446'],
  },
  {
    text: 'Active ingredient (in each gram) Salicylic acid 20 mg Purpose Acne treatment Uses For acne Inactive ingredients water, glycerin Questions? 1-800-555-1234',
    items: ['SALICYLIC ACID', 'AQUA', 'GLYCERIN'],
    unread: ['OTHER_TEXT Purpose Acne treatment Uses For acne', 'OTHER_TEXT Questions? 1-800-555-1234'],
  },
  {
    text: 'Aqua, N,N-Bis(2-Hydroxyethyl)-p-Phenylenediamine Sulfate, Cetearyl Alcohol. <1%: Tocopherol, Sodium Tallowate or Sodium Palmitate',
    items: [
      ...['AQUA', 'N,N-BIS(2-HYDROXYETHYL)-P-PHENYLENEDIAMINE SULFATE', 'CETEARYL ALCOHOL', 'TOCOPHEROL'],
      ...['~SODIUM TALLOWATE', '~SODIUM PALMITATE'],
    ],
  },
  {
    text: 'Aqua, Phenoxyethanol\nStep 2: Water, Retinol',
    items: ['AQUA', 'PHENOXYETHANOL', 'AQUA', 'RETINOL'],
    unread: ['HEADING Step 2'],
  },
  ...['Free from', 'Ohne', 'Vrij van', 'Sans', 'Senza', 'Sin', 'Sem', 'Bez', 'Utan', 'Без', 'Χωρίς'].map(
    (words) => ({
      text: `Aqua, Glycerin. ${words} retinol, parfum.`,
      items: ['AQUA', 'GLYCERIN'],
      unread: [`NOT_CONTAINED ${words} retinol, parfum.`],
    }),
  ),
  {
    text: 'Aqua, Glycerin. Retinol-free, vegan.',
    items: ['AQUA', 'GLYCERIN'],
    unread: ['NOT_CONTAINED Retinol-free', 'NOT_UNDERSTOOD vegan.'],
  },
  {
    text: 'Aqua, Fragrance\nVegan and gentle to skin. Made in USA.',
    items: ['AQUA', 'PARFUM'],
    unread: ['NOT_UNDERSTOOD Vegan and gentle to skin.', 'OTHER_TEXT Made in USA.'],
  },
  ...[
    'İçindekiler',
    'Склад',
    'Ingredienser',
    'Ainesosat',
    'Složení',
    'Ingrediente',
    'Összetevők',
    'Συστατικά',
    'المكونات',
    '全成分',
    '전성분',
    '成分',
  ].map((heading) => ({ text: `${heading}: Aqua, Glycerin`, items: ['AQUA', 'GLYCERIN'] })),
  {
    text: 'Ingredients: ácido salicílico, kwas salicylowy, acido salicilico, salicylzuur, salicylsyra, salisyylihappo',
    items: Array.from({ length: 6 }, () => 'SALICYLIC ACID'),
  },
  {
    text: 'İçindekiler: Su, E vitamini, Salisilik asit %2',
    items: ['AQUA', 'TOCOPHEROL', 'SALICYLIC ACID 2%'],
  },
  {
    text: 'Aqua, Lactic Acid/Glycolic Acid Copolymer',
    items: ['AQUA', 'LACTIC ACID/GLYCOLIC ACID COPOLYMER'],
  },
  {
    text: 'Active ingredient: Hydrocortisone 1% Purpose: Anti-itch\nInactive ingredients: Aqua, Petrolatum',
    items: ['?Hydrocortisone 1%', 'AQUA', 'PETROLATUM'],
    unread: ['OTHER_TEXT Purpose: Anti-itch'],
  },
  { text: 'Glycine, Citronella', items: ['GLYCINE', 'CYMBOPOGON NARDUS OIL'] },
  { text: 'Niacinimide, Retnol, Unheard Matter', items: ['~NIACINAMIDE', '~RETINOL', '?Unheard Matter'] },
  {
    text: '1,2 Hexanediol, 1.2-Hexanediol, 1, 2-Hexanediol',
    items: ['1,2-HEXANEDIOL', '1,2-HEXANEDIOL', '1,2-HEXANEDIOL'],
  },
  {
    text: 'Sulphur, Colour CI 77891, Aluminium Hydroxide, Hydrolysed Silk',
    items: ['SULFUR', 'TITANIUM DIOXIDE', 'ALUMINUM HYDROXIDE', 'HYDROLYZED SILK'],
  },
  { text: 'Talc (+/) CI 77891, Mica', items: ['TALC', '+TITANIUM DIOXIDE', '+MICA'] },
  {
    text: 'Retinol .5%, Niacinamide 0.5 mg/g, Zinc PCA 1000ppm, Urea 50 g/kg',
    items: ['RETINOL 0.5%', 'NIACINAMIDE 0.05%', 'ZINC PCA 0.1%', 'UREA 5%'],
  },
  {
    text: 'Sodium Fluoride (1450 ppm F), Aluminum Chlorohydrate (19%, anhydrous)',
    items: ['SODIUM FLUORIDE 0.145%', 'ALUMINUM CHLOROHYDRATE 19%'],
  },
  { text: 'Aqua – Glycerin – Retinol – Parfum', items: ['AQUA', 'GLYCERIN', 'RETINOL', 'PARFUM'] },
  { text: '• Aqua\n• Glycerin\n• Retinol', items: ['AQUA', 'GLYCERIN', 'RETINOL'] },
  { text: 'Aqua\\Water\\Eau, Glycerin', items: ['AQUA', 'GLYCERIN'] },
  {
    text: 'Aqua, G1ycerin, Nlacinamide, Dimethlcone, Phen0xyethanol',
    items: ['AQUA', '~GLYCERIN', '~NIACINAMIDE', '~DIMETHICONE', '~PHENOXYETHANOL'],
  },
  {
    text: 'Aqua, Sodium Hyalu\nronate, Phenoxy-\nethanol, Cetearyl\nAlcohol',
    items: ['AQUA', 'SODIUM HYALURONATE', 'PHENOXYETHANOL', 'CETEARYL ALCOHOL'],
  },
  {
    text: 'Aqua, Palmitic Acid Sorbitan Oleate, Coco-Caprylate/Caprate Squalane',
    items: ['AQUA', '~PALMITIC ACID', '~SORBITAN OLEATE', '~COCO-CAPRYLATE/CAPRATE', '~SQUALANE'],
  },
  {
    text: 'Iron Oxides, Yellow 5, Red 4, SD Alcohol 40-B, Flavor',
    items: ['CI 77491', 'CI 77492', 'CI 77499', 'CI 19140', 'CI 14700', 'SD ALCOHOL 40-B', 'AROMA'],
  },
  { text: 'Iron Oxides (CI 77492), CI 77499 / Iron Oxides', items: ['CI 77492', 'CI 77499'] },
  {
    text: 'Vitamin E (Tocopheryl Acetate), Fragrance (Limonene)',
    items: ['TOCOPHERYL ACETATE', 'PARFUM', 'LIMONENE'],
  },
  {
    text: 'Burdock Root Extract, Mentha Piperita (Peppermint) Leaf Oil',
    items: ['ARCTIUM LAPPA ROOT EXTRACT', '~MENTHA PIPERITA OIL'],
  },
];
