/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why a photo was not judged. */
export type AnalysisProblemCode =
  /** The photo is out of focus or shaken. */
  | 'BLURRED'
  /** The consent to photo processing was withdrawn before the photo was looked at. */
  | 'CONSENT_WITHDRAWN'
  /** Too little skin is visible. */
  | 'NO_SKIN_FOUND'
  /** Too much of the photo is washed out. */
  | 'OVEREXPOSED'
  /** Too much of the photo is nearly black. */
  | 'TOO_DARK'
  /** The short side of the photo has too few pixels. */
  | 'TOO_SMALL';

/** How far an analysis is. */
export type AnalysisStatus =
  /** The scores are there. */
  | 'COMPLETED'
  /** The fault is ours, and every try failed; `retryAnalysis` tries once more with the same photo. */
  | 'FAILED'
  /** The photo is stored and waits for the model. */
  | 'PENDING'
  /** The model is looking at the photo. */
  | 'PROCESSING'
  /** The photo cannot be judged; `problems` says how to retake it. */
  | 'REJECTED';

/** What the audit log tells of. */
export type AuditAction =
  /** The account was closed, to be purged after 30 days. */
  | 'ACCOUNT_CLOSED'
  /** The closed account was opened again. */
  | 'ACCOUNT_RESTORED'
  /** A consent was given. */
  | 'CONSENT_GIVEN'
  /** A consent was withdrawn. */
  | 'CONSENT_WITHDRAWN'
  /** A copy of all data was downloaded. */
  | 'DATA_EXPORT_READ'
  /** A copy of all data was asked for. */
  | 'DATA_EXPORT_REQUESTED'
  /** The e-mail address was verified. */
  | 'EMAIL_VERIFIED'
  /** A session was opened. */
  | 'LOGIN'
  /** Somebody tried to log in with a wrong password. */
  | 'LOGIN_FAILED'
  /** A session was ended by its device. */
  | 'LOGOUT'
  /** All sessions were ended. */
  | 'LOGOUT_EVERYWHERE'
  /** A new password was set with the earlier one. */
  | 'PASSWORD_CHANGED'
  /** A wrong password was given within a session. */
  | 'PASSWORD_REFUSED'
  /** A new password was set by mail. */
  | 'PASSWORD_RESET'
  /** A mail for a new password was asked for. */
  | 'PASSWORD_RESET_REQUESTED'
  /** A refresh token came twice, so its session was ended. */
  | 'REFRESH_TOKEN_REUSED'
  /** A session was ended from another device. */
  | 'SESSION_REVOKED';

/** Who did something. */
export type AuditActor =
  /** Somebody else with an account, such as a dermatologist. */
  | 'OTHER'
  /** The person themself. */
  | 'SELF'
  /** Somebody who was not logged in, or the system. */
  | 'UNKNOWN';

/** A new password in place of the present one. */
export type ChangePasswordInput = {
  /** The present password, asked for again. */
  currentPassword: string;
  /** 12 to 128 characters, any of them. Passwords that are easy to guess are refused. */
  newPassword: string;
};

/** What a person can agree to. The texts are at `User.consentRequirements`. */
export type ConsentKind =
  /** Confirmation of being 16 years old or older. */
  | 'AGE_16_OR_OLDER'
  /** Storing and analysing photos of the skin, which are health data. */
  | 'PHOTO_PROCESSING';

/** How far an export is. */
export type DataExportStatus =
  /** Its time is over and the file is gone; ask again. */
  | 'EXPIRED'
  /** It could not be made through our fault; ask again. */
  | 'FAILED'
  /** It is being made; a notification tells when it is ready. */
  | 'PENDING'
  /** It can be downloaded at `url`. */
  | 'READY';

/** The confirmation of who wants to leave. */
export type DeleteAccountInput = {
  /** The password of the account, asked for again. */
  password: string;
};

/** The analysis to delete. */
export type DeleteAnalysisInput = {
  /** Its id. */
  id: string;
};

/** The notification to delete. */
export type DeleteNotificationInput = {
  /** Its id. */
  id: string;
};

/** What the person agrees to. */
export type GiveConsentInput = {
  /** What is agreed to. */
  kind: ConsentKind;
  /** Version of the text that was shown; only the present one can be given. */
  version: number;
};

/** Who wants to log in, and from where. */
export type LoginInput = {
  /** Name of the device for the list of sessions, at most 100 characters; the user agent when left out. */
  deviceName?: string | null | undefined;
  /** The address of the account. */
  email: string;
  /** The password of the account. */
  password: string;
};

/** The notification that was read. */
export type MarkNotificationReadInput = {
  /** Its id. */
  id: string;
};

/** Where a value lies on its own scale, whichever direction is better. */
export type MetricBand =
  /** In the upper part of the scale. */
  | 'HIGH'
  /** In the lower part of the scale. */
  | 'LOW'
  /** In the middle of the scale. */
  | 'MODERATE';

/** What a value rests on. */
export type MetricBasis =
  /** Measured in the pixels of the photo. */
  | 'MEASURED_FROM_IMAGE'
  /** Inferred from visual signs; a photo cannot measure it. Show it with that caveat. */
  | 'VISUAL_PROXY';

