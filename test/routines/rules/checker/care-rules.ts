import type { RoutineSession } from '../../../../src/routines/rules/routine-plan.ts';
import { RETINOIDS } from './families.ts';
import {
  type Case,
  hasDiagnosis,
  holds,
  type Item,
  isActive,
  isDarker,
  isRefused,
  isSensitive,
  isStrong,
  wants,
} from './items.ts';
import { hasClass, pregnancyRule } from './medicines.ts';
import { isMineral } from './person-rules.ts';

/** What every routine needs: sunscreen, a cream, a mild wash, tests of new products, and the limits that were named. */
export function checkCare(scope: Case) {
  if (scope.person.standstill === 'EMERGENCY') return;
  checkSunscreen(scope);
  checkTint(scope);
  checkCream(scope);
  checkWash(scope);
  checkPatch(scope);
  checkBudget(scope);
}

const isDaily = ({ step, startsOn }: Item, today: number) =>
  step!.schedule.kind === 'DAILY' && startsOn === today && step!.pause === null;

function checkSunscreen({ items, report, today, taken, person }: Case) {
  const last = items.filter(({ session }) => session === 'AM').at(-1);
  const isThere = last?.type === 'SUNSCREEN' && isDaily(last, today) && (last.spf ?? 0) >= 30;
  if (isThere) return;
  report('FREQ-SPF', last?.label ?? 'no morning');
  const { latestAhaOn } = person.background;
  const wasAcid = latestAhaOn !== null && latestAhaOn + 7 >= today;
  if (wasAcid || items.some(isStrong) || taken.some((each) => hasClass(each, 'RETINOID_ORAL')))
    report('SUN-1', last?.label ?? 'no morning');
}

function checkTint(scope: Case) {
  const { items, report, person } = scope;
  const sunscreen = items.find(({ type, session }) => type === 'SUNSCREEN' && session === 'AM');
  if (!sunscreen) return;
  const hasMelasma = hasDiagnosis(scope, 'MELASMA');
  const needsTint =
    hasMelasma || wants(scope, 'PIGMENTATION', 'PIH') || (isDarker(scope) && items.some(isStrong));
  const isTinted = /iron oxide/i.test(sunscreen.label) || holds(sunscreen, 'IRON_OXIDE');
  const mayTint = !['CI 77491', 'CI 77492', 'CI 77499'].some((name) => isRefused(scope, name));
  const isEnough = (isTinted || !mayTint) && (sunscreen.spf ?? 0) >= 50;
  if (needsTint && !isEnough) report(hasMelasma ? 'MELASMA-1' : 'SUN-TINT', sunscreen.label);
  const needsMineral = hasDiagnosis(scope, 'ROSACEA')
    ? 'ROSACEA-1'
    : person.profile.concerns.includes('BARRIER')
      ? 'BARRIER-1'
      : null;
  if (needsMineral && !isMineral(sunscreen)) report(needsMineral, sunscreen.label);
}

