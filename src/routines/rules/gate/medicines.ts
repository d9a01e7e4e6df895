import { message, type Text } from '../../../platform/language/text.ts';
import { means } from '../../../rules/active-words.ts';
import { isCore } from '../../../rules/family-index.ts';
import {
  type FileRuleId,
  isFileRule,
  type RuleSeverity,
  reasonOf,
  rule,
  say,
} from '../../../rules/rule-catalogue.ts';
import { contents, found, leaveOnAcids, scrubbing, treating } from '../actives.ts';
import { type CareProfile, isPregnancyStated } from '../care-profile.ts';
import { naming } from '../finding.ts';
import type { GenerationNote } from '../generation.ts';
import type { Person } from '../person.ts';
import type { Prescription } from '../prescription.ts';
import type { PlannedStep, StepIngredientFacts } from '../routine-plan.ts';
import type { Objection, StepRule } from './objection.ts';

type Part = (step: PlannedStep) => StepIngredientFacts[];

const retinoids: Part = (step) => found(step, 'RETINOID');
const peroxides: Part = (step) => found(step, 'BENZOYL_PEROXIDE');
const acids: Part = (step) => leaveOnAcids(step);
const mildAcids: Part = (step) => leaveOnAcids(step, 'PHA');
const allAcids: Part = (step) => leaveOnAcids(step, 'AHA/BHA/PHA');
const scrubs: Part = scrubbing;
const irritants: Part = (step) =>
  contents(step).filter(({ name }) => isCore(name, 'MENTHOL_LIKE', 'FLUSH_NICOTINATE'));
const peeling: Part = (step) => [...retinoids(step), ...acids(step)];
const strong: Part = (step) => [...peeling(step), ...peroxides(step), ...found(step, 'HYDROQUINONE')];
const either =
  (...parts: Part[]): Part =>
  (step) =>
    parts.flatMap((part) => part(step));

interface Exclusion {
  ruleId: FileRuleId;
  /** The rule's own unless given. */
  severity?: RuleSeverity;
  part: Part;
}

const ORAL_RETINOID: readonly Exclusion[] = [
  { ruleId: 'RX-ISOTRETINOIN', part: either(retinoids, allAcids, scrubs) },
  { ruleId: 'RX-ISOTRETINOIN', severity: 'SOFT', part: peroxides },
];
/** The mildest acids are not what a rule names, but nothing to add beside. */
const withMild = (ruleId: FileRuleId, part: Part): readonly Exclusion[] => [
  { ruleId, part },
  { ruleId, severity: 'SOFT', part: mildAcids },
];
const RETINOID = withMild('RX-RETINOID', either(retinoids, acids, scrubs));
const ROSACEA = withMild('RX-ROSACEA', either(strong, irritants));

/** What a class of medicines keeps out of the plan. */
const KEPT_OUT: Readonly<Record<string, readonly Exclusion[]>> = {
  RETINOID_ORAL: ORAL_RETINOID,
  RETINOID_TOPICAL: RETINOID,
  RETINOID_COSMETIC: RETINOID,
  STEROID_TOPICAL: withMild('RX-STEROID', peeling),
  CALCINEURIN_INHIBITOR: withMild('RX-CALCINEURIN', peeling),
  IVERMECTIN: ROSACEA,
  BRIMONIDINE: ROSACEA,
  HYDROQUINONE: [{ ruleId: 'RX-HYDROQUINONE', part: peroxides }],
  JAK: [{ ruleId: 'RX-IMMUNE', severity: 'SOFT', part: allAcids }],
  FIELD_TREATMENT: [{ ruleId: 'RX-FIELD', severity: 'SOFT', part: treating }],
};

/** What a prescription keeps out of the plan. */
function exclusionsOf({ medicines, isUnknown, isOnSkin, established }: Prescription): Exclusion[] {
  if (isUnknown) return [{ ruleId: 'RX-ASK', part: either(strong, mildAcids) }];
  return medicines.flatMap(({ classes, ruleIds }) => [
    ...classes.flatMap((each) => KEPT_OUT[each] ?? []),
    ...(ruleIds.includes('RX-ROSACEA') ? ROSACEA : []),
    ...(classes.includes('AZELAIC') && !established
      ? [{ ruleId: 'RX-AZELAIC' as const, severity: 'SOFT' as const, part: allAcids }]
      : []),
    ...(isOnSkin && ruleIds.includes('RX-OTHER')
      ? [{ ruleId: 'RX-OTHER' as const, severity: 'SOFT' as const, part: strong }]
      : []),
  ]);
}

