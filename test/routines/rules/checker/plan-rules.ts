import { RETINOIDS, STRONG } from './families.ts';
import {
  type Case,
  holds,
  type Item,
  isActive,
  isDarker,
  isSensitive,
  isStrong,
  staysWith,
  wants,
} from './items.ts';
import { RULES } from './tables.ts';

const placesOf = (ruleId: string): ReadonlyMap<string, number> =>
  new Map(
    RULES.get(ruleId)!
      .subject!.split(' ')
      .map((each) => /^([A-Z_]+)\((\d+)\)$/.exec(each)!)
      .map(([, type, place]) => [type!, Number(place)]),
  );
const ORDER = { AM: placesOf('ORD-AM'), PM: placesOf('ORD-PM') } as const;

/** Order, conflicts, frequency and starts of a routine. */
export function checkPlan(scope: Case) {
  checkOrder(scope);
  checkNights(scope);
  checkPairs(scope);
  checkRetinoid(scope);
  checkAcids(scope);
  checkWaits(scope);
  checkStarts(scope);
}

function checkOrder({ items, report }: Case) {
  for (const session of ['AM', 'PM'] as const) {
    const ruleId = session === 'AM' ? 'ORD-AM' : 'ORD-PM';
    const inSession = items.filter((item) => item.session === session);
    let last = 0;
    for (const { type, label, isPrescribed } of inSession) {
      if (isPrescribed) continue;
      const place = ORDER[session].get(type ?? '');
      if (place === undefined) report(ruleId, `${label} has no place in the ${session}`);
      else if (place < last) report(ruleId, `${label} comes too late`);
      last = Math.max(last, place ?? 0);
    }
    const sunscreen = inSession.findIndex(({ type }) => type === 'SUNSCREEN');
    if (sunscreen >= 0 && sunscreen < inSession.length - 1) report(ruleId, 'a step after the sunscreen');
  }
}

const isOwn = ({ isPrescribed }: Item) => !isPrescribed;

function checkNights({ items, days, report }: Case) {
  const strong = items.filter((item) => item.session === 'PM' && isStrong(item));
  if (strong.length < 2 || !strong.some(isOwn)) return;
  for (let day = 0; day < days; day += 1) {
    const due = strong.filter((item) => item.due[day]);
    if (due.length > 1 && due.some(isOwn)) {
      report('ORD-PM', `${due.map(({ label }) => label).join(', ')} on day ${day}`);
      return;
    }
  }
}

type Test = (item: Item) => boolean;
const any =
  (...families: Parameters<typeof holds>[1][]): Test =>
  (item) =>
    holds(item, ...families);
const leaveOn =
  (...families: Parameters<typeof holds>[1][]): Test =>
  (item) =>
    staysWith(item, ...families);
const retinoid = any(...RETINOIDS);
const unstable: Test = (item) => retinoid(item) && !isAdapaleneOnly(item);
const isAdapaleneOnly = ({ names, label }: Item) =>
  names.filter((name) => /RETIN|TAZAR|TRIFAR|BEXAR/.test(name)).length === 0 &&
  (names.includes('ADAPALENE') || /adapalen|differin|epiduo/i.test(label));

const CONFLICTS: readonly [ruleId: string, one: Test, other: Test, isDayLong: boolean][] = [
  ['CON-RET-AHA', retinoid, leaveOn('AHA'), false],
  ['CON-RET-BHA', retinoid, leaveOn('BHA'), false],
  ['CON-RET-BPO', unstable, any('BENZOYL_PEROXIDE'), false],
  ['CON-RET-RET', retinoid, retinoid, true],
  ['CON-HQ-BPO', any('HYDROQUINONE'), any('BENZOYL_PEROXIDE'), true],
  ['CON-VITC-RET', any('VITAMIN_C_ACID'), retinoid, false],
  ['CON-VITC-ACID', any('VITAMIN_C_ACID'), leaveOn('AHA', 'BHA'), false],
  ['CON-VITC-BPO', any('VITAMIN_C_ACID'), any('BENZOYL_PEROXIDE'), false],
  ['CON-AHA-BHA', leaveOn('AHA'), leaveOn('BHA'), false],
  ['CON-SULFUR-RET', any('SULFUR'), retinoid, false],
  ['CON-DAPSONE-BPO', any('DAPSONE'), any('BENZOYL_PEROXIDE'), false],
];