function checkCream(scope: Case) {
  const { taken, report } = scope;
  const needed: [ruleId: string, sessions: RoutineSession[]][] = [
    ...(wants(scope, 'BARRIER') ? [['BARRIER-1', ['AM', 'PM']] as [string, RoutineSession[]]] : []),
    ...(hasDiagnosis(scope, 'ATOPIC_DERMATITIS')
      ? [['ATOPIC-1', ['AM', 'PM']] as [string, RoutineSession[]]]
      : []),
    ...(hasDiagnosis(scope, 'ROSACEA') ? [['ROSACEA-1', ['PM']] as [string, RoutineSession[]]] : []),
    ...taken.flatMap((each): [string, RoutineSession[]][] => [
      ...(hasClass(each, 'RETINOID_ORAL')
        ? [['RX-ISOTRETINOIN', ['AM', 'PM']] as [string, RoutineSession[]]]
        : []),
      ...(hasClass(each, 'RETINOID_TOPICAL') ? [['RX-RETINOID', ['PM']] as [string, RoutineSession[]]] : []),
    ]),
  ];
  for (const [ruleId, sessions] of needed) {
    for (const session of sessions) {
      const creams = scope.items.filter((item) => item.session === session && item.type === 'MOISTURISER');
      if (creams.length === 0 && !isSqueezedOut(scope, session)) report(ruleId, `no cream in the ${session}`);
      const isWrong = creams.some((cream) => !isRightCream(scope, cream, ruleId));
      if (isWrong) report(ruleId, creams[0]!.label);
    }
  }
  for (const medicine of taken) {
    const ruleId = hasClass(medicine, 'RETINOID_ORAL')
      ? 'RX-ISOTRETINOIN'
      : hasClass(medicine, 'RETINOID_TOPICAL')
        ? 'RX-RETINOID'
        : null;
    const isStopped = ['PREG-RX', 'PREG-RET-ORAL'].includes(
      pregnancyRule(medicine, scope.person.profile.pregnancy) ?? '',
    );
    if (!ruleId || isStopped) continue;
    const hasBalm =
      scope.notes.some(({ message }) => /\blips?\b/i.test(message)) ||
      scope.own.some(({ ruleId }) => /^LIPS/.test(ruleId));
    if (!hasBalm) report(ruleId, `no lip balm with ${medicine.name}`);
  }
}

function isRightCream(scope: Case, { names, instructions }: Item, ruleId: string): boolean {
  if (ruleId === 'ATOPIC-1') return /fragrance|perfume/i.test(instructions);
  if (ruleId !== 'BARRIER-1') return true;
  const isAnyRefused = ['GLYCERIN', 'CERAMIDE NP'].some((name) => isRefused(scope, name));
  return isAnyRefused || names.some((name) => name === 'GLYCERIN' || name.startsWith('CERAMIDE'));
}

const KEPT_TYPES = ['SUNSCREEN', 'CLEANSER', 'MOISTURISER'];

/** Whether the person's limits leave no room for one more: nothing but what goes before it is left. */
function isSqueezedOut({ items, input }: Case, session: RoutineSession): boolean {
  const { maxSteps, maxMinutes } = input!;
  const inSession = items.filter((item) => item.session === session);
  const isFull =
    (maxSteps !== null && inSession.length >= maxSteps) ||
    (maxMinutes !== null && minutesOf(inSession) + 1 > maxMinutes);
  return isFull && inSession.every(({ isPrescribed, type }) => isPrescribed || KEPT_TYPES.includes(type!));
}

const minutesOf = (items: readonly Item[]) =>
  items.reduce((sum, { step }) => sum + 1 + step!.waitBeforeMinutes + step!.waitAfterMinutes, 0);

function checkWash(scope: Case) {
  const { items, report, person } = scope;
  const washes = items.filter(({ type }) => type === 'CLEANSER' || type === 'OIL_CLEANSER');
  const plain = washes.filter(({ type }) => type === 'CLEANSER');
  if (wants(scope, 'BARRIER') && washes.length > 1)
    report(
      'BARRIER-1',
      `washed ${washes.length} times: ${washes.map(({ session, type }) => `${session} ${type}`).join(', ')}`,
    );
  for (const [ruleId, applies] of [
    ['BARRIER-1', wants(scope, 'BARRIER')],
    ['ROSACEA-1', hasDiagnosis(scope, 'ROSACEA')],
    ['ATOPIC-1', hasDiagnosis(scope, 'ATOPIC_DERMATITIS')],
  ] as const) {
    if (applies && plain.some(({ label }) => !/mild|gentle|without soap/i.test(label)))
      report(ruleId, plain[0]!.label);
  }
  if (!person.background.allergies.includes('FRAGRANCE')) return;
  const isSaid = (item: Item) => /fragrance|perfume/i.test(item.instructions);
  const silent = scope.own.filter((item) => !isSaid(item));
  const isToldOnce = scope.notes.some(({ message }) => /fragrance|perfume/i.test(message));
  if (silent.length > 0 && !isToldOnce)
    report('ALLERGY-1', `fragrance not named for ${silent.map(({ type }) => type).join(', ')}`);
}

