import { type SQL, sql } from 'drizzle-orm';
import type { ActiveGroup } from '../../rules/active-groups.ts';
import { nameKey } from './ingredient-names.ts';

/** The group that the rules give to the core members of a family; the first that fits counts. */
const GROUPS: Readonly<Record<string, ActiveGroup>> = {
  RETINOID_RX: 'RETINOID_RX',
  RETINOID: 'RETINOID',
  HYDROQUINONE: 'DEPIGMENTING_RX',
  BENZOYL_PEROXIDE: 'BENZOYL_PEROXIDE',
  BHA: 'BHA',
  LHA: 'BHA',
  AHA: 'AHA',
  PHA: 'PHA',
  RETINOL_ALTERNATIVE: 'RETINOL_ALTERNATIVE',
  VITAMIN_C_ACID: 'VITAMIN_C_ACID',
  VITAMIN_C_DERIVATIVE: 'VITAMIN_C_DERIVATIVE',
  AZELAIC: 'AZELAIC',
  NIACINAMIDE: 'NIACINAMIDE',
  SULFUR: 'SULFUR',
  ARBUTIN: 'DEPIGMENTING',
  KOJIC: 'DEPIGMENTING',
  TRANEXAMIC: 'DEPIGMENTING',
  DEPIGMENTING: 'DEPIGMENTING',
  COPPER_PEPTIDE: 'COPPER_PEPTIDE',
  CERAMIDE: 'BARRIER_LIPID',
  UV_FILTER: 'UV_FILTER',
  FORMALDEHYDE_RELEASER: 'PRESERVATIVE_FORMALDEHYDE_RELEASER',
};
const ORDER = Object.keys(GROUPS);
const ADVICE = ['AVOID', 'CAUTION'];

interface Active {
  key: string;
  group: ActiveGroup | null;
  pregnancy: string | null;
  note: string | null;
  source: string | null;
}

/** Gives ingredients that our facts do not describe what their families say of them: group and pregnancy advice. */
export async function saveActives(
  tx: { execute(query: SQL): PromiseLike<unknown> },
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const actives = [...activesIn(rows).values()];
  await tx.execute(sql`
    with active as (
      select * from jsonb_to_recordset(${JSON.stringify(actives)}::text::jsonb)
        as active(key text, "group" text, pregnancy text, note text, source text)
    ), wanted as (
      select ingredients.id, active."group", active.pregnancy, active.note, active.source
      from ingredients left join active on active.key collate "C" = ingredients.name_key
      where not curated and (active.key is not null or active_group is not null or pregnancy_advice is not null)
    )
    update ingredients set active_group = wanted."group", pregnancy_advice = wanted.pregnancy,
      pregnancy_note = wanted.note, pregnancy_source = wanted.source, updated_at = now()
    from wanted where wanted.id = ingredients.id
      and (ingredients.active_group, ingredients.pregnancy_advice, ingredients.pregnancy_note,
        ingredients.pregnancy_source)
        is distinct from (wanted."group", wanted.pregnancy, wanted.note, wanted.source)`);
}

function activesIn(rows: readonly Readonly<Record<string, string>>[]): Map<string, Active> {
  const byKey = new Map<string, Active>();
  const core = rows.filter(({ tier }) => tier === 'CORE');
  core.sort((a, b) => place(a.family!) - place(b.family!));
  for (const { inci_name, family, pregnancy, note, source } of core) {
    const key = nameKey(inci_name!);
    const group = GROUPS[family!] ?? null;
    const advice = ADVICE.includes(pregnancy!) ? pregnancy! : null;
    if (!group && !advice) continue;
    const known = byKey.get(key) ?? { key, group: null, pregnancy: null, note: null, source: null };
    const isFirst = known.pregnancy === null || (advice === 'AVOID' && known.pregnancy !== 'AVOID');
    byKey.set(key, {
      ...known,
      group: known.group ?? group,
      ...(advice && isFirst && { pregnancy: advice, note: note || null, source: source || null }),
    });
  }
  return byKey;
}

const place = (family: string) => (ORDER.includes(family) ? ORDER.indexOf(family) : ORDER.length);
