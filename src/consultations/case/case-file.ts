import { explanationOf } from '../../routines/rules/explanation.ts';
import { HELD_UNTIL } from '../../routines/rules/reaction-rules.ts';
import { shownSchedule } from '../../routines/shown-schedule.ts';
import type {
  ConsultationSnapshot,
  FrozenAnalysis,
  FrozenHealth,
  FrozenRoutine,
} from './consultation-snapshot.ts';

/** Of cases from before the profile had these fields. */
const NOT_ASKED: FrozenHealth = {
  concernSeverities: [],
  skinTone: null,
  region: null,
  sensitivity: null,
  diagnoses: [],
  allergies: [],
  procedures: [],
  medications: [],
  medicationsAnswered: false,
};

/** The frozen case in the shape of its types; its parts have the id of the consultation. */
export function caseFileOf({ id, snapshot }: { id: string; snapshot: ConsultationSnapshot }) {
  const { profile, analysis, routine, avoidedIngredients } = snapshot;
  return {
    id,
    profile: { ...NOT_ASKED, ...profile, id },
    analysis: analysis && frozenAnalysis(id, analysis),
    routine: routine && frozenRoutine(id, routine),
    avoidedIngredients,
  };
}

/** Overlays are not frozen. */
function frozenAnalysis(id: string, { id: analysisId, ...analysis }: FrozenAnalysis) {
  const { modelName: name, modelVersion: version, createdAt, metrics } = analysis;
  return {
    ...analysis,
    ...{ id, analysisId },
    createdAt: new Date(createdAt),
    model: name && version ? { name, version } : null,
    metrics: metrics.map((metric) => ({ ...metric, analysis: { heatmaps: [] } })),
  };
}

function frozenRoutine(id: string, { steps, ...routine }: FrozenRoutine) {
  return {
    ...routine,
    id,
    steps: steps.map((step, index) => {
      const isHeld = step.pausedUntil === HELD_UNTIL;
      return {
        ...step,
        id: `${id}/${index}`,
        schedule: shownSchedule(step.schedule),
        ...(explanationOf(step.ruleId) ?? { reason: step.reason, source: step.source }),
        pausedUntil: isHeld ? null : step.pausedUntil,
        heldForDoctor: isHeld || step.heldForDoctor === true,
      };
    }),
  };
}
