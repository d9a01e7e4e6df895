/** What has an id, so that caches keep it once, but is read again as part of something else. */
export const NOT_NODES: Readonly<Record<string, string>> = {
  Account: 'of administrators, by `account(email)` and `accounts`',
  ConsultationAnalysis: 'part of the case, frozen',
  ConsultationCase: 'part of the case, frozen',
  ConsultationPhoto: 'part of its consultation or message',
  ConsultationProfile: 'part of the case, frozen',
  ConsultationRoutine: 'part of the case, frozen',
  ConsultationRoutineStep: 'part of the case, frozen',
  ConsultationStep: 'part of the history of its consultation, never changed',
  FailedJob: 'of administrators, by `failedJobs`',
  FragranceAllergen: 'by its ingredients; the same for all',
  RoutineStepLog: 'by `todayRoutine` of its day',
  TodayRoutine: 'by `todayRoutine` of its day',
  TodayStep: 'by `todayRoutine` of its day',
  UnansweredConsultation: 'of administrators, by `unansweredConsultations`',
};
/** What is computed for the moment, or replaced as one value with the object that it belongs to; nothing refers to it. */
export const VALUES: readonly string[] = `
ActiveTotal AdherenceDay AdherenceShare AllergenFinding AnalysisComparison AnalysisFace AnalysisMetric
AnalysisModel AnalysisPhoto AnalysisProblem AnalysisZone AnnexEntry AverageScores AvoidedFinding
BeforeAfterPair CheckedIngredient ConsentRequirement ConsultationAvoidedIngredient ConsultationMedication
ConsultationQuestionnaire ConsultationQueueChange DermatologistRating Drug DrugMatch FaceFrame FaceTarget
FoundIngredient HeatmapLegend IngredientCheck IngredientConflict IngredientImport IngredientImportReject
IngredientPregnancy IngredientRating IngredientRestriction LabelItem LabelReport LawFinding LesionCandidate
LesionCandidates LesionCount MessageParameter MetricComparison NotificationDelivery NotificationToggle
PageInfo PhotoCheck PhotoHint PhotoRequirements PicturePoint ProductFinding Progress ProgressPoint
ProgressTrend QuietHours RampUpStage Recommendation RedFlagAnswer RedFlagAnswers RedFlagQuestion
RestrictionFinding RoutineCheck RoutineFinding RoutineFindingStep RoutineNotJudged RoutineNote
RoutineStepIngredient ScoreInterval SessionReminder SessionTokens SideDifference SkinConcernSeverity
SkinProcedure SkinProfile SkinTone StepSchedule TargetFrame TimelinePhoto UnderEye UnreadLabelPart
UpcomingReminder UrgentCareAdvice UsedProduct UserError
`
  .trim()
  .split(/\s+/);