function checkPatch(scope: Case) {
  const { own, report, person, notes } = scope;
  const isCareful =
    isSensitive(scope) ||
    hasDiagnosis(scope, 'ATOPIC_DERMATITIS') ||
    person.exclusions.reactedTo.size > 0 ||
    person.background.allergies.length > 2;
  if (isCareful && own.length > 0 && !notes.some(({ ruleId }) => ruleId === 'INTRO-PATCH'))
    report('INTRO-PATCH', own.some(isActive) ? 'actives' : 'only bases');
}

const RETINOID_REST = 7;
const OTHER_REST = 5;
/** Weeks of rest are what the doctor asked for; the day itself rests in any case. */
const healingDays = (restWeeks: number) => Math.max(1, restWeeks * 7);

/** PROC-1 and WAX-1: nothing active near a procedure. */
export function checkProcedures({ person, own, items, report, today, days, input, taken, notes }: Case) {
  for (const { kind, day, restWeeks } of person.background.procedures) {
    const isWaxing = kind === 'WAXING';
    for (const item of own) {
      const isRetinoid = holds(item, ...RETINOIDS);
      if (!isActive(item) || (isWaxing && !isRetinoid)) continue;
      const from = day - (isRetinoid ? RETINOID_REST : OTHER_REST);
      const until = isWaxing ? day + RETINOID_REST : day + healingDays(restWeeks);
      const ruleId = isWaxing ? 'WAX-1' : 'PROC-1';
      const label = `${item.label} within ${from - today}..${until - today} of ${kind}`;
      if (!input) {
        if (today >= from && today < until) report(ruleId, label);
        continue;
      }
      for (let at = Math.max(from, today); at < Math.min(until, today + days); at += 1) {
        if (!item.dueBesidesPauses[at - today]) continue;
        report(ruleId, `${label}, day ${at - today}`);
        break;
      }
    }
    const isNear = day - OTHER_REST <= today && today < day + healingDays(restWeeks);
    const sunscreen = items.find(({ type }) => type === 'SUNSCREEN');
    if (!isWaxing && isNear && sunscreen && (sunscreen.spf ?? 0) < 50)
      report('PROC-1', `SPF ${sunscreen.spf} after ${kind}`);
    const hasRetinoid = taken.some((each) => hasClass(each, 'RETINOID_TOPICAL', 'RETINOID_ORAL'));
    if (input && isWaxing && day >= today && hasRetinoid && !notes.some(({ ruleId }) => ruleId === 'WAX-1'))
      report('WAX-1', 'untold beside a prescribed retinoid');
  }
}

const FIRST_TYPES = ['CLEANSER', 'SUNSCREEN', 'MOISTURISER'];

function checkBudget({ items, own, report, input, person }: Case) {
  const { maxSteps, maxMinutes } = input!;
  if (maxSteps === null && maxMinutes === null) return;
  for (const session of ['AM', 'PM'] as const) {
    const inSession = items.filter((item) => item.session === session);
    const isOver =
      (maxSteps !== null && inSession.length > maxSteps) ||
      (maxMinutes !== null && minutesOf(inSession) > maxMinutes);
    const isLeast = ({ isPrescribed, type }: Item) =>
      isPrescribed || type === 'SUNSCREEN' || type === 'CLEANSER';
    if (isOver && !inSession.every(isLeast))
      report('BUDGET-1', `${inSession.length} steps, ${minutesOf(inSession)} minutes in the ${session}`);
  }
  const rest = own.filter(({ type }) => !FIRST_TYPES.includes(type!));
  const hasPm = rest.some(({ session }) => session === 'PM');
  const isOnlyDoctor = person.profile.concerns.length === 0;
  if (rest.length > 0 && !isOnlyDoctor && !items.some(({ type }) => type === 'MOISTURISER'))
    report('BUDGET-1', `${rest[0]!.session} ${rest[0]!.label} kept before any cream`);
  if (hasPm && !items.some(({ type, session }) => type === 'CLEANSER' && session === 'PM'))
    report('BUDGET-1', `${rest[0]!.label} kept before the wash`);
}
