/** How surely a name of `active_families.csv.gz` belongs to its family. */
export const FAMILY_TIERS = ['CORE', 'WEAK', 'TRACE'] as const;
type FamilyTier = (typeof FAMILY_TIERS)[number];

/** What makes up a family that people name; an ingredient belongs to it by any of these. */
export interface FamilyMembers {
  /** What people call it. */
  en: readonly string[];
  de: readonly string[];
  /** Families of the data file, or `family:start of the subtype`, with the tiers that count; CORE only where none are given. */
  families?: readonly string[];
  tiers?: readonly FamilyTier[];
  /** INCI names. */
  names?: readonly string[];
  /** INCI names that the rest would wrongly include. */
  not?: readonly string[];
  /** Regular expression of PostgreSQL for the keys of INCI names: lower case, spaces for hyphens. */
  pattern?: string;
  /** Whether every fragrance allergen of the European Union belongs to it. */
  allergens?: true;
}

export const SILICONE = '(^|[^o])silox|silsesquiox|methicon|dimethcone|silicone';
const SULFATE_CHAIN =
  'alketh|alkyl|andiroba|babassu|butoxynol|capryl(eth|yl)|cet(ear)?yl|coc(eth|o|amide|amine|omonoglyceride)|dec(eth|yl)|dodoxynol|ethylhexyl|kernel|laneth|laur(amide|eth|yl)|myr(eth|istyl)|nonoxynol|octoxynol|ol(eth|eyl)|pareth|stearyl|tallow|tridec(eth|yl)';
export const SULFATE = `(^|[ /])(${SULFATE_CHAIN})( [0-9]+)? sulfate`;
export const NUT =
  '(^|[^a-z])(prunus amygdalus|juglans|corylus|anacardium|arachis|pistacia vera|carya|bertholletia)([^a-z]|$)|almond|macadami|hazelnut|walnut|peanut|cashew|pecan|pistachio|brazil nut';
