/** What depends on the active routine. */
const PLAN = ['activeRoutine', 'adherence', 'routines', 'statistics', 'todayRoutine', 'upcomingReminders'];
/** What depends on the facts that the rules of safety read. */
const JUDGED = {
  viewer: ['analyses', ...PLAN],
  query: ['recommendations'],
};
const PROFILE = [
  ...[
    'age',
    'concernSeverities',
    'concerns',
    'consentRequirements',
    'experience',
    'firstName',
    'fragranceFree',
  ],
  ...[
    'lastName',
    'locale',
    'pregnancy',
    'region',
    'sensitivity',
    'skinTone',
    'skinType',
    'timeZone',
    'vegan',
  ],
];
const judged = (...viewer: string[]) => ({ ...JUDGED, viewer: [...viewer, ...JUDGED.viewer] });
const NOTIFICATIONS = { viewer: ['notifications', 'unreadNotificationCount'] };
const DONE = { viewer: ['adherence', 'statistics', 'todayRoutine', 'upcomingReminders'] };
const JOBS = { viewer: ['auditLog'], query: ['failedJobs'] };
const QUEUE = { query: ['consultationQueue'] };

/**
 * What a mutation may change beside the objects that its payload returns: fields of `viewer` and of `query`. An app
 * selects those that it shows. Mutations that are not here return all that they change.
 */
export const CHANGES: Readonly<Record<string, { viewer?: readonly string[]; query?: readonly string[] }>> = {
  activateRoutine: JUDGED,
  addJournalEntry: { viewer: ['journal', 'progress'] },
  addMedication: judged('healthProfile', 'medications'),
  allowIngredient: judged('avoidedFamilies', 'avoidedIngredients'),
  answerConsultation: QUEUE,
  avoidIngredient: judged('avoidedFamilies', 'avoidedIngredients'),
  cancelConsultation: { viewer: ['consultations'] },
  changePassword: { viewer: ['auditLog', 'sessions', ...NOTIFICATIONS.viewer] },
  claimConsultation: QUEUE,
  closeConsultation: { viewer: ['consultations'] },
  confirmPrescribedStep: JUDGED,
  createDermatologist: { query: ['accounts', 'dermatologists'] },
  createGoal: { viewer: ['goals'] },
  createRoutine: JUDGED,
  declineConsultation: QUEUE,
  deleteAnalysis: {
    viewer: [
      ...['analyses', 'goals', 'latestAnalysis', 'notifications', 'photoTimeline', 'progress', 'statistics'],
      ...['unreadNotificationCount'],
    ],
    query: ['recommendations'],
  },
  deleteGoal: { viewer: ['goals', 'notifications'] },
  deleteJournalEntry: { viewer: ['journal', 'progress'] },
  deleteMedication: judged('healthProfile', 'medications'),
  deleteNotification: NOTIFICATIONS,
  deleteRoutine: JUDGED,
  discardFailedJobs: JOBS,
  endMedication: judged('healthProfile', 'medications'),
  generateRoutine: JUDGED,
  giveConsent: { viewer: ['auditLog', 'consentRequirements', 'consents'] },
  importIngredients: { query: ['ingredients'] },
  logRoutineStep: DONE,
  markAllNotificationsRead: NOTIFICATIONS,
  markNotificationRead: { viewer: ['unreadNotificationCount'] },
  pauseRoutine: JUDGED,
  recordPatchTestResult: judged('skinReactions'),
  reportReaction: judged('skinReactions'),
  requestConsultation: { viewer: ['consultations', 'statistics'] },
  requestDataExport: { viewer: ['auditLog', 'dataExports'] },
  requestMoreInformation: QUEUE,
  resumeAfterReaction: JUDGED,
  retryFailedJobs: JOBS,
  revokeSession: { viewer: ['auditLog', 'sessions'] },
  sendTestNotification: NOTIFICATIONS,
  setProfilePicture: { viewer: ['profilePicture'] },
  setUserRole: { query: ['accounts', 'dermatologists'] },
  startConsultationReview: QUEUE,
  startPatchTest: { viewer: ['patchTests'] },
  submitAnalysis: { viewer: ['analyses', 'latestAnalysis'] },
  undoRoutineStepLog: DONE,
  updateDermatologistProfile: { query: ['dermatologists'] },
  updateHealthProfile: judged('healthProfile'),
  updateJournalEntry: { viewer: ['journal', 'progress'] },
  updateMedication: judged('healthProfile', 'medications'),
  updateNotificationPreferences: { viewer: ['upcomingReminders'] },
  updateProfile: judged(...PROFILE),
  updateReminderSettings: { viewer: ['upcomingReminders'] },
  updateRoutine: JUDGED,
  withdrawConsent: judged('auditLog', 'consentRequirements', 'consents', 'healthProfile', 'medications'),
};
