import type {
  CheckInput,
  IngredientChecksService,
  IngredientReport,
} from '../../ingredients/ingredient-checks.service.ts';
import type { CheckedItem } from '../../ingredients/label-findings.ts';
import { localDay } from '../../platform/time/local-day.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { factsOf } from '../plans/routine-steps.ts';
import { type Finding, mostSerious } from '../rules/finding.ts';
import { judgeStep } from '../rules/gate/gate.ts';
import { withPrescribed } from '../rules/in-use.ts';
import type { Person } from '../rules/person.ts';
import type { PlannedStep } from '../rules/routine-plan.ts';
import { dayNumber } from '../rules/step-schedule.ts';
import type { RecommendationsService } from './recommendations.service.ts';

/** A report with what the safety gate finds for the person. */
export type ForPerson<R extends IngredientReport> = R & { findings: Finding[] };

interface Dependencies {
  checks: IngredientChecksService;
  recommendations: Pick<RecommendationsService, 'caredFor'>;
}

/** Judges products by their ingredients, for a person. */
export class CheckProductService {
  constructor(private readonly deps: Dependencies) {}

  async readLabel(viewer: Viewer, text: string) {
    const person = await this.#person(viewer);
    const product = { region: person.background.region, leaveOn: null };
    return judged(await this.deps.checks.readLabel(viewer, text, product), person, product.leaveOn);
  }

  async check(viewer: Viewer, input: CheckInput) {
    const person = await this.#person(viewer);
    const region = input.region ?? person.background.region;
    const report = await this.deps.checks.check(viewer, { ...input, region });
    return judged(report, person, input.leaveOn ?? null);
  }

  async #person({ userId }: Viewer): Promise<Person> {
    const { person, used } = await this.deps.recommendations.caredFor(userId);
    return withPrescribed(person, used);
  }
}

function judged<R extends IngredientReport>(
  report: R,
  person: Person,
  leaveOn: boolean | null,
): ForPerson<R> {
  const today = dayNumber(localDay('UTC', new Date()));
  const step = asStep(report.checked, leaveOn);
  const occasion = { today, planStartsOn: today, until: Number.POSITIVE_INFINITY };
  const findings = mostSerious(judgeStep(step, person, occasion));
  const passed = report.passed && findings.every(({ severity }) => severity !== 'HARD');
  return { ...report, findings, passed };
}

/** A product of which only the ingredients are known: it stays on the skin unless it is said not to. */
const asStep = (items: readonly CheckedItem[], leaveOn: boolean | null): PlannedStep => ({
  ...{ key: '', name: '', session: 'PM', type: leaveOn === false ? 'CLEANSER' : 'MOISTURISER' },
  ...{ schedule: { kind: 'DAILY' }, startsOn: null, pause: null, usableUntil: null, spf: null },
  ...{ prescribed: false, established: false },
  ingredients: items.map(({ ingredient, ...item }) => factsOf(item, ingredient)),
});
