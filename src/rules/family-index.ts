import { readRows, readShipped } from '../platform/shipped-files.ts';

export type Tier = 'CORE' | 'WEAK' | 'TRACE';

/** An entry of `active_families.csv.gz`. */
interface Membership {
  tier: Tier;
  subtype: string;
}

/** The families that rules about persons and plans ask for. */
const ASKED = new Set([
  'AHA',
  'ARBUTIN',
  'BEE',
  'BENZOYL_PEROXIDE',
  'BHA',
  'DEPIGMENTING',
  'DRYING_ALCOHOL',
  'ENZYME',
  'ESSENTIAL_OIL',
  'EXFOLIANT_PHYSICAL',
  'FLUSH_NICOTINATE',
  'FRAGRANCE',
  'HYDROQUINONE',
  'IRON_OXIDE',
  'KOJIC',
  'LHA',
  'MENTHOL_LIKE',
  'PHA',
  'PHOTOALLERGEN',
  'PHOTOSENSITISER_BOTANICAL',
  'RETINOID',
  'RETINOID_PRECURSOR',
  'RETINOID_RX',
  'RETINOL_ALTERNATIVE',
  'SALICYLATE_ALLERGY',
  'SULFUR',
  'TRANEXAMIC',
  'UV_FILTER',
  'VITAMIN_C_ACID',
  'VITAMIN_C_DERIVATIVE',
  'WOOL_WAX',
]);

const NONE: ReadonlyMap<string, Membership> = new Map();
let families: ReadonlyMap<string, ReadonlyMap<string, Membership>> | undefined;

function readFamilies(): Map<string, Map<string, Membership>> {
  const byName = new Map<string, Map<string, Membership>>();
  const rows = readRows(readShipped('data/ingredients/active_families.csv.gz'));
  for (const { inci_name, family, subtype, tier } of rows) {
    if (!ASKED.has(family!)) continue;
    const name = detached(inci_name!);
    const own = byName.get(name) ?? new Map<string, Membership>();
    own.set(detached(family!), { tier: detached(tier!) as Tier, subtype: detached(subtype ?? '') });
    byName.set(name, own);
  }
  return byName;
}

/** A cell refers to the text of the table, which would be kept with it. */
const detached = (cell: string) => Buffer.from(cell).toString();

function familiesOf(name: string): ReadonlyMap<string, Membership> {
  families ??= readFamilies();
  return families.get(name.toUpperCase()) ?? NONE;
}

/** How surely an ingredient belongs to a family, optionally to a part of it; null if it does not. */
export function tierIn(name: string, family: string, subtype?: string): Tier | null {
  const own = familiesOf(name).get(family);
  if (!own) return null;
  return subtype === undefined || own.subtype.split(';').includes(subtype) ? own.tier : null;
}

/** Whether an ingredient surely belongs to one of the families. */
export const isCore = (name: string, ...asked: readonly string[]) =>
  asked.some((family) => familiesOf(name).get(family)?.tier === 'CORE');
