import { FURTHER_LABELS } from './further-labels.ts';

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
  ...FURTHER_LABELS,
];
