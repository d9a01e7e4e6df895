import type { Text } from '../../../platform/language/text.ts';
import { type FileRuleId, reasonOf, rule } from '../../../rules/rule-catalogue.ts';
import { careActive, DERIVATIVE, SALICYLIC_WASH } from '../care/care-actives.ts';
import { type ConcernRow, everyRow, rowsOf } from '../care/concern-rows.ts';
import type { Topic } from '../care/topics.ts';
import type { CareActive } from '../care-active.ts';
import { excludesPregnancyRisks, isAcneProne } from '../care-profile.ts';
import { isMinor } from '../gate/age.ts';
import { isDelicate } from '../gate/skin.ts';
import type { Person } from '../person.ts';
import { isDarkerTone } from '../ramp-up.ts';

/** How fast a treatment is introduced. */
type Pace = 'USUAL' | 'SLOW' | 'HALF';

/** A treatment that may be proposed once it has passed the gate. */
export interface Option {
  active: CareActive;
  pace: Pace;
  /** Days after the first day before it starts. */
  notBefore: number;
  isForBody: boolean;
  ruleId: string;
  reason: Text;
  source: Text;
}

/** What the table of treatments says of a topic for a person, best first. */
export interface TopicCare {
  options: Option[];
  sunscreens: ConcernRow[];
  /** What only a doctor or a pharmacist can give. */
  forDoctor: ConcernRow[];
  /** The rule by which age alone leaves every active out; null if none. */
  stoppedBy: FileRuleId | null;
}

const AFTER_4_WEEKS = 28;
/** What is sold against wrinkles is for adults. */
const FOR_ADULTS: ReadonlySet<Topic['word']> = new Set(['WRINKLES', 'FIRMNESS']);
const SUBSTITUTES = ['AZELAIC ACID', 'ASCORBIC ACID', 'NIACINAMIDE', 'PALMITOYL PENTAPEPTIDE-4'] as const;
const FADES_MARKS: ReadonlySet<Topic['word']> = new Set(['ACNE', 'PIGMENTATION', 'PIH']);
const UNTRIED_MIN_AGE = 18;

export function careFor(topic: Topic, person: Person): TopicCare {
  const fitting = rowsOf(topic.word, topic.severity).filter((row) => isForPerson(row, person));
  const stoppedBy = FOR_ADULTS.has(topic.word) && isMinor(person) ? 'AGE-18' : null;
  return {
    options: stoppedBy ? [] : optionsOf(topic, fitting, person),
    sunscreens: fitting.filter(({ kind }) => kind === 'SUNSCREEN'),
    forDoctor: fitting.filter((row) => row.kind === 'FOR_DOCTOR' && !isHarmful(row, person)),
    stoppedBy,
  };
}

function isForPerson(
  { regions, minAge, family }: ConcernRow,
  { background: { region, age } }: Person,
): boolean {
  if (regions !== null && !regions.includes(region)) return false;
  if (minAge === null) return true;
  // Of someone whose age is not known only what is mild and well studied is asked for.
  return age === null ? minAge < UNTRIED_MIN_AGE || /AZELAIC|RETINOID|AHA/.test(family) : age >= minAge;
}

/** By the column on pregnancy, which counts for who tries for a child too. */
const isHarmful = ({ pregnancy }: ConcernRow, { profile }: Person): boolean =>
  excludesPregnancyRisks(profile) &&
  pregnancy !== null &&
  ['AVOID', 'CONTRAINDICATED', 'UNKNOWN'].includes(pregnancy);

function optionsOf(topic: Topic, fitting: readonly ConcernRow[], person: Person): Option[] {
  const rows = inOrder(
    topic,
    fitting.filter(({ kind }) => kind === 'ACTIVE'),
    person,
  );
  const options = rows.flatMap((row): Option[] => {
    if (isHarmful(row, person)) return row.family.startsWith('RETINOID') ? substitutes(person) : [];
    if (row.active === 'PETROLATUM' && topic.word !== 'LIPS' && isAcneProne(person.profile)) return [];
    const option = optionOf(row, person);
    return option ? [option] : [];
  });
  return [...new Map(options.map((option) => [option.active.inciName, option])).values()];
}

/** TONE-1: for darker tones azelaic acid comes first, in the strength of the shops where no other is sold. */
function inOrder(topic: Topic, rows: readonly ConcernRow[], { background }: Person): ConcernRow[] {
  if (!isDarkerTone(background.skinTone)) return [...rows];
  const hasAzelaic = rows.some(({ family }) => family === 'AZELAIC');
  const mild = everyRow().filter(
    (row) => row.topic === topic.word && row.severity === 'MILD' && row.family === 'AZELAIC',
  );
  const old = background.age;
  const borrowed =
    hasAzelaic || !FADES_MARKS.has(topic.word)
      ? []
      : mild.filter(({ minAge }) => minAge === null || old === null || old >= minAge);
  const isFirst = ({ ifDarkerTone }: ConcernRow) => ifDarkerTone === 'FIRST';
  return [...borrowed, ...rows.filter(isFirst), ...rows.filter((row) => !isFirst(row))];
}

function optionOf(row: ConcernRow, person: Person): Option | null {
  const active = careActive(row.active);
  if (!active) return null;
  const isGentler = isDelicate(person);
  const form = isGentler ? row.ifSensitive : 'OK';
  if (form === 'AVOID') return null;
  const tone = person.background.skinTone;
  const isSlower = tone === null || isDarkerTone(tone);
  return {
    active:
      form === 'DERIVATIVE' || (isDarkerTone(tone) && tone !== 'IV' && row.prefersDerivative)
        ? DERIVATIVE
        : form === 'RINSE_OFF' || row.isWash
          ? SALICYLIC_WASH
          : active,
    pace: form === 'HALF' ? 'HALF' : isSlower && row.ifDarkerTone === 'SLOW' ? 'SLOW' : 'USUAL',
    notBefore: Math.max(row.notBefore, isSlower && row.ifDarkerTone === 'AFTER_4_WEEKS' ? AFTER_4_WEEKS : 0),
    isForBody: row.isForBody,
    ruleId: row.id,
    reason: row.message,
    source: row.source,
  };
}

/** PREG-3. */
function substitutes(person: Person): Option[] {
  const { id: ruleId, source } = rule('PREG-3');
  const reason = reasonOf('PREG-3');
  return SUBSTITUTES.map((name) => {
    const active = careActive(name)!;
    const isGentler = isDelicate(person) && name === 'ASCORBIC ACID';
    const common = { pace: 'USUAL' as const, notBefore: 0, isForBody: false, ruleId, reason, source };
    return { active: isGentler ? DERIVATIVE : active, ...common };
  });
}
