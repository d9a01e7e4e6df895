import { means } from '../../rules/active-words.ts';
import { type FileRuleId, isFileRule, rule } from '../../rules/rule-catalogue.ts';
import type { CareActive } from './care-actives.ts';
import { type CareProfile, isPregnancyStated } from './care-profile.ts';
import type { GenerationNote, Prescription } from './generation.ts';

type Option = Pick<CareActive, 'inciName' | 'group' | 'stepType'>;

const isRetinoid = ({ stepType, group }: Option) =>
  stepType === 'RETINOID' || group === 'RETINOL_ALTERNATIVE';
const isAcid = ({ stepType }: Option) => stepType === 'EXFOLIANT';
const isPeroxide = ({ inciName, group }: Option) => means('BENZOYL_PEROXIDE', { name: inciName, group });
const isStrong = (option: Option) => isRetinoid(option) || isAcid(option) || isPeroxide(option);
const isPeeling = (option: Option) => isRetinoid(option) || isAcid(option);

/** What a class of prescribed medicines keeps out of the plan. */
const KEPT_OUT: Readonly<Record<string, readonly [FileRuleId, (option: Option) => boolean]>> = {
  RETINOID_ORAL: ['RX-ISOTRETINOIN', isStrong],
  RETINOID_TOPICAL: ['RX-RETINOID', isPeeling],
  RETINOID_COSMETIC: ['RX-RETINOID', isPeeling],
  STEROID_TOPICAL: ['RX-STEROID', isPeeling],
  CALCINEURIN_INHIBITOR: ['RX-CALCINEURIN', isPeeling],
  IVERMECTIN: ['RX-ROSACEA', isStrong],
  BRIMONIDINE: ['RX-ROSACEA', isStrong],
  HYDROQUINONE: ['RX-HYDROQUINONE', isPeroxide],
};

/** The rule by which prescriptions keep an active out of the plan; null if none does. */
export function keptOutBy(
  option: Option,
  isNew: boolean,
  prescriptions: readonly Prescription[],
): FileRuleId | null {
  for (const { medicines, isUnknown, isOnSkin, established } of prescriptions) {
    if (isUnknown && isStrong(option)) return 'RX-ASK';
    for (const { classes, ruleIds } of medicines) {
      if (classes.includes('FIELD_TREATMENT') && isNew) return 'RX-FIELD';
      if (classes.includes('AZELAIC') && !established && isAcid(option)) return 'RX-AZELAIC';
      if (isOnSkin && ruleIds.includes('RX-OTHER') && isStrong(option)) return 'RX-OTHER';
      for (const each of classes) {
        const [ruleId, keepsOut] = KEPT_OUT[each] ?? [];
        if (ruleId && keepsOut?.(option)) return ruleId;
      }
    }
  }
  return null;
}

/** The rule by which a prescription is not used until the doctor has answered; null if it is. */
export function withheldBy(
  {
    medicines,
    ingredients,
    isUnknown,
    isOnSkin,
  }: Pick<Prescription, 'medicines' | 'ingredients' | 'isUnknown' | 'isOnSkin'>,
  { pregnancy }: CareProfile,
): 'PREG-RX' | 'PREG-RET-ORAL' | null {
  const isExpecting = pregnancy === 'PREGNANT' || pregnancy === 'TRYING';
  if (isExpecting && medicines.some(({ classes }) => classes.includes('RETINOID_ORAL')))
    return 'PREG-RET-ORAL';
  // What may be dangerous to stop is never stopped alone, whatever else its name may mean.
  if (medicines.some(({ pregnancyAction }) => pregnancyAction === 'KEEP_AND_CALL')) return null;
  if (isExpecting && ingredients.some((each) => means('RETINOID/HYDROQUINONE', each))) return 'PREG-RX';
  // To leave out a cream for a day does no harm.
  if (isExpecting && isUnknown && isOnSkin) return 'PREG-RX';
  const stops = medicines.some(({ pregnancyAction, avoidWhileBreastfeeding }) =>
    isExpecting
      ? pregnancyAction === 'STOP_AND_CALL'
      : pregnancy === 'BREASTFEEDING' && avoidWhileBreastfeeding,
  );
  return stops ? 'PREG-RX' : null;
}

/** What the prescriptions mean for the plan and for the person. */
export function prescriptionNotes(
  prescriptions: readonly Prescription[],
  profile: CareProfile,
): GenerationNote[] {
  return prescriptions.flatMap((prescription) => {
    const { name, medicines, isUnknown } = prescription;
    const ids = new Set<FileRuleId>();
    const withheld = withheldBy(prescription, profile);
    const told = withheld ?? toldBy(prescription, profile);
    if (told) ids.add(told);
    if (isUnknown && told !== 'PREG-RX-ASK') ids.add('RX-ASK');
    for (const id of medicines.flatMap(({ ruleIds }) => ruleIds)) {
      // How to use it is not said of what is not to be used now.
      if (isFileRule(id) && (!withheld || WITHOUT_USE.has(id))) ids.add(id);
    }
    return [...ids].map((ruleId) => {
      const { advice, source } = rule(ruleId);
      return { ruleId, message: advice.replaceAll(/\{(?:drug|product|ingredients)\}/g, name), source };
    });
  });
}

const WITHOUT_USE = new Set<FileRuleId>(['RX-ORAL', 'RX-PHOTOSENSITISER']);

function toldBy({ medicines, isUnknown }: Prescription, profile: CareProfile): FileRuleId | null {
  if (!isPregnancyStated(profile)) return null;
  if (isUnknown) return 'PREG-RX-ASK';
  const actions = new Set(medicines.map(({ pregnancyAction }) => pregnancyAction));
  if (actions.has('KEEP_AND_CALL')) return 'PREG-RX-KEEP';
  return actions.has('TELL') || actions.has('STOP_AND_CALL') ? 'PREG-RX-TELL' : null;
}

/** The sunscreen that the prescriptions ask for. */
export const leastSpfOf = (prescriptions: readonly Prescription[]): 30 | 50 =>
  prescriptions.some(({ medicines }) => medicines.some(({ leastSpf }) => leastSpf === 50)) ? 50 : 30;
