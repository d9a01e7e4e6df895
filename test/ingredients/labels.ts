/**
 * Labels in the style of real packages. `items` are the INCI names found, in order; `?` before a text that is not known,
 * `~` before a name found through a misspelling, `+` before one that may be contained.
 */
export interface SampleLabel {
  title: string;
  text: string;
  items: string[];
}

export const LABELS: readonly SampleLabel[] = [
  {
    title: 'plain, English',
    text: 'Ingredients: Aqua, Glycerin, Niacinamide, Cetearyl Alcohol, Phenoxyethanol, Ethylhexylglycerin.',
    items: ['AQUA', 'GLYCERIN', 'NIACINAMIDE', 'CETEARYL ALCOHOL', 'PHENOXYETHANOL', 'ETHYLHEXYLGLYCERIN'],
  },
  {
    title: 'plain, capitals, no heading',
    text: 'AQUA, GLYCERIN, PARFUM',
    items: ['AQUA', 'GLYCERIN', 'PARFUM'],
  },
  {
    title: 'INCI heading',
    text: 'INCI: Aqua, Urea, Lactic Acid, Sodium PCA',
    items: ['AQUA', 'UREA', 'LACTIC ACID', 'SODIUM PCA'],
  },
  {
    title: 'heading with INCI in brackets',
    text: 'Ingredients (INCI): Aqua, Squalane, Tocopherol',
    items: ['AQUA', 'SQUALANE', 'TOCOPHEROL'],
  },
  {
    title: 'three languages in the heading, bullets, slashes and a product code',
    text: 'INGREDIENTS / INGRÉDIENTS / INHALTSSTOFFE: AQUA / WATER / EAU • GLYCERIN • ALCOHOL DENAT. • PARFUM / FRAGRANCE (F.I.L. B245678/2)',
    items: ['AQUA', 'GLYCERIN', 'ALCOHOL DENAT.', 'PARFUM'],
  },
  {
    title: 'French heading with a space before its colon',
    text: 'Ingrédients : Aqua (Eau), Glycérine, Huile d’amande douce, Tocophérol, Acide citrique.',
    items: ['AQUA', 'GLYCERIN', 'PRUNUS AMYGDALUS DULCIS OIL', 'TOCOPHEROL', 'CITRIC ACID'],
  },
  {
    title: 'French organic label with footnotes and "peut contenir"',
    text: `INGRÉDIENTS : AQUA (WATER), COCOS NUCIFERA (COCONUT) OIL*, BUTYROSPERMUM PARKII (SHEA) BUTTER*, LINALOOL**.
PEUT CONTENIR : CI 77891, CI 77947.
* Ingrédients issus de l'agriculture biologique. ** Composants naturels des huiles essentielles.`,
    items: [
      'AQUA',
      'COCOS NUCIFERA OIL',
      'BUTYROSPERMUM PARKII BUTTER',
      'LINALOOL',
      '+TITANIUM DIOXIDE',
      '+ZINC OXIDE',
    ],
  },
  {
    title: 'German heading and footnote',
    text: 'Inhaltsstoffe: Wasser, Glyzerin*, Sheabutter*, Bienenwachs, Zinkoxid, Duftstoffe**. *aus kontrolliert biologischem Anbau **aus natürlichen ätherischen Ölen',
    items: ['AQUA', 'GLYCERIN', 'BUTYROSPERMUM PARKII BUTTER', 'CERA ALBA', 'ZINC OXIDE', 'PARFUM'],
  },
  {
    title: 'German heading Zutaten and "kann enthalten"',
    text: 'Zutaten: Aqua, Talc, Kaolin. Kann enthalten: CI 77891, CI 77491',
    items: ['AQUA', 'TALC', 'KAOLIN', '+TITANIUM DIOXIDE', '+?CI 77491'],
  },
  {
    title: 'German Bestandteile, wrapped lines',
    text: 'Bestandteile:\nAqua, Glycerin, Cetearyl\nAlcohol, Sodium Cetearyl\nSulfate, Panthenol',
    items: ['AQUA', 'GLYCERIN', 'CETEARYL ALCOHOL', '?Sodium Cetearyl Sulfate', 'PANTHENOL'],
  },
  {
    title: 'hyphenated line breaks',
    text: 'Ingredients: Aqua, Phenoxy-\nethanol, SODIUM HYALURO-\nNATE, Ethylhexyl-\n  glycerin, Caprylyl Gly-\ncol',
    items: ['AQUA', 'PHENOXYETHANOL', 'SODIUM HYALURONATE', 'ETHYLHEXYLGLYCERIN', 'CAPRYLYL GLYCOL'],
  },
  {
    title: 'line breaks within words, Windows line ends',
    text: 'Aqua, Niacin\r\namide, Sodium Hyalu\r\nronate, Glycerin',
    items: ['AQUA', 'NIACINAMIDE', 'SODIUM HYALURONATE', 'GLYCERIN'],
  },
  {
    title: 'one ingredient per line',
    text: 'Ingredients\n\nAqua\nGlycerin\n1,2-Hexanediol\nCentella Asiatica Extract\n',
    items: ['AQUA', 'GLYCERIN', '1,2-HEXANEDIOL', 'CENTELLA ASIATICA EXTRACT'],
  },
  {
    title: 'one per line with dashes',
    text: '- Aqua\n- Butylene Glycol\n- PEG-100 Stearate\n– Carbomer',
    items: ['AQUA', 'BUTYLENE GLYCOL', 'PEG-100 STEARATE', 'CARBOMER'],
  },
  {
    title: 'one per line with asterisks as bullets',
    text: '* Aqua\n* Glycerin\n* Allantoin',
    items: ['AQUA', 'GLYCERIN', 'ALLANTOIN'],
  },
  {
    title: 'numbered lines',
    text: '1. Aqua\n2. Propanediol\n3. Betaine\n10) Trehalose',
    items: ['AQUA', 'PROPANEDIOL', 'BETAINE', 'TREHALOSE'],
  },
  {
    title: 'numbered in one line',
    text: '1. Aqua 2. Propanediol 3. Betaine',
    items: ['AQUA', 'PROPANEDIOL', 'BETAINE'],
  },
  {
    title: 'middle dots',
    text: 'AQUA · DIMETHICONE · GLYCERIN · LAURETH-4 · LAURETH-23',
    items: ['AQUA', 'DIMETHICONE', 'GLYCERIN', 'LAURETH-4', 'LAURETH-23'],
  },
  {
    title: 'dashes between the items',
    text: 'AQUA / WATER - GLYCERIN - 1,2-HEXANEDIOL - 3-O-ETHYL ASCORBIC ACID - PARFUM / FRAGRANCE',
    items: ['AQUA', 'GLYCERIN', '1,2-HEXANEDIOL', '3-O-ETHYL ASCORBIC ACID', 'PARFUM'],
  },
  {
    title: 'semicolons',
    text: 'Aqua; Paraffinum Liquidum; Petrolatum; Lanolin Alcohol',
    items: ['AQUA', 'PARAFFINUM LIQUIDUM', 'PETROLATUM', 'LANOLIN ALCOHOL'],
  },
  {
    title: 'full stops between the items',
    text: 'Aqua. Glycerin. Alcohol Denat. Menthol.',
    items: ['AQUA', 'GLYCERIN', 'ALCOHOL DENAT.', 'MENTHOL'],
  },
  {
    title: 'names with commas',
    text: 'Aqua, 1,2-Hexanediol, 1,3-Butanediol, Polysorbate 20,1,2-Octanediol, Xanthan Gum',
    items: ['AQUA', '1,2-HEXANEDIOL', 'BUTYLENE GLYCOL', 'POLYSORBATE 20', 'CAPRYLYL GLYCOL', 'XANTHAN GUM'],
  },
  {
    title: 'names with commas and spaces after them',
    text: 'Aqua, 1, 2-Hexanediol, Glycerin',
    items: ['AQUA', '1,2-HEXANEDIOL', 'GLYCERIN'],
  },
  {
    title: 'percentages in many forms',
    text: 'Aqua, Niacinamide 10%, Zinc PCA (1 %), Azelaic Acid 10,5 %, 2% Salicylic Acid, Panthenol <1%, Retinol 0.3 % w/w',
    items: ['AQUA', 'NIACINAMIDE', 'ZINC PCA', 'AZELAIC ACID', 'SALICYLIC ACID', 'PANTHENOL', 'RETINOL'],
  },
  {
    title: 'US drug facts',
    text: `Active Ingredients: Avobenzone 3.0%, Homosalate 10.0%, Octisalate 5.0%, Octocrylene 10%
Purpose: Sunscreen
Directions: apply liberally 15 minutes before sun exposure, reapply every 2 hours.
Inactive Ingredients: Water, Glycerin, Dimethicone, and Phenoxyethanol.
Questions? Call us.`,
    items: [
      'BUTYL METHOXYDIBENZOYLMETHANE',
      'HOMOSALATE',
      'ETHYLHEXYL SALICYLATE',
      'OCTOCRYLENE',
      'AQUA',
      'GLYCERIN',
      'DIMETHICONE',
      'PHENOXYETHANOL',
    ],
  },
  {
    title: 'text before and after the list',
    text: 'A light cream for every day. Directions: apply to clean skin. Ingredients: Aqua, Squalane, Ceramide NP. Warnings: for external use only, keep out of eyes. Made in France.',
    items: ['AQUA', 'SQUALANE', 'CERAMIDE NP'],
  },
  {
    title: 'French instructions after the list',
    text: "Ingrédients : Aqua, Glycerin, Parfum.\nMode d'emploi : appliquer matin et soir, masser.\nFabriqué en France",
    items: ['AQUA', 'GLYCERIN', 'PARFUM'],
  },
  {
    title: 'allergens in the brackets of the perfume',
    text: 'Aqua, Glycerin, Parfum (Limonene, Linalool, Citronellol, Alpha-Isomethyl Ionone), Citric Acid',
    items: [
      'AQUA',
      'GLYCERIN',
      'PARFUM',
      'LIMONENE',
      'LINALOOL',
      'CITRONELLOL',
      'ALPHA-ISOMETHYL IONONE',
      'CITRIC ACID',
    ],
  },
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
    items: ['ALOE BARBADENSIS LEAF JUICE', 'GLYCERIN', 'ROSA CANINA FRUIT OIL', 'SODIUM BENZOATE', '?Wild'],
  },
  {
    title: 'typing errors',
    text: 'Aqua, Glycerinn, Niacinimide, Phenoxyehtanol, Hyaluronnic Acid, Tocoferol, Panthneol',
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
