import type {
  CheckInput,
  IngredientChecksService,
  IngredientReport,
} from '../../ingredients/ingredient-checks.service.ts';
import type { CheckedItem } from '../../ingredients/label-findings.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { factsOf } from '../plans/routine-steps.ts';
import { checkAnswers } from '../rules/checks/answer-checks.ts';
import { type Finding, isUnanswered, mostSerious } from '../rules/finding.ts';
import { judgeProduct } from '../rules/gate/gate.ts';
import { withPrescribed } from '../rules/in-use.ts';
import type { PlannedStep } from '../rules/routine-plan.ts';
import type { CaredFor, RecommendationsService } from './recommendations.service.ts';

/** Later procedures say nothing of a product that is looked at today. */
const SOON_DAYS = 28;

/** A report with what the safety gate finds for the person. */
export type ForPerson<R extends IngredientReport> = R & { findings: Finding[] };

type Viewed = Pick<CaredFor, 'person' | 'today'>;

interface Dependencies {
  checks: IngredientChecksService;
  recommendations: Pick<RecommendationsService, 'caredFor'>;
}

/** Judges products by their ingredients, for a person. */
export class CheckProductService {
  constructor(private readonly deps: Dependencies) {}

  async readLabel(viewer: Viewer, text: string) {
    const { person, today } = await this.#person(viewer);
    const product = { region: person.background.region, leaveOn: null };
    return judged(
      await this.deps.checks.readLabel(viewer, text, product),
      { person, today },
      product.leaveOn,
    );
  }

  async check(viewer: Viewer, input: CheckInput) {
    const { person, today } = await this.#person(viewer);
    const region = input.region ?? person.background.region;
    const report = await this.deps.checks.check(viewer, { ...input, region });
    return judged(report, { person, today }, input.leaveOn ?? null);
  }

  async #person({ userId }: Viewer): Promise<Viewed> {
    const { person, used, today } = await this.deps.recommendations.caredFor(userId);
    return { person: withPrescribed(person, used), today };
  }
}

function judged<R extends IngredientReport>(
  report: R,
  { person, today }: Viewed,
  leaveOn: boolean | null,
): ForPerson<R> {
  const step = asStep(report.checked, leaveOn);
  const occasion = { today, planStartsOn: today, until: today + SOON_DAYS };
  const findings = mostSerious([
    ...judgeProduct(step, person, occasion),
    ...checkAnswers({ steps: [step] }, person),
  ]);
  const passed = report.passed && !findings.some((each) => each.severity === 'HARD' || isUnanswered(each));
  return { ...report, findings, passed };
}

/** A product of which only the ingredients are known: it stays on the skin unless it is said not to. */
const asStep = (items: readonly CheckedItem[], leaveOn: boolean | null): PlannedStep => ({
  ...{ key: '', name: '', session: 'PM', type: leaveOn === false ? 'CLEANSER' : 'MOISTURISER' },
  ...{ schedule: { kind: 'DAILY' }, startsOn: null, pause: null, usableUntil: null, spf: null },
  ...{ prescribed: false, allowedFor: null, established: false, waitBeforeMinutes: 0, waitAfterMinutes: 0 },
  ingredients: items.map(({ ingredient, ...item }) => factsOf(item, ingredient)),
});