function checkPairs({ items, days, report }: Case) {
  const actives = items.filter(({ families }) => families.size > 0);
  for (const [ruleId, isOne, isOther, isDayLong] of CONFLICTS) {
    for (const one of actives) {
      if (!isOne(one)) continue;
      for (const other of actives) {
        if (one === other || !isOther(other) || (one.isPrescribed && other.isPrescribed)) continue;
        if (!isDayLong && one.session !== other.session) continue;
        if (meet(one, other, days)) report(ruleId, `${one.label} with ${other.label}`);
        const isBpo = holds(other, 'BENZOYL_PEROXIDE') && !retinoid(other);
        if (isBpo && ['CON-RET-BPO', 'CON-VITC-BPO'].includes(ruleId) && meet(one, other, days))
          report('RX-BPO', `${one.label} with ${other.label}`);
      }
    }
  }
  for (const item of items) {
    const isLate = item.session === 'PM' && !item.isPrescribed && holds(item, 'BENZOYL_PEROXIDE');
    if (isLate && items.some((other) => other.session === 'PM' && retinoid(other)))
      report('RX-BPO', `${item.label} in the evening`);
  }
}

function meet(one: Item, other: Item, days: number): boolean {
  for (let day = 0; day < days; day += 1) if (one.due[day] && other.due[day]) return true;
  return false;
}

const dueOffsets = ({ due }: Item) => due.flatMap((isDue, day) => (isDue ? [day] : []));

/** FREQ-RET-W1 for beginners: the least days between two uses, by the days since the first. */
function leastGap(scope: Case, passed: number): number {
  const isSlow = isSensitive(scope) || isDarker(scope) || scope.person.background.skinTone === null;
  const first = isSlow ? 28 : 14;
  if (passed < first) return 4;
  if (passed < first + 14) return 3;
  return passed < first + 42 || isSensitive(scope) ? 2 : 1;
}

function checkRetinoid(scope: Case) {
  const { own, report, person } = scope;
  for (const item of own.filter((each) => retinoid(each))) {
    const { label, percent, names } = item;
    const most = names.includes('RETINAL') ? 0.05 : names.includes('ADAPALENE') ? 0.1 : 0.3;
    if (person.profile.experience === 'BEGINNER') {
      if ((percent ?? 1) > most) report('FREQ-RET-W1', `${label} to begin with`);
      const uses = dueOffsets(item);
      const first = uses[0] ?? 0;
      const tooSoon = uses.find(
        (day, index) => index > 0 && day - uses[index - 1]! < leastGap(scope, day - first),
      );
      if (tooSoon !== undefined) report('FREQ-RET-W1', `${label} too soon on its day ${tooSoon - first}`);
    }
    if (item.session !== 'PM') report('ORD-PM', `${label} in the morning`);
  }
  const exfoliant = own.find(({ type }) => type === 'EXFOLIANT');
  const cycled = own.find((each) => each.type === 'RETINOID');
  if (!exfoliant?.step || !cycled?.step || exfoliant.session !== 'PM') return;
  const nights =
    person.profile.concerns.includes('ACNE') && person.profile.experience === 'EXPERIENCED' ? 3 : 4;
  const least = isSensitive(scope) ? 5 : nights;
  const [one, other] = [exfoliant.step.schedule, cycled.step.schedule];
  if (one.kind !== 'CYCLE' || other.kind !== 'CYCLE' || one.length < least || other.length !== one.length)
    report('FREQ-CYCLE', `${exfoliant.label} and ${cycled.label}`);
}

/** WAIT-2, and the minutes that WAIT-1 plans after an acid: one by default, ten at most. */
function checkWaits(scope: Case) {
  const { items, own, report } = scope;
  for (const item of items.filter((each) => retinoid(each) && each.session === 'PM' && each.step)) {
    if (waitBefore(scope, item) < 5) report('WAIT-2', item.label);
  }
  for (const item of own.filter((each) => staysWith(each, 'VITAMIN_C_ACID', 'AHA', 'BHA') && each.step)) {
    const session = items.filter((other) => other.session === item.session);
    const next = session[session.indexOf(item) + 1];
    const minutes = item.step!.waitAfterMinutes + (next?.step?.waitBeforeMinutes ?? 0);
    if (next && (minutes < 1 || minutes > 10)) report('WAIT-1', `${minutes} minutes after ${item.label}`);
  }
}

