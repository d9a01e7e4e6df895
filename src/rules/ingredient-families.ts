import { FAMILY_TIERS, type FamilyMembers, NUT, SILICONE, SULFATE } from './family-members.ts';
import { NOT_VEGAN } from './not-vegan.ts';

const words = (text: string) => text.split('|');
const EVERY_TIER = FAMILY_TIERS;

/** The groups of ingredients that people name, each with its description for clients. */
export const INGREDIENT_FAMILIES = {
  PARABENS: {
    description: 'Parabens, a group of preservatives.',
    en: words('Parabens|paraben'),
    de: words('Parabene|Paraben'),
    families: ['PARABEN'],
    tiers: EVERY_TIER,
  },
  FORMALDEHYDE_RELEASERS: {
    description: 'Formaldehyde, its resins, and preservatives that release it.',
    en: words(
      'Formaldehyde releasers|formaldehyde releaser|formaldehyde donors|formaldehyde-releasing preservatives|formaldehyde',
    ),
    de: words('Formaldehydabspalter|Formaldehyd-Abspalter|Formaldehyd freisetzende Stoffe|Formaldehyd'),
    families: ['FORMALDEHYDE_RELEASER'],
    tiers: EVERY_TIER,
  },
  ISOTHIAZOLINONES: {
    description: 'Methylisothiazolinone (MI), methylchloroisothiazolinone (MCI) and their relatives.',
    en: words('Isothiazolinones|isothiazolinone|MI/MCI|MCI/MI|MI and MCI|MCI and MI|MI|MCI|Kathon'),
    de: words('Isothiazolinone|Isothiazolinon|MI und MCI'),
    families: ['MI_MCI'],
  },
  RETINOIDS: {
    description: 'Vitamin A acid, retinol, retinal and their derivatives, prescription ones too.',
    en: words('Retinoids|retinoid|vitamin A derivatives|vitamin A and derivatives|retinols'),
    de: words('Retinoide|Retinoid|Vitamin-A-Derivate|Vitamin A und Derivate'),
    families: ['RETINOID', 'RETINOID_RX'],
    tiers: EVERY_TIER,
    names: words('TRETINOIN|ISOTRETINOIN|ADAPALENE|TAZAROTENE|TRIFAROTENE'),
  },
  AHA: {
    description:
      'Alpha hydroxy acids that exfoliate: glycolic, lactic, mandelic, malic, tartaric acid and their salts.',
    en: words('AHAs|AHA|alpha hydroxy acids|alpha hydroxy acid|alpha hydroxyacids|fruit acids|fruit acid'),
    de: words(
      'AHA-Säuren|Alpha-Hydroxysäuren|Alphahydroxysäuren|Alpha-Hydroxysäure|Fruchtsäuren|Fruchtsäure|AHA Säure',
    ),
    families: ['AHA'],
  },
  BHA: {
    description:
      'Beta hydroxy acids: salicylic acid, its salts and lipohydroxy acid; not the antioxidant BHA.',
    en: words('BHAs|BHA|beta hydroxy acids|beta hydroxy acid|beta hydroxyacids'),
    de: words('BHA-Säuren|Beta-Hydroxysäuren|Betahydroxysäuren|Beta-Hydroxysäure|BHA Säure'),
    families: ['BHA'],
  },
  PHA: {
    description: 'Polyhydroxy acids such as gluconolactone and lactobionic acid.',
    en: words('PHAs|PHA|polyhydroxy acids|polyhydroxy acid|poly hydroxy acids'),
    de: words('PHA-Säuren|Polyhydroxysäuren|Polyhydroxysäure|PHA Säure'),
    families: ['PHA'],
  },
  SALICYLATES: {
    description: 'Salicylic acid, its salts, esters and derivatives, and willow bark.',
    en: words('Salicylates|salicylate|aspirin'),
    de: words('Salicylate|Salizylate|Salicylat|Aspirin'),
    families: ['BHA', 'LHA', 'SALICYLATE_ALLERGY'],
    tiers: EVERY_TIER,
    names: ['HOMOSALATE'],
    pattern: 'salicyl',
  },
  VITAMIN_C: {
    description: 'Ascorbic acid and its derivatives.',
    en: words('Vitamin C|vitamin C derivatives|vitamin C and derivatives|ascorbates'),
    de: words('Vitamin C|Vitamin-C-Derivate|Vitamin C und Derivate|Ascorbate'),
    families: ['VITAMIN_C_ACID', 'VITAMIN_C_DERIVATIVE'],
    tiers: EVERY_TIER,
  },
  AZELAIC_ACIDS: {
    description: 'Azelaic acid and its derivatives.',
    en: words('Azelaic acid and derivatives|azelates|azelaic acids'),
    de: words('Azelainsäure und Derivate|Azelate'),
    families: ['AZELAIC'],
  },
  PEPTIDES: {
    description: 'Peptides, copper peptides too.',
    en: words('Peptides|peptide'),
    de: words('Peptide|Peptid'),
    families: ['PEPTIDE', 'COPPER_PEPTIDE'],
  },
  COPPER_PEPTIDES: {
    description: 'Copper peptides.',
    en: words('Copper peptides|copper peptide'),
    de: words('Kupferpeptide|Kupferpeptid'),
    families: ['COPPER_PEPTIDE'],
  },
  CERAMIDES: {
    description: 'Ceramides.',
    en: words('Ceramides|ceramide'),
    de: words('Ceramide|Ceramid'),
    families: ['CERAMIDE'],
  },
  FRAGRANCE: {
    description:
      'Perfume, fragrance substances and essential oils; not benzyl alcohol, which mostly preserves.',
    en: words('Fragrance|fragrances|perfume|perfumes|scent|scents|added fragrance|fragrance substances'),
    de: words('Duftstoffe|Duftstoff|Duft|Düfte|Parfüm|Parfüme|Parfum|Parfums|Riechstoffe'),
    families: ['FRAGRANCE', 'ESSENTIAL_OIL'],
    tiers: ['CORE', 'WEAK'],
    names: words('PARFUM|FRAGRANCE|AROMA|FLAVOR'),
    not: ['BENZYL ALCOHOL'],
    allergens: true,
  },
  FRAGRANCE_ALLERGENS: {
    description: 'Fragrance allergens that the European Union requires to be named on labels.',
    en: words('Fragrance allergens|fragrance allergen|perfume allergens'),
    de: words('Duftstoffallergene|allergene Duftstoffe|Duftallergene'),
    allergens: true,
  },
  ESSENTIAL_OILS: {
    description: 'Essential oils.',
    en: words('Essential oils|essential oil|volatile oils'),
    de: words('Ätherische Öle|ätherisches Öl|aetherische Oele'),
    families: ['ESSENTIAL_OIL'],
  },
  MENTHOL_LIKE: {
    description: 'Menthol, mint, camphor, eucalyptus and other substances that feel cool.',
    en: words('Cooling agents|menthol and mint|menthols|mints|mint'),
    de: words('Kühlende Stoffe|Menthol und Minze|Minze'),
    families: ['MENTHOL_LIKE'],
  },
  SILICONES: {
    description: 'Silicones: siloxanes and their polymers; neither silica nor silanes.',
    en: words('Silicones|silicone'),
    de: words('Silikone|Silikon|Silicone|Silicon'),
    pattern: SILICONE,
  },
  SULFATES: {
    description: 'Sulfate surfactants such as SLS and SLES; no mineral sulfates.',
    en: words('Sulfates|sulfate|sulphates|sulphate|sulfate surfactants|SLS/SLES|SLS and SLES|SLS|SLES'),
    de: words('Sulfate|Sulfattenside|Sulfat|SLS und SLES'),
    families: ['SLS'],
    pattern: SULFATE,
  },
  DRYING_ALCOHOLS: {
    description: 'Alcohols that dry the skin, such as ethanol and isopropanol; no fatty alcohols.',
    en: words('Drying alcohols|drying alcohol|alcohols|alcohol|denatured alcohol|simple alcohols'),
    de: words('Austrocknende Alkohole|austrocknender Alkohol|Alkohole|Alkohol'),
    families: ['DRYING_ALCOHOL'],
  },
  UV_FILTERS: {
    description: 'Sunscreen filters, organic and mineral.',
    en: words('UV filters|UV filter|sunscreen filters|sunscreen actives|sunscreens'),
    de: words('UV-Filter|Lichtschutzfilter|Sonnenschutzfilter'),
    families: ['UV_FILTER'],
  },
  ORGANIC_UV_FILTERS: {
    description: 'Organic (chemical) sunscreen filters.',
    en: words(
      'Chemical UV filters|chemical filters|chemical sunscreens|organic UV filters|organic filters|chemical sunscreen',
    ),
    de: words('Chemische UV-Filter|chemische Filter|organische UV-Filter|chemische Lichtschutzfilter'),
    families: ['UV_FILTER:ORGANIC'],
  },
  MINERAL_UV_FILTERS: {
    description: 'Mineral sunscreen filters: titanium dioxide and zinc oxide.',
    en: words('Mineral UV filters|mineral filters|mineral sunscreens|physical filters|physical sunscreens'),
    de: words('Mineralische UV-Filter|mineralische Filter|physikalische UV-Filter'),
    families: ['UV_FILTER:MINERAL'],
  },
  ANIMAL_DERIVED: {
    description:
      'Of animal origin, wool wax and bee products too. What is mostly made from plants today, such as stearic acid, does not count.',
    en: words(
      'Animal-derived ingredients|animal-derived|animal derived|animal products|animal ingredients|animal origin|animal|non-vegan|not vegan',
    ),
    de: words(
      'Tierische Inhaltsstoffe|tierische Stoffe|tierische Produkte|tierischer Herkunft|tierisch|nicht vegan',
    ),
    families: ['ANIMAL_DERIVED', 'WOOL_WAX', 'BEE'],
    tiers: ['CORE', 'TRACE'],
    names: NOT_VEGAN,
    not: words('ZEA MAYS SILK EXTRACT'),
  },
  WOOL_WAX: {
    description: 'Wool wax (lanolin), its alcohols and derivatives.',
    en: words('Wool wax|lanolins|wool alcohols|wool wax alcohols|wool fat|lanolin and derivatives'),
    de: words('Wollwachs|Wollwachsalkohole|Wollfett|Wollalkohole|Lanoline|Lanolin und Derivate'),
    families: ['WOOL_WAX'],
    tiers: EVERY_TIER,
  },
  BEE_PRODUCTS: {
    description: 'Honey, beeswax, propolis, royal jelly and bee venom.',
    en: words('Bee products|bee product|bee-derived|bees'),
    de: words('Bienenprodukte|Bienenprodukt|Imkereiprodukte'),
    families: ['BEE'],
    tiers: EVERY_TIER,
    names: words('CERA ALBA|MEL'),
  },
  NUTS: {
    description:
      'Peanut and the tree nuts of EU food law: almond, hazelnut, walnut, cashew, pecan, Brazil nut, pistachio, macadamia; neither coconut, shea, chestnut nor nutmeg.',
    en: words('Nuts|nut|tree nuts|tree nut|nut oils|nut oil|peanuts and nuts'),
    de: words('Nüsse|Nuss|Schalenfrüchte|Nussöle|Nussöl'),
    pattern: NUT,
  },
  FUNGAL_ACNE_FEEDERS: {
    description:
      'Fatty acids, esters and oils on which Malassezia yeasts can grow. That avoiding them helps is not shown.',
    en: words(
      'Fungal acne feeders|fungal acne triggers|fungal acne|Malassezia feeders|Malassezia|fungal acne ingredients',
    ),
    de: words('Pilzakne-Auslöser|Pilzakne|Malassezia-Nährstoffe'),
    families: ['FUNGAL_ACNE_FEEDER'],
    tiers: EVERY_TIER,
  },
  COMEDOGENIC: {
    description:
      'Rated 3 or more for comedogenicity in older tests; ratings of single ingredients say little about a product.',
    en: words(
      'Comedogenic ingredients|comedogenic|comedogenics|pore-clogging ingredients|pore clogging|pore cloggers',
    ),
    de: words('Komedogene Stoffe|komedogen|komedogene Inhaltsstoffe|porenverstopfend'),
    families: ['COMEDOGENIC_HIGH'],
    tiers: EVERY_TIER,
  },
  PHOTOSENSITIZERS: {
    description: 'Plant substances that can make skin sensitive to sunlight.',
    en: words(
      'Photosensitizers|photosensitizing plants|photosensitizing oils|photosensitisers|phototoxic oils|phototoxic',
    ),
    de: words('Photosensibilisierende Pflanzenstoffe|photosensibilisierend|phototoxische Öle|phototoxisch'),
    families: ['PHOTOSENSITISER_BOTANICAL'],
    tiers: ['CORE', 'WEAK'],
  },
  PHYSICAL_EXFOLIANTS: {
    description: 'Scrub particles such as shell powders.',
    en: words('Physical exfoliants|scrub particles|scrubs|scrub|exfoliating particles'),
    de: words('Schleifpartikel|Peelingkörper|Peelingpartikel|mechanische Peelings'),
    families: ['EXFOLIANT_PHYSICAL'],
  },
  ENZYMES: {
    description: 'Enzymes that exfoliate.',
    en: words('Enzymes|exfoliating enzymes|enzyme'),
    de: words('Enzyme|Enzympeelings|Enzym'),
    families: ['ENZYME'],
  },
  SKIN_LIGHTENERS: {
    description: 'Substances that lighten dark spots, hydroquinone and arbutins too.',
    en: words('Skin lighteners|depigmenting agents|skin lightening agents|bleaching agents|skin whiteners'),
    de: words('Hautaufheller|Aufheller|Bleichmittel'),
    families: ['DEPIGMENTING', 'ARBUTIN', 'KOJIC', 'HYDROQUINONE', 'TRANEXAMIC'],
    not: ['LINOLEIC ACID'],
  },
  MINERAL_OILS: {
    description: 'Mineral oil, petrolatum, paraffins and waxes made from petroleum.',
    en: words('Mineral oils|petroleum products|petrochemicals|paraffins'),
    de: words('Mineralöle|Erdölprodukte|Paraffine'),
    names: words(
      'PARAFFINUM LIQUIDUM|MINERAL OIL|PETROLATUM|PARAFFIN|CERA MICROCRISTALLINA|MICROCRYSTALLINE WAX|OZOKERITE|CERESIN|ISOPARAFFIN|PETROLEUM DISTILLATES',
    ),
  },
  PEGS: {
    description: 'Polyethylene glycols and ingredients made with them whose name starts with PEG.',
    en: words('PEGs|PEG|polyethylene glycols|polyethylene glycol'),
    de: words('PEG-Verbindungen|Polyethylenglykole|Polyethylenglykol'),
    pattern: '(^|[^a-z])peg[ /][0-9]',
  },
  PHTHALATES: {
    description: 'Phthalates.',
    en: words('Phthalates|phthalate'),
    de: words('Phthalate|Phthalat'),
    pattern: '(^|[ /])phthalate',
  },
  IRON_OXIDES: {
    description: 'Iron oxide pigments.',
    en: words('Iron oxide pigments'),
    de: words('Eisenoxid-Pigmente|Eisenoxidpigmente'),
    families: ['IRON_OXIDE'],
  },
  STEROIDS: {
    description: 'Corticosteroids and hormones.',
    en: words('Steroids|steroid|corticosteroids|cortisone'),
    de: words('Steroide|Steroid|Kortikosteroide|Kortison|Cortison'),
    families: ['STEROID'],
  },
  MERCURY: {
    description: 'Mercury compounds.',
    en: words('Mercury compounds|mercury'),
    de: words('Quecksilberverbindungen|Quecksilber'),
    families: ['MERCURY'],
  },
} as const satisfies Readonly<Record<string, FamilyMembers>>;
export type IngredientFamily = keyof typeof INGREDIENT_FAMILIES;

/** Every family with what makes it up. */
export const familyMembers = (): [IngredientFamily, FamilyMembers][] =>
  Object.entries(INGREDIENT_FAMILIES) as [IngredientFamily, FamilyMembers][];