/** Which way a value gets better. */
export type MetricDirection =
  /** The higher, the better. */
  | 'HIGHER_IS_BETTER'
  /** The lower, the better. */
  | 'LOWER_IS_BETTER'
  /** Best within `target`; too low is as unwelcome as too high. */
  | 'TARGET_RANGE';

/** Which notifications. */
export type NotificationFilter = {
  /** Only unread ones. */
  unreadOnly?: boolean | null | undefined;
};

/** What a notification is about. */
export type NotificationKind =
  /** An analysis has its scores. */
  | 'ANALYSIS_COMPLETED'
  /** An analysis failed through our fault. */
  | 'ANALYSIS_FAILED'
  /** A photo could not be judged and should be taken again. */
  | 'ANALYSIS_REJECTED'
  /** Something happened in a consultation. */
  | 'CONSULTATION_UPDATE'
  /** A goal was reached. */
  | 'GOAL_REACHED'
  /** A routine step is due. */
  | 'ROUTINE_REMINDER'
  /** Something about the safety of the account. */
  | 'SECURITY'
  /** A message from the operator. */
  | 'SYSTEM';

/** What routines and recommendations must respect. */
export type Pregnancy =
  /** Breastfeeding: such products come with a warning. */
  | 'BREASTFEEDING'
  /** Nothing to respect. */
  | 'NONE'
  /** Pregnant: retinoids and hydroquinone are left out. */
  | 'PREGNANT'
  /** Trying for a child: retinoids and hydroquinone are left out. */
  | 'TRYING';

/** What a recommendation asks for. */
export type RecommendationAction =
  /** Bring it into the routine. */
  | 'ADD'
  /** Use less of it. */
  | 'REDUCE'
  /** Let a dermatologist look at it. */
  | 'SEE_DERMATOLOGIST';

/** The key to prolong a session. */
export type RefreshSessionInput = {
  /** The refresh token that came last. */
  refreshToken: string;
};

/** A new account. */
export type RegisterInput = {
  /** Address to log in with; blanks around it and the case of its letters do not count. At most 254 characters. */
  email: string;
  /** First name, at most 100 characters. */
  firstName?: string | null | undefined;
  /** Last name, at most 100 characters. */
  lastName?: string | null | undefined;
  /** BCP 47 tag such as `de-AT`; `en` when left out. */
  locale?: string | null | undefined;
  /** 12 to 128 characters, any of them. Passwords that are easy to guess are refused. */
  password: string;
  /** IANA time zone such as `Europe/Berlin`; `UTC` when left out. */
  timeZone?: string | null | undefined;
};

/** Who forgot their password. */
export type RequestPasswordResetInput = {
  /** The address of the account. */
  email: string;
};

/** Who wants the verification mail again. */
export type ResendVerificationEmailInput = {
  /** The address that was registered. */
  email: string;
};

/** A new password, and the proof that a mail arrived. */
export type ResetPasswordInput = {
  /** 12 to 128 characters, any of them. Passwords that are easy to guess are refused. */
  password: string;
  /** The token from the mail. It works once, within an hour. */
  token: string;
};

/** The proof of who wants a closed account back. */
export type RestoreAccountInput = {
  /** The token from the mail that told of the closing. It works once. */
  token: string;
};

/** The failed analysis to try again. */
export type RetryAnalysisInput = {
  /** Its id. */
  id: string;
};

/** The session to end. */
export type RevokeSessionInput = {
  /** Its id, from `me.sessions`. */
  id: string;
};

/** What an account may do. Roles are given by the operator; no input can set one. */
export type Role =
  /** Somebody who runs the service. */
  | 'ADMIN'
  /** A doctor who answers consultations. */
  | 'DERMATOLOGIST'
  /** A person who uses the app for their own skin. */
  | 'USER';

/** A new picture, or none. */
export type SetProfilePictureInput = {
  /** JPEG, PNG or WebP of at most 10 MB; its middle square is kept. Null removes the picture. */
  picture?: Blob | null | null | undefined;
};

/** What a person would like to improve. */
export type SkinConcern =
  /** Pimples and blackheads. */
  | 'ACNE'
  /** A weakened barrier: stinging, tightness, after too many actives. */
  | 'BARRIER'
  /** Dark shadows under the eyes. */
  | 'DARK_CIRCLES'
  /** A lack of water, also in oily skin. */
  | 'DEHYDRATION'
  /** A lack of glow. */
  | 'DULLNESS'
  /** Swollen eyelids or bags under the eyes. */
  | 'EYE_PUFFINESS'
  /** Slack skin. */
  | 'FIRMNESS'
  /** Shine. */
  | 'OILINESS'
  /** Dark spots and an uneven tone. */
  | 'PIGMENTATION'
  /** Visible pores. */
  | 'PORES'
  /** Flushing and red areas. */
  | 'REDNESS'
  /** Skin that reacts easily. */
  | 'SENSITIVITY'
  /** A rough or uneven surface. */
  | 'TEXTURE'
  /** Lines and wrinkles. */
  | 'WRINKLES';

/** How a skin behaves by itself. Sensitive skin of any type is the concern `SENSITIVITY`. */
export type SkinType =
  /** Oily on forehead, nose and chin, drier on the cheeks. */
  | 'COMBINATION'
  /** Tight or flaky, with little oil. */
  | 'DRY'
  /** Neither dry nor oily. */
  | 'NORMAL'
  /** Shiny all over within hours of washing. */
  | 'OILY';