/** The RX rules about what was not prescribed. What is unknown stops new products only. */
export const judgeMedicines: StepRule = (step, { background: { medicines } }) => {
  if (step.prescribed) return [];
  const judged = medicines.flatMap((each) =>
    exclusionsOf(each)
      .filter(({ ruleId }) => ruleId !== 'RX-ASK' || !step.established)
      .flatMap((exclusion) => excluded(exclusion, step, each.name)),
  );
  return [...new Map(judged.map((each) => [`${each.ruleId} ${each.severity}`, each])).values()];
};

function excluded({ ruleId, severity, part }: Exclusion, step: PlannedStep, drug: string): Objection[] {
  const ingredients = [...new Set(part(step))];
  if (ingredients.length === 0) return [];
  const product = naming(step, ingredients);
  const text: Text =
    ruleId === 'RX-ASK'
      ? message('routines.finding.medicine-ask', { product, advice: say(ruleId, { drug }) })
      : [message('routines.finding.medicine', { product, drug }), reasonOf(ruleId)];
  return [{ ruleId, severity: severity ?? rule(ruleId).severity, message: text, ingredients }];
}

const RETINOIDS = ['RETINOID_ORAL', 'RETINOID_TOPICAL', 'RETINOID_COSMETIC'];

/** Names of the retinoids that a person takes or applies on prescription. */
export const retinoidMedicines = ({ background }: Person): string[] =>
  background.medicines
    .filter(
      ({ medicines, ingredients }) =>
        medicines.some(({ classes }) => classes.some((each) => RETINOIDS.includes(each))) ||
        ingredients.some((each) => means('RETINOID', each)),
    )
    .map(({ name }) => name);

/** Whether one of the person's medicines has an international name that fits. */
export const takes = ({ background }: Person, inn: RegExp): boolean =>
  background.medicines.some(({ medicines }) => medicines.some((each) => inn.test(each.inn)));

/** The rule by which a prescription is not used until the doctor has answered; null if it is. */
export function withheldBy(
  {
    medicines,
    ingredients,
    isUnknown,
    isOnSkin,
  }: Pick<Prescription, 'medicines' | 'ingredients' | 'isUnknown' | 'isOnSkin'>,
  { pregnancy }: CareProfile,
): 'PREG-RX' | 'PREG-RX-ASK' | 'PREG-RET-ORAL' | null {
  const isExpecting = pregnancy === 'PREGNANT' || pregnancy === 'TRYING';
  if (isExpecting && medicines.some(({ classes }) => classes.includes('RETINOID_ORAL')))
    return 'PREG-RET-ORAL';
  // What may be dangerous to stop is never stopped alone, whatever else its name may mean.
  if (medicines.some(({ pregnancyAction }) => pregnancyAction === 'KEEP_AND_CALL')) return null;
  if (isExpecting && ingredients.some((each) => means('RETINOID/HYDROQUINONE', each))) return 'PREG-RX';
  // To leave out a cream for a day does no harm.
  if (isExpecting && isUnknown && isOnSkin) return 'PREG-RX-ASK';
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
    const pregnancyRule = withheld ?? pregnancyNotice(prescription, profile);
    if (pregnancyRule) ids.add(pregnancyRule);
    if (isUnknown && pregnancyRule !== 'PREG-RX-ASK') ids.add('RX-ASK');
    for (const id of medicines.flatMap(({ ruleIds }) => ruleIds)) {
      // How to use it is not said of what is not to be used now.
      if (isFileRule(id) && (!withheld || WITHOUT_USE.has(id))) ids.add(id);
    }
    return [...ids].map((ruleId) => ({
      ruleId,
      message: [
        say(ruleId, { drug: name, product: name, ingredients: name }),
        ...(ruleId === 'RX-RETINOID' ? [message('routines.finding.lips')] : []),
      ],
      source: rule(ruleId).source,
    }));
  });
}

const WITHOUT_USE = new Set<FileRuleId>(['RX-ORAL', 'RX-PHOTOSENSITISER']);

/** What a stated pregnancy, or breastfeeding, makes of a medicine that may go on. */
function pregnancyNotice({ medicines, isUnknown }: Prescription, profile: CareProfile): FileRuleId | null {
  if (!isPregnancyStated(profile)) return null;
  if (isUnknown) return 'PREG-RX-ASK';
  const actions = new Set(medicines.map(({ pregnancyAction }) => pregnancyAction));
  if (actions.has('KEEP_AND_CALL')) return 'PREG-RX-KEEP';
  const isUncertain =
    profile.pregnancy === 'BREASTFEEDING' && medicines.some((each) => each.tellWhileBreastfeeding);
  return isUncertain || actions.has('TELL') || actions.has('STOP_AND_CALL') ? 'PREG-RX-TELL' : null;
}

/** The sunscreen that the prescriptions ask for. */
export const leastSpfOf = (prescriptions: readonly Prescription[]): 30 | 50 =>
  prescriptions.some(({ medicines }) => medicines.some(({ leastSpf }) => leastSpf === 50)) ? 50 : 30;
