import { FAMILY_TIERS, type FamilyMembers, NUT, SILICONE, SULFATE } from './family-members.ts';
import { NOT_VEGAN } from './not-vegan.ts';

const words = (text: string) => text.split('|');
const EVERY_TIER = FAMILY_TIERS;

/** The groups of ingredients that people name; what they are called and what they are is in the catalogues. */
const INGREDIENT_FAMILIES = {
  PARABENS: {
    en: words('Parabens|paraben'),
    de: words('Parabene|Paraben'),
    families: ['PARABEN'],
    tiers: EVERY_TIER,
  },
  FORMALDEHYDE_RELEASERS: {
    en: words(
      'Formaldehyde releasers|formaldehyde releaser|formaldehyde donors|formaldehyde-releasing preservatives|formaldehyde',
    ),
    de: words('Formaldehydabspalter|Formaldehyd-Abspalter|Formaldehyd freisetzende Stoffe|Formaldehyd'),
    families: ['FORMALDEHYDE_RELEASER'],
    tiers: EVERY_TIER,
  },
  ISOTHIAZOLINONES: {
    en: words('Isothiazolinones|isothiazolinone|MI/MCI|MCI/MI|MI and MCI|MCI and MI|MI|MCI|Kathon'),
    de: words('Isothiazolinone|Isothiazolinon|MI und MCI'),
    families: ['MI_MCI'],
  },
  RETINOIDS: {
    en: words('Retinoids|retinoid|vitamin A derivatives|vitamin A and derivatives|retinols'),
    de: words('Retinoide|Retinoid|Vitamin-A-Derivate|Vitamin A und Derivate'),
    families: ['RETINOID', 'RETINOID_RX'],
    tiers: EVERY_TIER,
    names: words('TRETINOIN|ISOTRETINOIN|ADAPALENE|TAZAROTENE|TRIFAROTENE'),
  },
  AHA: {
    en: words('AHAs|AHA|alpha hydroxy acids|alpha hydroxy acid|alpha hydroxyacids|fruit acids|fruit acid'),
    de: words(
      'AHA-Säuren|Alpha-Hydroxysäuren|Alphahydroxysäuren|Alpha-Hydroxysäure|Fruchtsäuren|Fruchtsäure|AHA Säure',
    ),
    families: ['AHA'],
  },
  BHA: {
    en: words('BHAs|BHA|beta hydroxy acids|beta hydroxy acid|beta hydroxyacids'),
    de: words('BHA-Säuren|Beta-Hydroxysäuren|Betahydroxysäuren|Beta-Hydroxysäure|BHA Säure'),
    families: ['BHA'],
  },
  PHA: {
    en: words('PHAs|PHA|polyhydroxy acids|polyhydroxy acid|poly hydroxy acids'),
    de: words('PHA-Säuren|Polyhydroxysäuren|Polyhydroxysäure|PHA Säure'),
    families: ['PHA'],
  },
  SALICYLATES: {
    en: words('Salicylates|salicylate|aspirin'),
    de: words('Salicylate|Salizylate|Salicylat|Aspirin'),
    families: ['BHA', 'LHA', 'SALICYLATE_ALLERGY'],
    tiers: EVERY_TIER,
    names: ['HOMOSALATE'],
    pattern: 'salicyl',
  },
  VITAMIN_C: {
    en: words('Vitamin C|vitamin C derivatives|vitamin C and derivatives|ascorbates'),
    de: words('Vitamin C|Vitamin-C-Derivate|Vitamin C und Derivate|Ascorbate'),
    families: ['VITAMIN_C_ACID', 'VITAMIN_C_DERIVATIVE'],
    tiers: EVERY_TIER,
  },
  AZELAIC_ACIDS: {
    en: words('Azelaic acid and derivatives|azelates|azelaic acids'),
    de: words('Azelainsäure und Derivate|Azelate'),
    families: ['AZELAIC'],
  },
  PEPTIDES: {
    en: words('Peptides|peptide'),
    de: words('Peptide|Peptid'),
    families: ['PEPTIDE', 'COPPER_PEPTIDE'],
  },
  COPPER_PEPTIDES: {
    en: words('Copper peptides|copper peptide'),
    de: words('Kupferpeptide|Kupferpeptid'),
    families: ['COPPER_PEPTIDE'],
  },
  CERAMIDES: {
    en: words('Ceramides|ceramide'),
    de: words('Ceramide|Ceramid'),
    families: ['CERAMIDE'],
  },
  FRAGRANCE: {
    en: words('Fragrance|fragrances|perfume|perfumes|scent|scents|added fragrance|fragrance substances'),
    de: words('Duftstoffe|Duftstoff|Duft|Düfte|Parfüm|Parfüme|Parfum|Parfums|Riechstoffe'),
    families: ['FRAGRANCE', 'ESSENTIAL_OIL'],
    tiers: ['CORE', 'WEAK'],
    names: words('PARFUM|FRAGRANCE|AROMA|FLAVOR'),
    not: ['BENZYL ALCOHOL'],
    allergens: true,
  },
  FRAGRANCE_ALLERGENS: {
    en: words('Fragrance allergens|fragrance allergen|perfume allergens'),
    de: words('Duftstoffallergene|allergene Duftstoffe|Duftallergene'),
    allergens: true,
  },
  ESSENTIAL_OILS: {
    en: words('Essential oils|essential oil|volatile oils'),
    de: words('Ätherische Öle|ätherisches Öl|aetherische Oele'),
    families: ['ESSENTIAL_OIL'],
  },
  MENTHOL_LIKE: {
    en: words('Cooling agents|menthol and mint|menthols|mints|mint'),
    de: words('Kühlende Stoffe|Menthol und Minze|Minze'),
    families: ['MENTHOL_LIKE'],
  },
  SILICONES: {
    en: words('Silicones|silicone'),
    de: words('Silikone|Silikon|Silicone|Silicon'),
    pattern: SILICONE,
  },
  SULFATES: {
    en: words('Sulfates|sulfate|sulphates|sulphate|sulfate surfactants|SLS/SLES|SLS and SLES|SLS|SLES'),
    de: words('Sulfate|Sulfattenside|Sulfat|SLS und SLES'),
    families: ['SLS'],
    pattern: SULFATE,
  },
  DRYING_ALCOHOLS: {
    en: words('Drying alcohols|drying alcohol|alcohols|alcohol|denatured alcohol|simple alcohols'),
    de: words('Austrocknende Alkohole|austrocknender Alkohol|Alkohole|Alkohol'),
    families: ['DRYING_ALCOHOL'],
  },
  UV_FILTERS: {
    en: words('UV filters|UV filter|sunscreen filters|sunscreen actives|sunscreens'),
    de: words('UV-Filter|Lichtschutzfilter|Sonnenschutzfilter'),
    families: ['UV_FILTER'],
  },
  ORGANIC_UV_FILTERS: {
    en: words(
      'Chemical UV filters|chemical filters|chemical sunscreens|organic UV filters|organic filters|chemical sunscreen',
    ),
    de: words('Chemische UV-Filter|chemische Filter|organische UV-Filter|chemische Lichtschutzfilter'),
    families: ['UV_FILTER:ORGANIC'],
  },
  MINERAL_UV_FILTERS: {
    en: words('Mineral UV filters|mineral filters|mineral sunscreens|physical filters|physical sunscreens'),
    de: words('Mineralische UV-Filter|mineralische Filter|physikalische UV-Filter'),
    families: ['UV_FILTER:MINERAL'],
  },
  ANIMAL_DERIVED: {
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
    en: words('Wool wax|lanolins|wool alcohols|wool wax alcohols|wool fat|lanolin and derivatives'),
    de: words('Wollwachs|Wollwachsalkohole|Wollfett|Wollalkohole|Lanoline|Lanolin und Derivate'),
    families: ['WOOL_WAX'],
    tiers: EVERY_TIER,
  },
  BEE_PRODUCTS: {
    en: words('Bee products|bee product|bee-derived|bees'),
    de: words('Bienenprodukte|Bienenprodukt|Imkereiprodukte'),
    families: ['BEE'],
    tiers: EVERY_TIER,
    names: words('CERA ALBA|MEL'),
  },
  NUTS: {
    en: words('Nuts|nut|tree nuts|tree nut|nut oils|nut oil|peanuts and nuts'),
    de: words('Nüsse|Nuss|Schalenfrüchte|Nussöle|Nussöl'),
    pattern: NUT,
  },
  FUNGAL_ACNE_FEEDERS: {
    en: words(
      'Fungal acne feeders|fungal acne triggers|fungal acne|Malassezia feeders|Malassezia|fungal acne ingredients',
    ),
    de: words('Pilzakne-Auslöser|Pilzakne|Malassezia-Nährstoffe'),
    families: ['FUNGAL_ACNE_FEEDER'],
    tiers: EVERY_TIER,
  },
  COMEDOGENIC: {
    en: words(
      'Comedogenic ingredients|comedogenic|comedogenics|pore-clogging ingredients|pore clogging|pore cloggers',
    ),
    de: words('Komedogene Stoffe|komedogen|komedogene Inhaltsstoffe|porenverstopfend'),
    families: ['COMEDOGENIC_HIGH'],
    tiers: EVERY_TIER,
  },
  PHOTOSENSITIZERS: {
    en: words(
      'Photosensitizers|photosensitizing plants|photosensitizing oils|photosensitisers|phototoxic oils|phototoxic',
    ),
    de: words('Photosensibilisierende Pflanzenstoffe|photosensibilisierend|phototoxische Öle|phototoxisch'),
    families: ['PHOTOSENSITISER_BOTANICAL'],
    tiers: ['CORE', 'WEAK'],
  },
  PHYSICAL_EXFOLIANTS: {
    en: words('Physical exfoliants|scrub particles|scrubs|scrub|exfoliating particles'),
    de: words('Schleifpartikel|Peelingkörper|Peelingpartikel|mechanische Peelings'),
    families: ['EXFOLIANT_PHYSICAL'],
  },
  ENZYMES: {
    en: words('Enzymes|exfoliating enzymes|enzyme'),
    de: words('Enzyme|Enzympeelings|Enzym'),
    families: ['ENZYME'],
  },
  SKIN_LIGHTENERS: {
    en: words('Skin lighteners|depigmenting agents|skin lightening agents|bleaching agents|skin whiteners'),
    de: words('Hautaufheller|Aufheller|Bleichmittel'),
    families: ['DEPIGMENTING', 'ARBUTIN', 'KOJIC', 'HYDROQUINONE', 'TRANEXAMIC'],
    not: ['LINOLEIC ACID'],
  },
  MINERAL_OILS: {
    en: words('Mineral oils|petroleum products|petrochemicals|paraffins'),
    de: words('Mineralöle|Erdölprodukte|Paraffine'),
    names: words(
      'PARAFFINUM LIQUIDUM|MINERAL OIL|PETROLATUM|PARAFFIN|CERA MICROCRISTALLINA|MICROCRYSTALLINE WAX|OZOKERITE|CERESIN|ISOPARAFFIN|PETROLEUM DISTILLATES',
    ),
  },
  PEGS: {
    en: words('PEGs|PEG|polyethylene glycols|polyethylene glycol'),
    de: words('PEG-Verbindungen|Polyethylenglykole|Polyethylenglykol'),
    pattern: '(^|[^a-z])peg[ /][0-9]',
  },
  PHTHALATES: {
    en: words('Phthalates|phthalate'),
    de: words('Phthalate|Phthalat'),
    pattern: '(^|[ /])phthalate',
  },
  IRON_OXIDES: {
    en: words('Iron oxide pigments'),
    de: words('Eisenoxid-Pigmente|Eisenoxidpigmente'),
    families: ['IRON_OXIDE'],
  },
  STEROIDS: {
    en: words('Steroids|steroid|corticosteroids|cortisone'),
    de: words('Steroide|Steroid|Kortikosteroide|Kortison|Cortison'),
    families: ['STEROID'],
  },
  MERCURY: {
    en: words('Mercury compounds|mercury'),
    de: words('Quecksilberverbindungen|Quecksilber'),
    families: ['MERCURY'],
  },
} as const satisfies Readonly<Record<string, FamilyMembers>>;
export type IngredientFamily = keyof typeof INGREDIENT_FAMILIES;

/** Every family with what makes it up. */
export const familyMembers = (): [IngredientFamily, FamilyMembers][] =>
  Object.entries(INGREDIENT_FAMILIES) as [IngredientFamily, FamilyMembers][];