/** A photo to analyze. */
export type SubmitAnalysisInput = {
  /** Any id of the client, up to 100 characters. Sent again it returns the same analysis: retry safely. */
  clientRequestId?: string | null | undefined;
  /** A note of the user, up to 2,000 characters. */
  note?: string | null | undefined;
  /** JPEG, PNG or WebP, at most 10 MB, sent as a GraphQL multipart request. */
  photo: Blob | null;
};

/** How the apps shall look. */
export type Theme =
  /** Light on dark. */
  | 'DARK'
  /** Dark on light. */
  | 'LIGHT'
  /** As the device is set. */
  | 'SYSTEM';

/** In which units amounts are shown. */
export type UnitSystem =
  /** Fluid ounces, ounces, degrees Fahrenheit. */
  | 'IMPERIAL'
  /** Millilitres, grams, degrees Celsius. */
  | 'METRIC';

/** What changes in the preferences. A field left out stays, null restores the default. */
export type UpdatePreferencesInput = {
  /** Whatever the apps want to remember, as a JSON object of at most 16 KB. The server never reads it. It replaces what was there as a whole. */
  clientData?: Record<string, unknown> | null | undefined;
  /** Light or dark; `SYSTEM` by default. */
  theme?: Theme | null | undefined;
  /** Units of amounts; `METRIC` by default. */
  units?: UnitSystem | null | undefined;
  /** First day of the week; `MONDAY` by default. */
  weekStartsOn?: WeekStart | null | undefined;
};

/** What changes in the profile. A field left out stays, null clears it. */
export type UpdateProfileInput = {
  /** Age in years, 16 to 120. It is kept as a year of birth, so it grows by itself. */
  age?: number | null | undefined;
  /** The whole list, first things first; null or an empty list stands for none. */
  concerns?: Array<SkinConcern> | null | undefined;
  /** First name, at most 100 characters. */
  firstName?: string | null | undefined;
  /** Last name, at most 100 characters. */
  lastName?: string | null | undefined;
  /** BCP 47 tag such as `de-AT`; null stands for `en`. */
  locale?: string | null | undefined;
  /** Null stands for `NONE`. */
  pregnancy?: Pregnancy | null | undefined;
  /** How the skin behaves by itself. */
  skinType?: SkinType | null | undefined;
  /** IANA time zone such as `Europe/Berlin`; null stands for `UTC`. */
  timeZone?: string | null | undefined;
};

/** What is wrong with what the person at the screen gave. */
export type UserErrorCode =
  /** A consent is missing; give it with giveConsent. */
  | 'CONSENT_REQUIRED'
  /** The value is not acceptable; the message says why. */
  | 'INVALID'
  /** The e-mail address or the password is wrong. */
  | 'INVALID_CREDENTIALS'
  /** The action does not fit the present state of the object. */
  | 'INVALID_STATE'
  /** The password is on lists of common passwords. */
  | 'PASSWORD_TOO_COMMON'
  /** The photo has too many pixels. */
  | 'PHOTO_TOO_LARGE'
  /** The photo has too few pixels. */
  | 'PHOTO_TOO_SMALL'
  /** The token is unknown, used or expired; ask for a new one. */
  | 'TOKEN_INVALID'
  /** The text is longer than allowed. */
  | 'TOO_LONG'
  /** The text is shorter than allowed. */
  | 'TOO_SHORT'
  /** The file is not a photo that can be read; send JPEG, PNG or WebP. */
  | 'UNSUPPORTED_IMAGE';

/** The proof that a mail arrived. */
export type VerifyEmailInput = {
  /** The token from the mail. It works once, within 24 hours. */
  token: string;
};

/** The first day of a week in calendars. */
export type WeekStart =
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY';

/** What the person no longer agrees to. */
export type WithdrawConsentInput = {
  /** What is withdrawn. */
  kind: ConsentKind;
};

export type AnalysisResultFragment = { id: string, status: AnalysisStatus, note: string | null, skinScore: number | null, hydration: number | null, oiliness: number | null, elasticity: number | null, pores: number | null, confidence: number | null, createdAt: string, updatedAt: string, completedAt: string | null, problems: Array<{ code: AnalysisProblemCode, message: string }>, tone: { ita: number, itaInterval: { low: number, high: number } } | null, metrics: Array<{ key: string, value: number, band: MetricBand, confidence: number, basis: MetricBasis, direction: MetricDirection, heatmapUrl: string | null, interval: { low: number, high: number }, target: { low: number, high: number } | null }>, recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null }>, photo: { url: string, width: number, height: number, expiresAt: string } | null, model: { name: string, version: string } | null };

export type PhotoRequirementsQueryVariables = Exact<{ [key: string]: never; }>;


export type PhotoRequirementsQuery = { photoRequirements: { formats: Array<string>, maxBytes: number, minShortSide: number, maxMegapixels: number, tips: Array<string> } };

export type SubmitAnalysisMutationVariables = Exact<{
  input: SubmitAnalysisInput;
}>;