/** Minutes between the last cleansing and a step of the same evening. */
function waitBefore({ items }: Case, item: Item): number {
  const session = items.filter((other) => other.session === item.session);
  const from = session.findLastIndex(({ type }) => type === 'CLEANSER' || type === 'OIL_CLEANSER');
  const to = session.indexOf(item);
  if (from < 0 || from > to) return Number.POSITIVE_INFINITY;
  const between = session
    .slice(from + 1, to)
    .map(({ step }) => 1 + step!.waitBeforeMinutes + step!.waitAfterMinutes);
  return (
    between.reduce((sum, minutes) => sum + minutes, session[from]!.step!.waitAfterMinutes) +
    item.step!.waitBeforeMinutes
  );
}

function checkAcids(scope: Case) {
  const { own, report, days, person } = scope;
  const isStrongAcid = (item: Item) =>
    (staysWith(item, 'AHA') && (item.percent ?? 5) >= 5) ||
    (staysWith(item, 'BHA') && (item.percent ?? 3) > 2);
  const strong = own.filter(isStrongAcid);
  const most = isSensitive(scope) ? 1 : person.profile.experience === 'EXPERIENCED' ? 3 : 2;
  for (let from = 0; strong.length > 0 && from < days - 7; from += 1) {
    const count = strong.reduce((sum, { due }) => sum + due.slice(from, from + 7).filter(Boolean).length, 0);
    if (count > most) {
      report('FREQ-EXF', `${strong.map(({ label }) => label).join(', ')} ${count} times a week`);
      break;
    }
  }
  const acids = own.filter((item) => staysWith(item, 'AHA', 'BHA'));
  for (let from = 0; isSensitive(scope) && acids.length > 0 && from < days - 7; from += 1) {
    if (acids.reduce((sum, { due }) => sum + due.slice(from, from + 7).filter(Boolean).length, 0) > 1) {
      report('CON-AHA-BHA', 'more than one acid session a week on sensitive skin');
      break;
    }
  }
  const mild = own.filter((item) => holds(item, 'AHA', 'BHA', 'PHA') && !isStrongAcid(item));
  if (isSensitive(scope) && mild.some(({ due }) => due.some((isDue, day) => isDue && due[day + 1])))
    report('FREQ-EXF-MILD', mild.map(({ label }) => label).join(', '));
}

function checkStarts(scope: Case) {
  const { items, own, report, today, input } = scope;
  const gap = isSensitive(scope) || isDarker(scope) ? 28 : 14;
  const fresh = items.filter((item) => isActive(item) && !item.isEstablished);
  const actives = own.filter(isActive);
  for (const item of actives) {
    if (item.startsOn < input!.restsUntil)
      report('REACT-REST', `${item.label} on day ${item.startsOn - today}`);
    for (const other of fresh) {
      if (other === item || (isOwn(other) && items.indexOf(other) < items.indexOf(item))) continue;
      if (sameProduct(item, other)) continue;
      const apart = Math.abs(firstUse(item, today) - firstUse(other, today));
      if (apart < gap) report('INTRO-1', `${item.label} and ${other.label} ${apart} days apart`);
    }
  }
  const before = [...new Set(actives.map(({ label }) => label))];
  const others = scope.prescribed.filter(isActive).length;
  if (isSensitive(scope) && before.length > Math.max(0, 1 - others) && before.length > 0)
    report('SENS-1', `${before.join(', ')} beside ${others} prescribed`);
  if (wants(scope, 'BARRIER')) {
    const strong = actives
      .filter((item) => holds(item, ...STRONG))
      .sort((a, b) => a.startsOn - b.startsOn)[0];
    if (strong?.step?.schedule.kind === 'DAILY') report('BARRIER-2', strong.label);
  }
}

const firstUse = ({ startsOn }: Item, today: number) => startsOn - today;
/** One product, morning and evening. */
const sameProduct = (one: Item, other: Item) =>
  one.label === other.label && one.session !== other.session && one.startsOn === other.startsOn;
