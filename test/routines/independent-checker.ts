import type {
  GeneratedRoutine,
  GeneratedStep,
  GenerationInput,
} from '../../src/routines/rules/generation.ts';
import type { Prescription } from '../../src/routines/rules/prescription.ts';
import type { Pregnancy } from '../../src/users/skin-profile.ts';

// The rules once more, written from their text and not with the code that they judge.

const KIND: Record<string, string> = {
  RETINOL: 'retinoid',
  RETINAL: 'retinoid',
  BAKUCHIOL: 'bakuchiol',
  'ISOBUTYLAMIDO THIAZOLYL RESORCINOL': 'depigmenting',
  TRETINOIN: 'retinoid',
  ADAPALENE: 'retinoid',
  'GLYCOLIC ACID': 'aha',
  'LACTIC ACID': 'aha',
  'SALICYLIC ACID': 'bha',
  'BENZOYL PEROXIDE': 'bpo',
  HYDROQUINONE: 'hq',
  GLUCONOLACTONE: 'pha',
  'AZELAIC ACID': 'azelaic',
  'ASCORBIC ACID': 'vitc',
  'SODIUM ASCORBYL PHOSPHATE': 'vitc-derivative',
  NIACINAMIDE: 'niacinamide',
  'TRANEXAMIC ACID': 'depigmenting',
};
const STRONG = ['retinoid', 'aha', 'bha', 'bpo', 'hq'];
const AM = [
  'CLEANSER',
  'TONER',
  'ESSENCE',
  'VITAMIN_C_SERUM',
  'SERUM',
  'EYE',
  'SPOT_TREATMENT',
  'MOISTURISER',
];
const PM = ['OIL_CLEANSER', 'CLEANSER', 'TONER', 'ESSENCE', 'EXFOLIANT', 'RETINOID', 'SERUM', 'EYE'];
const ORDER = {
  AM: [...AM, 'FACE_OIL', 'SUNSCREEN'],
  PM: [...PM, 'SPOT_TREATMENT', 'MOISTURISER', 'FACE_OIL', 'OCCLUSIVE'],
};
const HORIZON = 120;

interface Judged {
  step: GeneratedStep;
  names: string[];
  kinds: string[];
  days: number[];
  due: ReadonlySet<number>;
}

/** Whether the practice must be asked before the next use. */
const mayHarm = ({ medicines }: Prescription, pregnancy: Pregnancy) =>
  medicines.some(({ pregnancyAction, avoidWhileBreastfeeding }) =>
    pregnancy === 'BREASTFEEDING'
      ? avoidWhileBreastfeeding && pregnancyAction !== 'KEEP_AND_CALL'
      : ['TRYING', 'PREGNANT'].includes(pregnancy) && pregnancyAction === 'STOP_AND_CALL',
  );

/** Hard rules that a plan violates through products that are not prescribed; all rules if nothing is prescribed. */
export function hardViolations(input: GenerationInput, { steps }: GeneratedRoutine): string[] {
  const judged = steps.map((step) => judge(step, input));
  const violations: string[] = [];
  const own = (...parts: Judged[]) => parts.some(({ step }) => !step.prescribed);
  const claim = (holds: boolean, text: string) => {
    if (!holds) violations.push(text);
  };

  for (const [index, prescription] of input.prescriptions.entries()) {
    const isPlanned = steps.some(
      (step) => step.prescription === index && step.prescribed && step.pause === null,
    );
    const isHarmful = mayHarm(prescription, input.profile.pregnancy);
    claim(isPlanned !== isHarmful, `${isHarmful ? 'planned' : 'dropped'} ${prescription.name}`);
  }
  const morning = judged.filter(({ step }) => step.session === 'AM');
  const evening = judged.filter(({ step }) => step.session === 'PM');
  const last = morning.at(-1);
  claim(last?.step.type === 'SUNSCREEN' && last.days.length === HORIZON, 'no sunscreen last, every morning');
  claim((last?.step.spf ?? 0) >= 30, 'weak sunscreen');
  for (const session of [morning, evening]) {
    const places = session
      .map(({ step }) => ORDER[step.session].indexOf(step.type))
      .filter((place) => place >= 0);
    claim(places.join() === [...places].sort((a, b) => a - b).join(), 'wrong order');
  }

  for (const [i, a] of judged.entries()) {
    for (const b of judged.slice(i + 1)) {
      if (!own(a, b) || !a.days.some((day) => b.due.has(day))) continue;
      const both = (x: string, y: string) =>
        (a.kinds.includes(x) && b.kinds.includes(y)) || (a.kinds.includes(y) && b.kinds.includes(x));
      claim(!both('retinoid', 'retinoid'), 'two retinoids in a day');
      if (a.step.session !== b.step.session) continue;
      claim(!both('retinoid', 'aha') && !both('retinoid', 'bha'), 'retinoid with acid');
      const unstable = (x: Judged, y: Judged) =>
        x.names.some((name) => KIND[name] === 'retinoid' && name !== 'ADAPALENE') && y.kinds.includes('bpo');
      claim(!unstable(a, b) && !unstable(b, a), 'retinoid with benzoyl peroxide');
      const isStrong = (x: Judged) => x.kinds.some((kind) => STRONG.includes(kind));
      claim(a.step.session === 'AM' || !(isStrong(a) && isStrong(b)), 'two strong actives in a night');
    }
  }

  for (const one of judged.filter(({ step }) => !step.prescribed)) {
    const { names, kinds, step, days } = one;
    for (const name of names) {
      claim(!input.exclusions.avoided.has(name), `avoided ${name}`);
      claim(!input.exclusions.reactedTo.has(name), `reacted to ${name}`);
      claim(!input.profile.vegan || !['LANOLIN', 'CERA ALBA', 'SQUALENE'].includes(name), 'not vegan');
    }
    if (['TRYING', 'PREGNANT'].includes(input.profile.pregnancy)) {
      claim(
        !kinds.includes('retinoid') && !kinds.includes('hq') && !names.includes('BAKUCHIOL'),
        'pregnancy',
      );
    }
    if (kinds.includes('retinoid'))
      claim(step.session === 'PM' && isSlow(days, one, input), 'retinoid too fast');
    claim(step.reason.length > 0 && step.source.length > 0 && step.ruleId.length > 0, 'no reason');
  }

  const acids = judged.filter((each) => each.kinds.includes('aha') && own(each));
  if (acids.length > 0) {
    const all = acids.flatMap(({ days }) => days);
    const most = isSensitiveSkin(input) ? 1 : input.profile.experience === 'BEGINNER' ? 2 : 3;
    for (const day of all) {
      claim(all.filter((each) => each >= day && each < day + 7).length <= most, 'too many acids');
    }
  }

  const starts = judged
    .filter(({ step, kinds }) => kinds.length > 0 && !step.established)
    .filter(({ step }) => !step.prescribed || step.startsOn === null)
    .map(({ step }) => ({ start: step.startsOn ?? input.today, prescribed: step.prescribed }))
    .sort((a, b) => a.start - b.start);
  starts.forEach((each, index) => {
    const before = starts[index - 1];
    if (!before || (each.prescribed && before.prescribed)) return;
    const isDark = ['IV', 'V', 'VI'].includes(input.background.skinTone ?? '');
    const gap = isSensitiveSkin(input) || isDark ? 28 : 14;
    claim(each.start - before.start >= gap, 'new actives too close');
    claim(each.prescribed || each.start >= input.restsUntil, 'new active during a rest');
  });
  claim(isWithinBudget(input, judged), 'over the budget');
  return violations;
}

