import DataLoader from 'dataloader';
import { ViewerLoader } from '../platform/viewer-loader.ts';
import type { CheckRoutineService, RoutineFinding } from './advice/check-routine.service.ts';
import type { CaredFor, RecommendationsService } from './advice/recommendations.service.ts';
import type { Routine, RoutineStep } from './plans/routines.table.ts';
import type { WithheldSteps } from './plans/withheld-steps.ts';

const OPTIONS = { cache: false, maxBatchSize: 100 } as const;

/** Batches reads for several routines of the same tick; caches nothing. */
export class RoutinesLoader {
  /** Whether a prescribed step waits for the doctor's answer on a pregnancy. */
  readonly withheld: DataLoader<RoutineStep, boolean>;
  readonly findings: ViewerLoader<Routine, RoutineFinding[]>;
  readonly people: DataLoader<string, CaredFor>;

  constructor(parts: {
    withheld: WithheldSteps;
    checks: CheckRoutineService;
    recommendations: RecommendationsService;
  }) {
    this.findings = new ViewerLoader((viewer, routines) => parts.checks.findings(viewer, routines));
    this.withheld = new DataLoader(
      async (steps) => {
        const ids = await parts.withheld.forDoctor(steps);
        return steps.map(({ id }) => ids.has(id));
      },
      { cache: false },
    );
    this.people = new DataLoader((userIds) => {
      const each = new Map([...new Set(userIds)].map((id) => [id, parts.recommendations.caredFor(id)]));
      return Promise.all(userIds.map((id) => each.get(id)!));
    }, OPTIONS);
  }
}
