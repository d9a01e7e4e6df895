import type { recommend } from '../../../../src/routines/rules/generation/recommend.ts';
import type {
  GeneratedRoutine,
  GeneratedStep,
  GenerationInput,
} from '../../../../src/routines/rules/generation.ts';
import type { Person } from '../../../../src/routines/rules/person.ts';
import type { RoutineSession, StepType } from '../../../../src/routines/rules/routine-plan.ts';
import { inEnglish, readText } from '../../../setup/walks/read-text.ts';
import { dueDays } from './days.ts';
import { ACTIVES, type Family, familiesOf, STRONG } from './families.ts';
import { type Taken, taken, takenBy } from './medicines.ts';
import { type Severity, severityOf } from './tables.ts';

export type Advice = ReturnType<typeof recommend>;

export interface Violation {
  ruleId: string;
  severity: Severity;
  detail: string;
}

/** A step of a routine, or a thing that a recommendation tells to add. */
export interface Item {
  label: string;
  type: StepType | null;
  session: RoutineSession | null;
  names: readonly string[];
  families: ReadonlySet<Family>;
  isRinsedOff: boolean;
  /** The greatest share that its name speaks of, in per cent. */
  percent: number | null;
  isPrescribed: boolean;
  isEstablished: boolean;
  spf: number | null;
  ruleId: string;
  instructions: string;
  /** The first day on which it may be used. */
  startsOn: number;
  step: GeneratedStep | null;
  /** Offsets from the first day on which it is due; without pauses, and with them. */
  due: readonly boolean[];
  dueBesidesPauses: readonly boolean[];
}

/** Everything that the rules are read against. */
export interface Case {
  person: Person;
  today: number;
  taken: readonly Taken[];
  items: readonly Item[];
  /** Not prescribed. */
  own: readonly Item[];
  prescribed: readonly Item[];
  notes: readonly { ruleId: string; message: string }[];
  input: GenerationInput | null;
  /** Of a routine; 0 of recommendations. */
  days: number;
  report: (ruleId: string, detail: string) => void;
  violations: Violation[];
}

const RINSED_OFF: readonly (StepType | null)[] = ['OIL_CLEANSER', 'CLEANSER'];
const DAYS_AFTER_LAST_START = 75;
const MOST_DAYS = 500;

const percentOf = (text: string): number | null => {
  const [, percent] = /(\d{1,3}(?:[.,]\d{1,3})?) ?%/.exec(text) ?? [];
  return percent ? Number(percent.replace(',', '.')) : null;
};
const familiesOfAll = (names: readonly string[]) => new Set(names.flatMap((name) => [...familiesOf(name)]));

function itemOf(step: GeneratedStep, input: GenerationInput): Item {
  const prescription = step.prescription === null ? null : input.prescriptions[step.prescription];
  const names: readonly string[] = prescription
    ? prescription.ingredients.map(({ name }) => name)
    : step.inciNames;
  return {
    label: readText(step.name),
    type: step.type,
    session: step.session,
    names,
    families: prescription ? taken(prescription).families : familiesOfAll(names),
    isRinsedOff: RINSED_OFF.includes(step.type),
    percent: percentOf(readText(step.name)),
    isPrescribed: step.prescribed,
    isEstablished: step.established,
    spf: step.spf,
    ruleId: step.ruleId,
    instructions: step.instructions === null ? '' : readText(step.instructions),
    startsOn: Math.max(step.startsOn ?? input.today, input.today),
    step,
    due: [],
    dueBesidesPauses: [],
  };
}

function caseOf(rest: Omit<Case, 'report' | 'violations' | 'own' | 'prescribed'>): Case {
  const violations: Violation[] = [];
  const report = (ruleId: string, detail: string) => {
    violations.push({ ruleId, severity: severityOf(ruleId), detail });
  };
  return {
    ...rest,
    own: rest.items.filter(({ isPrescribed }) => !isPrescribed),
    prescribed: rest.items.filter(({ isPrescribed }) => isPrescribed),
    report,
    violations,
  };
}

export function routineCase(input: GenerationInput, { steps, notes }: GeneratedRoutine): Case {
  const items = steps.map((step) => itemOf(step, input));
  const last = Math.max(input.today, ...items.map(({ startsOn }) => startsOn));
  const days = Math.min(MOST_DAYS, last - input.today + DAYS_AFTER_LAST_START);
  for (const item of items) {
    if (item.families.size === 0) continue;
    item.due = dueDays(item.step!, input.today, days, false);
    item.dueBesidesPauses = item.step!.pause ? dueDays(item.step!, input.today, days, true) : item.due;
  }
  return caseOf({
    person: input,
    today: input.today,
    taken: takenBy(input),
    items,
    notes: inEnglish(notes),
    input,
    days,
  });
}

/** The type of the second of two things to choose from, which is not told. */
function typeOf(label: string, first: StepType | null): StepType | null {
  if (/wash|cleanser/i.test(label)) return 'CLEANSER';
  return /moisturi[sz]er/i.test(label) ? 'MOISTURISER' : first === null ? null : 'SERUM';
}

export function adviceCase(person: Person, advice: Advice, today: number): Case {
  const read = inEnglish(advice);
  const items = read
    .filter(({ action }) => action === 'ADD')
    .flatMap(({ title, stepType, inciNames, ruleId }): Item[] => {
      const labels = title.split('; or ');
      // Each is an offer of its own.
      return (inciNames.length > 0 ? inciNames.map((name): string[] => [name]) : [[]]).map(
        (names, index) => ({
          label: labels[index] ?? title,
          type: index === 0 ? stepType : typeOf(labels[index] ?? '', stepType),
          session: null,
          names,
          families: familiesOfAll(names),
          isRinsedOff: RINSED_OFF.includes(index === 0 ? stepType : typeOf(labels[index] ?? '', stepType)),
          percent: percentOf(labels[index] ?? title),
          isPrescribed: false,
          isEstablished: false,
          spf: stepType === 'SUNSCREEN' ? Number(/SPF (\d+)/.exec(title)?.[1] ?? 0) : null,
          ruleId,
          instructions: '',
          startsOn: today,
          step: null,
          due: [],
          dueBesidesPauses: [],
        }),
      );
    });
  const notes = read.map(({ ruleId, title, reason }) => ({ ruleId, message: `${title} ${reason}` }));
  return caseOf({ person, today, taken: takenBy(person), items, notes, input: null, days: 0 });
}

export const holds = ({ families }: Item, ...wanted: readonly Family[]) =>
  wanted.some((family) => families.has(family));
export const staysWith = (item: Item, ...wanted: readonly Family[]) =>
  !item.isRinsedOff && holds(item, ...wanted);
export const isActive = (item: Item) => holds(item, ...ACTIVES);
/** Strong as ORD-PM reads it. */
export const isStrong = (item: Item) => !item.isRinsedOff && holds(item, ...STRONG);
export const isSensitive = ({ person }: Case) => person.profile.sensitivity === 'HIGH';
export const isDarker = ({ person }: Case) => ['IV', 'V', 'VI'].includes(person.background.skinTone ?? '');
export const wants = ({ person }: Case, ...concerns: string[]) =>
  person.profile.concerns.some((concern) => concerns.includes(concern));
export const hasDiagnosis = ({ person }: Case, diagnosis: string) =>
  person.background.diagnoses.some((each) => each === diagnosis);
export const isPregnant = ({ person }: Case) => ['TRYING', 'PREGNANT'].includes(person.profile.pregnancy);
export const isRefused = ({ person: { exclusions } }: Case, name: string) =>
  exclusions.avoided.has(name) || exclusions.reactedTo.has(name);