function judge(step: GeneratedStep, input: GenerationInput): Judged {
  const prescription = step.prescription === null ? null : input.prescriptions[step.prescription]!;
  const names = prescription ? prescription.ingredients.map(({ name }) => name) : step.inciNames;
  // What is rinsed off is neither a treatment of the night nor something new to get used to.
  const kinds = step.type === 'CLEANSER' ? [] : names.flatMap((name) => KIND[name] ?? []);
  const start = (step.startsOn ?? input.today) - input.today;
  const isDue = (day: number): boolean => {
    const since = day - start;
    if (since < 0) return false;
    const { schedule } = step;
    if (schedule.kind === 'INTERVAL') return since % schedule.everyDays === 0;
    if (schedule.kind === 'CYCLE') return schedule.nights.includes((day % schedule.length) + 1);
    if (schedule.kind === 'WEEKDAYS') throw new Error('not generated');
    if (schedule.kind === 'DAILY') return true;
    let first = 0;
    for (const stage of schedule.stages) {
      const end = stage.days === null ? Number.POSITIVE_INFINITY : first + stage.days;
      if (since < end) return (since - first) % stage.everyDays === 0;
      first = end;
    }
    return false;
  };
  const days = Array.from({ length: HORIZON }, (_, day) => day).filter(isDue);
  return { step, names, kinds, days, due: new Set(days) };
}

const isSensitiveSkin = ({ profile }: GenerationInput) =>
  profile.sensitivity === 'HIGH' || profile.concerns.includes('SENSITIVITY');

function isSlow(days: number[], { step }: Judged, input: GenerationInput): boolean {
  const { profile, background, today } = input;
  const start = (step.startsOn ?? today) - today;
  const isSensitive = isSensitiveSkin(input);
  const isSlower = isSensitive || !['I', 'II', 'III'].includes(background.skinTone ?? '');
  const first = isSlower ? 28 : 14;
  return days.every((day, index) => {
    const gap = index === 0 ? 99 : day - days[index - 1]!;
    if (profile.experience === 'EXPERIENCED') return gap >= (isSensitive ? 2 : 1);
    const since = day - start;
    if (since < first) return gap >= 4;
    if (since < first + 14) return gap >= 3;
    return gap >= (since < first + 42 || isSensitive ? 2 : 1);
  });
}

/** Over it only where nothing but essentials and prescriptions is left. */
function isWithinBudget({ maxSteps, maxMinutes }: GenerationInput, judged: Judged[]): boolean {
  return (['AM', 'PM'] as const).every((session) => {
    const inSession = judged.filter(({ step }) => step.session === session);
    const optional = inSession.filter(
      ({ step }) =>
        !step.prescribed && step.type !== 'SUNSCREEN' && !(session === 'PM' && step.type === 'CLEANSER'),
    );
    if (optional.length === 0) return true;
    if (maxSteps === null && maxMinutes === null) return true;
    return Array.from({ length: HORIZON }, (_, day) => day).every((day) => {
      const due = inSession.filter((each) => each.step.prescribed || each.due.has(day));
      const minutes = due.reduce(
        (sum, { step }) => sum + 1 + step.waitBeforeMinutes + step.waitAfterMinutes,
        0,
      );
      return due.length <= (maxSteps ?? 99) && minutes <= (maxMinutes ?? 999);
    });
  });
}