export type SubmitAnalysisMutation = { submitAnalysis: { analysis: { id: string, status: AnalysisStatus, createdAt: string } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type RetryAnalysisMutationVariables = Exact<{
  input: RetryAnalysisInput;
}>;


export type RetryAnalysisMutation = { retryAnalysis: { analysis: { id: string, status: AnalysisStatus } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type DeleteAnalysisMutationVariables = Exact<{
  input: DeleteAnalysisInput;
}>;


export type DeleteAnalysisMutation = { deleteAnalysis: { deletedAnalysisId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type AnalysisQueryVariables = Exact<{
  id: string;
}>;


export type AnalysisQuery = { analysis: { id: string, status: AnalysisStatus, note: string | null, skinScore: number | null, hydration: number | null, oiliness: number | null, elasticity: number | null, pores: number | null, confidence: number | null, createdAt: string, updatedAt: string, completedAt: string | null, problems: Array<{ code: AnalysisProblemCode, message: string }>, tone: { ita: number, itaInterval: { low: number, high: number } } | null, metrics: Array<{ key: string, value: number, band: MetricBand, confidence: number, basis: MetricBasis, direction: MetricDirection, heatmapUrl: string | null, interval: { low: number, high: number }, target: { low: number, high: number } | null }>, recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null }>, photo: { url: string, width: number, height: number, expiresAt: string } | null, model: { name: string, version: string } | null } };

export type MyAnalysesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: AnalysisStatus | null | undefined;
}>;


export type MyAnalysesQuery = { me: { analyses: { totalCount: number, nodes: Array<{ id: string, status: AnalysisStatus, note: string | null, skinScore: number | null, hydration: number | null, oiliness: number | null, elasticity: number | null, pores: number | null, confidence: number | null, createdAt: string, updatedAt: string, completedAt: string | null, problems: Array<{ code: AnalysisProblemCode, message: string }>, tone: { ita: number, itaInterval: { low: number, high: number } } | null, metrics: Array<{ key: string, value: number, band: MetricBand, confidence: number, basis: MetricBasis, direction: MetricDirection, heatmapUrl: string | null, interval: { low: number, high: number }, target: { low: number, high: number } | null }>, recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null }>, photo: { url: string, width: number, height: number, expiresAt: string } | null, model: { name: string, version: string } | null }>, edges: Array<{ cursor: string, node: { id: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } };

export type LatestAnalysisQueryVariables = Exact<{
  status?: AnalysisStatus | null | undefined;
}>;


export type LatestAnalysisQuery = { me: { latestAnalysis: { id: string, status: AnalysisStatus, note: string | null, skinScore: number | null, hydration: number | null, oiliness: number | null, elasticity: number | null, pores: number | null, confidence: number | null, createdAt: string, updatedAt: string, completedAt: string | null, problems: Array<{ code: AnalysisProblemCode, message: string }>, tone: { ita: number, itaInterval: { low: number, high: number } } | null, metrics: Array<{ key: string, value: number, band: MetricBand, confidence: number, basis: MetricBasis, direction: MetricDirection, heatmapUrl: string | null, interval: { low: number, high: number }, target: { low: number, high: number } | null }>, recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null }>, photo: { url: string, width: number, height: number, expiresAt: string } | null, model: { name: string, version: string } | null } | null } };

export type AnalysisUpdatedSubscriptionVariables = Exact<{
  id?: string | null | undefined;
}>;


export type AnalysisUpdatedSubscription = { analysisUpdated: { id: string, status: AnalysisStatus, note: string | null, skinScore: number | null, hydration: number | null, oiliness: number | null, elasticity: number | null, pores: number | null, confidence: number | null, createdAt: string, updatedAt: string, completedAt: string | null, problems: Array<{ code: AnalysisProblemCode, message: string }>, tone: { ita: number, itaInterval: { low: number, high: number } } | null, metrics: Array<{ key: string, value: number, band: MetricBand, confidence: number, basis: MetricBasis, direction: MetricDirection, heatmapUrl: string | null, interval: { low: number, high: number }, target: { low: number, high: number } | null }>, recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null }>, photo: { url: string, width: number, height: number, expiresAt: string } | null, model: { name: string, version: string } | null } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type VerifyEmailMutationVariables = Exact<{
  input: VerifyEmailInput;
}>;


export type VerifyEmailMutation = { verifyEmail: { userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ResendVerificationEmailMutationVariables = Exact<{
  input: ResendVerificationEmailInput;
}>;


export type ResendVerificationEmailMutation = { resendVerificationEmail: { userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login: { session: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, refreshTokenExpiresAt: string } | null, user: { id: string, email: string, role: Role } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession: { session: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, refreshTokenExpiresAt: string } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: { userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type GiveConsentMutationVariables = Exact<{
  input: GiveConsentInput;
}>;


export type GiveConsentMutation = { giveConsent: { consent: { kind: ConsentKind, version: number, givenAt: string, withdrawnAt: string | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type WithdrawConsentMutationVariables = Exact<{
  input: WithdrawConsentInput;
}>;


export type WithdrawConsentMutation = { withdrawConsent: { consent: { kind: ConsentKind, version: number, givenAt: string, withdrawnAt: string | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type LogoutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutEverywhereMutation = { logoutEverywhere: { endedSessions: number | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, email: string, firstName: string | null, lastName: string | null, role: Role, locale: string, timeZone: string, emailVerified: boolean, lastLoginAt: string | null, isActive: boolean, createdAt: string } };

export type MyConsentRequirementsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyConsentRequirementsQuery = { me: { consentRequirements: Array<{ kind: ConsentKind, version: number, text: string, given: boolean }> } };

export type MyConsentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyConsentsQuery = { me: { consents: { totalCount: number, nodes: Array<{ kind: ConsentKind, version: number, givenAt: string, withdrawnAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { mailSent: boolean | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword: { passwordReset: boolean | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { endedSessions: number | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type RevokeSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeSessionMutation = { revokeSession: { revokedSessionId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MySessionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MySessionsQuery = { me: { sessions: { totalCount: number, nodes: Array<{ id: string, device: string | null, createdAt: string, lastUsedAt: string, expiresAt: string, current: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type DeleteAccountMutationVariables = Exact<{
  input: DeleteAccountInput;
}>;


export type DeleteAccountMutation = { deleteAccount: { purgeAt: string | null, receiptId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type RestoreAccountMutationVariables = Exact<{
  input: RestoreAccountInput;
}>;


export type RestoreAccountMutation = { restoreAccount: { accountRestored: boolean | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type NotificationTextFragment = { id: string, cursor: string, kind: NotificationKind, title: string, message: string, readAt: string | null, createdAt: string, analysis: { id: string, status: AnalysisStatus } | null };

export type MyNotificationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: NotificationFilter | null | undefined;
}>;


export type MyNotificationsQuery = { me: { unreadNotificationCount: number, notifications: { totalCount: number, nodes: Array<{ id: string, cursor: string, kind: NotificationKind, title: string, message: string, readAt: string | null, createdAt: string, analysis: { id: string, status: AnalysisStatus } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MarkNotificationReadMutationVariables = Exact<{
  input: MarkNotificationReadInput;
}>;


export type MarkNotificationReadMutation = { markNotificationRead: { notification: { id: string, cursor: string, kind: NotificationKind, title: string, message: string, readAt: string | null, createdAt: string, analysis: { id: string, status: AnalysisStatus } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MarkAllNotificationsReadMutationVariables = Exact<{ [key: string]: never; }>;


export type MarkAllNotificationsReadMutation = { markAllNotificationsRead: { markedCount: number | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type DeleteNotificationMutationVariables = Exact<{
  input: DeleteNotificationInput;
}>;


export type DeleteNotificationMutation = { deleteNotification: { deletedNotificationId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type NotificationReceivedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationReceivedSubscription = { notificationReceived: { id: string, cursor: string, kind: NotificationKind, title: string, message: string, readAt: string | null, createdAt: string, analysis: { id: string, status: AnalysisStatus } | null } };

export type ProfileFragment = { id: string, firstName: string | null, lastName: string | null, age: number | null, skinType: SkinType | null, concerns: Array<SkinConcern>, pregnancy: Pregnancy, timeZone: string, locale: string, isActive: boolean, lastLoginAt: string | null };

export type MyProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type MyProfileQuery = { me: { id: string, firstName: string | null, lastName: string | null, age: number | null, skinType: SkinType | null, concerns: Array<SkinConcern>, pregnancy: Pregnancy, timeZone: string, locale: string, isActive: boolean, lastLoginAt: string | null } };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { user: { id: string, firstName: string | null, lastName: string | null, age: number | null, skinType: SkinType | null, concerns: Array<SkinConcern>, pregnancy: Pregnancy, timeZone: string, locale: string, isActive: boolean, lastLoginAt: string | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MyProfilePictureQueryVariables = Exact<{
  small?: number;
  large?: number;
}>;


export type MyProfilePictureQuery = { me: { profilePicture: { small: string, large: string } | null } };

export type SetProfilePictureMutationVariables = Exact<{
  input: SetProfilePictureInput;
}>;


export type SetProfilePictureMutation = { setProfilePicture: { user: { profilePicture: { url: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MyPreferencesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPreferencesQuery = { me: { preferences: { theme: Theme, units: UnitSystem, weekStartsOn: WeekStart, clientData: Record<string, unknown> } } };

export type UpdatePreferencesMutationVariables = Exact<{
  input: UpdatePreferencesInput;
}>;


export type UpdatePreferencesMutation = { updatePreferences: { preferences: { theme: Theme, units: UnitSystem, weekStartsOn: WeekStart, clientData: Record<string, unknown> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MyAuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyAuditLogQuery = { me: { auditLog: { totalCount: number, nodes: Array<{ id: string, action: AuditAction, actor: AuditActor, ip: string | null, details: Record<string, unknown> | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MyStatisticsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyStatisticsQuery = { me: { statistics: { memberSince: string, analysisCount: number, firstAnalysisAt: string | null, latestAnalysisAt: string | null, averageScores: { analysisCount: number, skinScore: number, hydration: number, oiliness: number, elasticity: number, pores: number, model: { name: string, version: string } } | null } } };

export type ExportFragment = { id: string, status: DataExportStatus, createdAt: string, completedAt: string | null, expiresAt: string | null, sizeBytes: number | null, url: string | null };

export type RequestDataExportMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestDataExportMutation = { requestDataExport: { dataExport: { id: string, status: DataExportStatus, createdAt: string, completedAt: string | null, expiresAt: string | null, sizeBytes: number | null, url: string | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MyDataExportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyDataExportsQuery = { me: { dataExports: { totalCount: number, nodes: Array<{ id: string, status: DataExportStatus, createdAt: string, completedAt: string | null, expiresAt: string | null, sizeBytes: number | null, url: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, notifications: { nodes: Array<{ title: string, dataExport: { id: string, url: string | null } | null }> } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AnalysisResultFragmentDoc = new TypedDocumentString(`
    fragment AnalysisResult on Analysis {
  id
  status
  note
  problems {
    code
    message
  }
  skinScore
  hydration
  oiliness
  elasticity
  pores
  confidence
  tone {
    ita
    itaInterval {
      low
      high
    }
  }
  metrics {
    key
    value
    band
    confidence
    interval {
      low
      high
    }
    basis
    direction
    target {
      low
      high
    }
    heatmapUrl
  }
  recommendations {
    ruleId
    action
    title
    reason
    source
    metric
    confidence
  }
  photo {
    url
    width
    height
    expiresAt
  }
  model {
    name
    version
  }
  createdAt
  updatedAt
  completedAt
}
    `, {"fragmentName":"AnalysisResult"}) as unknown as TypedDocumentString<AnalysisResultFragment, unknown>;
export const NotificationTextFragmentDoc = new TypedDocumentString(`
    fragment NotificationText on Notification {
  id
  cursor
  kind
  title
  message
  readAt
  createdAt
  analysis {
    id
    status
  }
}
    `, {"fragmentName":"NotificationText"}) as unknown as TypedDocumentString<NotificationTextFragment, unknown>;
export const ProfileFragmentDoc = new TypedDocumentString(`
    fragment Profile on User {
  id
  firstName
  lastName
  age
  skinType
  concerns
  pregnancy
  timeZone
  locale
  isActive
  lastLoginAt
}
    `, {"fragmentName":"Profile"}) as unknown as TypedDocumentString<ProfileFragment, unknown>;
export const ExportFragmentDoc = new TypedDocumentString(`
    fragment Export on DataExport {
  id
  status
  createdAt
  completedAt
  expiresAt
  sizeBytes
  url
}
    `, {"fragmentName":"Export"}) as unknown as TypedDocumentString<ExportFragment, unknown>;
export const PhotoRequirementsDocument = new TypedDocumentString(`
    query PhotoRequirements {
  photoRequirements {
    formats
    maxBytes
    minShortSide
    maxMegapixels
    tips
  }
}
    `) as unknown as TypedDocumentString<PhotoRequirementsQuery, PhotoRequirementsQueryVariables>;
export const SubmitAnalysisDocument = new TypedDocumentString(`
    mutation SubmitAnalysis($input: SubmitAnalysisInput!) {
  submitAnalysis(input: $input) {
    analysis {
      id
      status
      createdAt
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitAnalysisMutation, SubmitAnalysisMutationVariables>;
export const RetryAnalysisDocument = new TypedDocumentString(`
    mutation RetryAnalysis($input: RetryAnalysisInput!) {
  retryAnalysis(input: $input) {
    analysis {
      id
      status
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RetryAnalysisMutation, RetryAnalysisMutationVariables>;
export const DeleteAnalysisDocument = new TypedDocumentString(`
    mutation DeleteAnalysis($input: DeleteAnalysisInput!) {
  deleteAnalysis(input: $input) {
    deletedAnalysisId
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteAnalysisMutation, DeleteAnalysisMutationVariables>;
export const AnalysisDocument = new TypedDocumentString(`
    query Analysis($id: ID!) {
  analysis(id: $id) {
    ...AnalysisResult
  }
}
    fragment AnalysisResult on Analysis {
  id
  status
  note
  problems {
    code
    message
  }
  skinScore
  hydration
  oiliness
  elasticity
  pores
  confidence
  tone {
    ita
    itaInterval {
      low
      high
    }
  }
  metrics {
    key
    value
    band
    confidence
    interval {
      low
      high
    }
    basis
    direction
    target {
      low
      high
    }
    heatmapUrl
  }
  recommendations {
    ruleId
    action
    title
    reason
    source
    metric
    confidence
  }
  photo {
    url
    width
    height
    expiresAt
  }
  model {
    name
    version
  }
  createdAt
  updatedAt
  completedAt
}`) as unknown as TypedDocumentString<AnalysisQuery, AnalysisQueryVariables>;
export const MyAnalysesDocument = new TypedDocumentString(`
    query MyAnalyses($first: Int, $after: String, $status: AnalysisStatus) {
  me {
    analyses(first: $first, after: $after, status: $status) {
      totalCount
      nodes {
        ...AnalysisResult
      }
      edges {
        cursor
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
}
    fragment AnalysisResult on Analysis {
  id
  status
  note
  problems {
    code
    message
  }
  skinScore
  hydration
  oiliness
  elasticity
  pores
  confidence
  tone {
    ita
    itaInterval {
      low
      high
    }
  }
  metrics {
    key
    value
    band
    confidence
    interval {
      low
      high
    }
    basis
    direction
    target {
      low
      high
    }
    heatmapUrl
  }
  recommendations {
    ruleId
    action
    title
    reason
    source
    metric
    confidence
  }
  photo {
    url
    width
    height
    expiresAt
  }
  model {
    name
    version
  }
  createdAt
  updatedAt
  completedAt
}`) as unknown as TypedDocumentString<MyAnalysesQuery, MyAnalysesQueryVariables>;
export const LatestAnalysisDocument = new TypedDocumentString(`
    query LatestAnalysis($status: AnalysisStatus) {
  me {
    latestAnalysis(status: $status) {
      ...AnalysisResult
    }
  }
}
    fragment AnalysisResult on Analysis {
  id
  status
  note
  problems {
    code
    message
  }
  skinScore
  hydration
  oiliness
  elasticity
  pores
  confidence
  tone {
    ita
    itaInterval {
      low
      high
    }
  }
  metrics {
    key
    value
    band
    confidence
    interval {
      low
      high
    }
    basis
    direction
    target {
      low
      high
    }
    heatmapUrl
  }
  recommendations {
    ruleId
    action
    title
    reason
    source
    metric
    confidence
  }
  photo {
    url
    width
    height
    expiresAt
  }
  model {
    name
    version
  }
  createdAt
  updatedAt
  completedAt
}`) as unknown as TypedDocumentString<LatestAnalysisQuery, LatestAnalysisQueryVariables>;
export const AnalysisUpdatedDocument = new TypedDocumentString(`
    subscription AnalysisUpdated($id: ID) {
  analysisUpdated(id: $id) {
    ...AnalysisResult
  }
}
    fragment AnalysisResult on Analysis {
  id
  status
  note
  problems {
    code
    message
  }
  skinScore
  hydration
  oiliness
  elasticity
  pores
  confidence
  tone {
    ita
    itaInterval {
      low
      high
    }
  }
  metrics {
    key
    value
    band
    confidence
    interval {
      low
      high
    }
    basis
    direction
    target {
      low
      high
    }
    heatmapUrl
  }
  recommendations {
    ruleId
    action
    title
    reason
    source
    metric
    confidence
  }
  photo {
    url
    width
    height
    expiresAt
  }
  model {
    name
    version
  }
  createdAt
  updatedAt
  completedAt
}`) as unknown as TypedDocumentString<AnalysisUpdatedSubscription, AnalysisUpdatedSubscriptionVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const VerifyEmailDocument = new TypedDocumentString(`
    mutation VerifyEmail($input: VerifyEmailInput!) {
  verifyEmail(input: $input) {
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const ResendVerificationEmailDocument = new TypedDocumentString(`
    mutation ResendVerificationEmail($input: ResendVerificationEmailInput!) {
  resendVerificationEmail(input: $input) {
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ResendVerificationEmailMutation, ResendVerificationEmailMutationVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    session {
      accessToken
      accessTokenExpiresAt
      refreshToken
      refreshTokenExpiresAt
    }
    user {
      id
      email
      role
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    session {
      accessToken
      accessTokenExpiresAt
      refreshToken
      refreshTokenExpiresAt
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout {
  logout {
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;
export const GiveConsentDocument = new TypedDocumentString(`
    mutation GiveConsent($input: GiveConsentInput!) {
  giveConsent(input: $input) {
    consent {
      kind
      version
      givenAt
      withdrawnAt
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<GiveConsentMutation, GiveConsentMutationVariables>;
export const WithdrawConsentDocument = new TypedDocumentString(`
    mutation WithdrawConsent($input: WithdrawConsentInput!) {
  withdrawConsent(input: $input) {
    consent {
      kind
      version
      givenAt
      withdrawnAt
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawConsentMutation, WithdrawConsentMutationVariables>;
export const LogoutEverywhereDocument = new TypedDocumentString(`
    mutation LogoutEverywhere {
  logoutEverywhere {
    endedSessions
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<LogoutEverywhereMutation, LogoutEverywhereMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    id
    email
    firstName
    lastName
    role
    locale
    timeZone
    emailVerified
    lastLoginAt
    isActive
    createdAt
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const MyConsentRequirementsDocument = new TypedDocumentString(`
    query MyConsentRequirements {
  me {
    consentRequirements {
      kind
      version
      text
      given
    }
  }
}
    `) as unknown as TypedDocumentString<MyConsentRequirementsQuery, MyConsentRequirementsQueryVariables>;
export const MyConsentsDocument = new TypedDocumentString(`
    query MyConsents($first: Int, $after: String) {
  me {
    consents(first: $first, after: $after) {
      totalCount
      nodes {
        kind
        version
        givenAt
        withdrawnAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyConsentsQuery, MyConsentsQueryVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    mailSent
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    passwordReset
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    endedSessions
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const RevokeSessionDocument = new TypedDocumentString(`
    mutation RevokeSession($input: RevokeSessionInput!) {
  revokeSession(input: $input) {
    revokedSessionId
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const MySessionsDocument = new TypedDocumentString(`
    query MySessions($first: Int, $after: String) {
  me {
    sessions(first: $first, after: $after) {
      totalCount
      nodes {
        id
        device
        createdAt
        lastUsedAt
        expiresAt
        current
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>;
export const DeleteAccountDocument = new TypedDocumentString(`
    mutation DeleteAccount($input: DeleteAccountInput!) {
  deleteAccount(input: $input) {
    purgeAt
    receiptId
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteAccountMutation, DeleteAccountMutationVariables>;
export const RestoreAccountDocument = new TypedDocumentString(`
    mutation RestoreAccount($input: RestoreAccountInput!) {
  restoreAccount(input: $input) {
    accountRestored
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RestoreAccountMutation, RestoreAccountMutationVariables>;
export const MyNotificationsDocument = new TypedDocumentString(`
    query MyNotifications($first: Int, $after: String, $filter: NotificationFilter) {
  me {
    unreadNotificationCount
    notifications(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        ...NotificationText
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment NotificationText on Notification {
  id
  cursor
  kind
  title
  message
  readAt
  createdAt
  analysis {
    id
    status
  }
}`) as unknown as TypedDocumentString<MyNotificationsQuery, MyNotificationsQueryVariables>;
export const MarkNotificationReadDocument = new TypedDocumentString(`
    mutation MarkNotificationRead($input: MarkNotificationReadInput!) {
  markNotificationRead(input: $input) {
    notification {
      ...NotificationText
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment NotificationText on Notification {
  id
  cursor
  kind
  title
  message
  readAt
  createdAt
  analysis {
    id
    status
  }
}`) as unknown as TypedDocumentString<MarkNotificationReadMutation, MarkNotificationReadMutationVariables>;
export const MarkAllNotificationsReadDocument = new TypedDocumentString(`
    mutation MarkAllNotificationsRead {
  markAllNotificationsRead {
    markedCount
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<MarkAllNotificationsReadMutation, MarkAllNotificationsReadMutationVariables>;
export const DeleteNotificationDocument = new TypedDocumentString(`
    mutation DeleteNotification($input: DeleteNotificationInput!) {
  deleteNotification(input: $input) {
    deletedNotificationId
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteNotificationMutation, DeleteNotificationMutationVariables>;
export const NotificationReceivedDocument = new TypedDocumentString(`
    subscription NotificationReceived($after: String) {
  notificationReceived(after: $after) {
    ...NotificationText
  }
}
    fragment NotificationText on Notification {
  id
  cursor
  kind
  title
  message
  readAt
  createdAt
  analysis {
    id
    status
  }
}`) as unknown as TypedDocumentString<NotificationReceivedSubscription, NotificationReceivedSubscriptionVariables>;
export const MyProfileDocument = new TypedDocumentString(`
    query MyProfile {
  me {
    ...Profile
  }
}
    fragment Profile on User {
  id
  firstName
  lastName
  age
  skinType
  concerns
  pregnancy
  timeZone
  locale
  isActive
  lastLoginAt
}`) as unknown as TypedDocumentString<MyProfileQuery, MyProfileQueryVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    user {
      ...Profile
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment Profile on User {
  id
  firstName
  lastName
  age
  skinType
  concerns
  pregnancy
  timeZone
  locale
  isActive
  lastLoginAt
}`) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const MyProfilePictureDocument = new TypedDocumentString(`
    query MyProfilePicture($small: Int! = 96, $large: Int! = 512) {
  me {
    profilePicture {
      small: url(size: $small)
      large: url(size: $large)
    }
  }
}
    `) as unknown as TypedDocumentString<MyProfilePictureQuery, MyProfilePictureQueryVariables>;
export const SetProfilePictureDocument = new TypedDocumentString(`
    mutation SetProfilePicture($input: SetProfilePictureInput!) {
  setProfilePicture(input: $input) {
    user {
      profilePicture {
        url
      }
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SetProfilePictureMutation, SetProfilePictureMutationVariables>;
export const MyPreferencesDocument = new TypedDocumentString(`
    query MyPreferences {
  me {
    preferences {
      theme
      units
      weekStartsOn
      clientData
    }
  }
}
    `) as unknown as TypedDocumentString<MyPreferencesQuery, MyPreferencesQueryVariables>;
export const UpdatePreferencesDocument = new TypedDocumentString(`
    mutation UpdatePreferences($input: UpdatePreferencesInput!) {
  updatePreferences(input: $input) {
    preferences {
      theme
      units
      weekStartsOn
      clientData
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<UpdatePreferencesMutation, UpdatePreferencesMutationVariables>;
export const MyAuditLogDocument = new TypedDocumentString(`
    query MyAuditLog($first: Int, $after: String) {
  me {
    auditLog(first: $first, after: $after) {
      totalCount
      nodes {
        id
        action
        actor
        ip
        details
        createdAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyAuditLogQuery, MyAuditLogQueryVariables>;
export const MyStatisticsDocument = new TypedDocumentString(`
    query MyStatistics {
  me {
    statistics {
      memberSince
      analysisCount
      firstAnalysisAt
      latestAnalysisAt
      averageScores {
        analysisCount
        skinScore
        hydration
        oiliness
        elasticity
        pores
        model {
          name
          version
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyStatisticsQuery, MyStatisticsQueryVariables>;
export const RequestDataExportDocument = new TypedDocumentString(`
    mutation RequestDataExport {
  requestDataExport {
    dataExport {
      ...Export
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment Export on DataExport {
  id
  status
  createdAt
  completedAt
  expiresAt
  sizeBytes
  url
}`) as unknown as TypedDocumentString<RequestDataExportMutation, RequestDataExportMutationVariables>;
export const MyDataExportsDocument = new TypedDocumentString(`
    query MyDataExports($first: Int, $after: String) {
  me {
    dataExports(first: $first, after: $after) {
      totalCount
      nodes {
        ...Export
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    notifications(first: 5) {
      nodes {
        title
        dataExport {
          id
          url
        }
      }
    }
  }
}
    fragment Export on DataExport {
  id
  status
  createdAt
  completedAt
  expiresAt
  sizeBytes
  url
}`) as unknown as TypedDocumentString<MyDataExportsQuery, MyDataExportsQueryVariables>;