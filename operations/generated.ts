/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The patch test to abandon. */
export type AbandonPatchTestInput = {
  /** The patch test. */
  id: string;
};

/** Filter for accounts. All given conditions must match. */
export type AccountFilter = {
  /** First day on which it was created, in UTC. */
  createdFrom?: string | null | undefined;
  /** Last day on which it was created, in UTC. */
  createdTo?: string | null | undefined;
  /** What the address begins with; case-insensitive. The list is then in the order of addresses. */
  emailStartsWith?: string | null | undefined;
  /** Returns only accounts with this role. */
  role?: Role | null | undefined;
  /** Returns only accounts in this state. */
  state?: AccountState | null | undefined;
  /** Whether the address is verified. Dermatologists who have not answered their invitation are not. */
  verified?: boolean | null | undefined;
};

/** State of an account. */
export type AccountState =
  /** Its owner has closed it and can restore it until `purgeAt`. */
  | 'CLOSED'
  /** It can be used once its address is verified. */
  | 'OPEN'
  /** It can no longer be restored. It is purged within the hour; if not, see the log of the workers. */
  | 'PURGE_DUE';

/** What an ingredient does in a product, as used by the routine rules. */
export type ActiveGroup =
  /** Alpha hydroxy acids: glycolic, lactic, mandelic, malic, tartaric acid. */
  | 'AHA'
  /** An acid that mostly sets the pH: citric acid. */
  | 'AHA_PH_ADJUSTER'
  /** Antioxidants. */
  | 'ANTIOXIDANT'
  /** Approved as an anti-wrinkle ingredient in some countries: adenosine. */
  | 'ANTI_WRINKLE'
  /** Temporarily tightens pores. */
  | 'ASTRINGENT'
  /** Azelaic acid and its derivatives. */
  | 'AZELAIC'
  /** Lipids that make up the skin barrier. */
  | 'BARRIER_LIPID'
  /** Benzoyl peroxide. */
  | 'BENZOYL_PEROXIDE'
  /** Beta hydroxy acids: salicylic acid and related acids. */
  | 'BHA'
  /** Plant extracts with other uses. */
  | 'BOTANICAL'
  /** Plant extracts that even skin tone. */
  | 'BRIGHTENING'
  /** Binds metals to keep the product stable. */
  | 'CHELATOR'
  /** Clays. */
  | 'CLAY'
  /** Feels cool: menthol, camphor. */
  | 'COOLING'
  /** Copper peptides. */
  | 'COPPER_PEPTIDE'
  /** Lightens dark spots. */
  | 'DEPIGMENTING'
  /** Prescription skin lightener: hydroquinone. */
  | 'DEPIGMENTING_RX'
  /** Makes skin supple. */
  | 'EMOLLIENT'
  /** Emulsifier. */
  | 'EMULSIFIER'
  /** Essential oils. */
  | 'ESSENTIAL_OIL'
  /** Used around the eyes: caffeine. */
  | 'EYE'
  /** Fatty acids. */
  | 'FATTY_ACID'
  /** Fatty alcohols, which are not drying. */
  | 'FATTY_ALCOHOL'
  /** Ferments. */
  | 'FERMENT'
  /** Fragrance. */
  | 'FRAGRANCE'
  /** Binds water. */
  | 'HUMECTANT'
  /** Binds water and, at high strength, exfoliates: urea. */
  | 'HUMECTANT_KERATOLYTIC'
  /** Niacinamide. */
  | 'NIACINAMIDE'
  /** Seals water in. */
  | 'OCCLUSIVE'
  /** Plant oils and butters. */
  | 'OIL'
  /** Peptides. */
  | 'PEPTIDE'
  /** Polyhydroxy acids, the mildest exfoliants. */
  | 'PHA'
  /** Adjusts the pH. */
  | 'PH_ADJUSTER'
  /** Powders. */
  | 'POWDER'
  /** Preservatives. */
  | 'PRESERVATIVE'
  /** Preservative boosters. */
  | 'PRESERVATIVE_BOOSTER'
  /** Preservatives that release formaldehyde. */
  | 'PRESERVATIVE_FORMALDEHYDE_RELEASER'
  /** Protects cells from stress: ectoin. */
  | 'PROTECTANT'
  /** Retinol and its cosmetic relatives. */
  | 'RETINOID'
  /** Prescription retinoids: tretinoin, adapalene. */
  | 'RETINOID_RX'
  /** Retinol alternative: bakuchiol. */
  | 'RETINOL_ALTERNATIVE'
  /** Reduces shine. */
  | 'SEBUM_CONTROL'
  /** Self-tanning ingredient. */
  | 'SELF_TANNER'
  /** Silicones. */
  | 'SILICONE'
  /** Solvent. */
  | 'SOLVENT'
  /** Soothing substances. */
  | 'SOOTHING'
  /** Sulfur. */
  | 'SULFUR'
  /** Cleanses and foams. */
  | 'SURFACTANT'
  /** Thickens. */
  | 'THICKENER'
  /** Organic sunscreen filters. */
  | 'UV_FILTER'
  /** Mineral sunscreen filters. */
  | 'UV_FILTER_MINERAL'
  /** Pure ascorbic acid, which needs a low pH. */
  | 'VITAMIN_C_ACID'
  /** Derivatives of vitamin C. */
  | 'VITAMIN_C_DERIVATIVE'
  /** Waxes. */
  | 'WAX';

/** A journal entry. At least one of mood, stress, sleep, cycle, text and photo is required. */
export type AddJournalEntryInput = {
  /** A client-generated ID, up to 100 characters. Retrying with the same ID returns the same entry; other content with it is IDEMPOTENCY_MISMATCH. */
  clientRequestId?: string | null | undefined;
  /** Phase of the menstrual cycle. */
  cyclePhase?: CyclePhase | null | undefined;
  /** The day the entry is about. Defaults to today in the person’s time zone. */
  day?: string | null | undefined;
  /** Mood, 1 (very bad) to 5 (very good). */
  mood?: number | null | undefined;
  /** A photo; it is not analyzed. JPEG, PNG or WebP, at most 10 MB. Needs the consents PHOTO_PROCESSING and AGE_16_OR_OLDER. */
  photo?: Blob | null | null | undefined;
  /** Hours of sleep the night before, 0 to 24. */
  sleepHours?: number | null | undefined;
  /** Stress, 1 (none) to 5 (very high). */
  stress?: number | null | undefined;
  /** Free text, up to 5,000 characters. */
  text?: string | null | undefined;
};

/** The medication to add. */
export type AddMedicationInput = {
  /** A client-generated ID, up to 100 characters. Retrying with the same ID returns the same medication; other content with it is IDEMPOTENCY_MISMATCH. */
  clientRequestId?: string | null | undefined;
  /** Last day of use: from the first day to a year from now. */
  endedOn?: string | null | undefined;
  /** Interval in days, as the doctor said, 1 to 90. */
  everyDays?: number | null | undefined;
  /** Substance or brand, such as `Tretinoin cream 0.05 %`; up to 200 characters. Any name is taken. */
  name: string;
  /** How it is used. */
  route?: MedicationRoute | null | undefined;
  /** When it is used, as the doctor said. */
  session?: MedicationSession | null | undefined;
  /** First day of use, not in the future. */
  startedOn?: string | null | undefined;
  /** The strength, such as `0.05 %` or `20 mg`; up to 50 characters. */
  strength?: string | null | undefined;
};

/** A family of ingredients that a person is allergic to. Single ingredients are avoided with `avoidIngredient`. */
export type Allergy =
  /** Propolis, beeswax, honey. */
  | 'BEE_PRODUCTS'
  /** Fragrance. */
  | 'FRAGRANCE'
  /** Salicylates, such as salicylic acid or aspirin. */
  | 'SALICYLATES'
  /** Organic sunscreen filters. */
  | 'SUNSCREEN_FILTERS'
  /** Wool wax (lanolin). */
  | 'WOOL_WAX';

/** What to stop avoiding. */
export type AllowIngredientInput =
  {   /** A family of ingredients. */
  family: IngredientFamily; ingredientId?: never; }
  |  { family?: never;   /** Id of the ingredient. */
  ingredientId: string; };

/** Conditions for analyses; those given must all hold. */
export type AnalysisFilter = {
  /** First day to include, in the person’s time zone. */
  from?: string | null | undefined;
  /** Filter by what the photo shows. */
  kind?: PhotoKind | null | undefined;
  /** Highest skin score to include, 0 to 100. */
  maxSkinScore?: number | null | undefined;
  /** Lowest skin score to include, 0 to 100. */
  minSkinScore?: number | null | undefined;
  /** Filter by status. */
  status?: AnalysisStatus | null | undefined;
  /** Last day to include, in the person’s time zone. */
  to?: string | null | undefined;
};

/** Sort order of analyses. */
export type AnalysisOrder =
  /** The highest skin score first; only analyses that have one. */
  | 'HIGHEST_SCORE'
  /** The lowest skin score first; only analyses that have one. */
  | 'LOWEST_SCORE'
  /** The latest taken first. */
  | 'NEWEST'
  /** The earliest taken first. */
  | 'OLDEST';

/** Why a photo was not analyzed. */
export type AnalysisProblemCode =
  /** Before the photo was analyzed, the profile said that the person is under 16, or the consent AGE_16_OR_OLDER was withdrawn. */
  | 'AGE_NOT_CONFIRMED'
  /** The photo is out of focus or blurred by motion. */
  | 'BLURRED'
  /** The face has too few pixels. */
  | 'COME_CLOSER'
  /** Consent to photo processing was withdrawn before the photo was analyzed. */
  | 'CONSENT_WITHDRAWN'
  /** Much of the face is hidden, by hair, glasses or a mask, or lies in deep shade. */
  | 'FACE_COVERED'
  /** Much of the face lies outside the photo. */
  | 'FACE_CUT_OFF'
  /** The photo is black and white, or has a single hue. */
  | 'NO_COLOR'
  /** It is not certain that the photo shows skin. */
  | 'NO_SKIN_FOUND'
  /** A second face is more than half as large as the first. */
  | 'ONE_FACE_ONLY'
  /** Too much of the photo is overexposed. */
  | 'OVEREXPOSED'
  /** Too much of the photo is nearly black. */
  | 'TOO_DARK'
  /** The short side of the photo has too few pixels, or the photo is too narrow. */
  | 'TOO_SMALL';

/** Processing status of an analysis. */
export type AnalysisStatus =
  /** The scores are available. */
  | 'COMPLETED'
  /** Every attempt failed because of a server-side problem; `retryAnalysis` tries again with the same photo. */
  | 'FAILED'
  /** The photo is stored and waiting for the model. */
  | 'PENDING'
  /** The model is analyzing the photo. */
  | 'PROCESSING'
  /** The photo could not be analyzed; `problems` says why and how to retake it. */
  | 'REJECTED';

/** An annex of Regulation (EC) 1223/2009. */
export type Annex =
  /** Prohibited substances. */
  | 'II'
  /** Restricted substances. */
  | 'III'
  /** Permitted colorants. */
  | 'IV'
  /** Permitted preservatives. */
  | 'V'
  /** Permitted UV filters. */
  | 'VI';

/** The products that an entry of an annex applies to on a day. */
export type AnnexState =
  /** Every product on sale. */
  | 'ALL_PRODUCTS'
  /** None any more. */
  | 'ENDED'
  /** Products placed on the market for the first time; older ones may still be sold. */
  | 'NEW_PRODUCTS'
  /** Only products placed on the market before the entry was deleted or replaced. */
  | 'OLD_PRODUCTS'
  /** None yet. */
  | 'UPCOMING';

/** An answer to a consultation. */
export type AnswerConsultationInput = {
  /** The answer, 1 to 5,000 characters. It cannot be changed. */
  answer: string;
  /** ID of the consultation. */
  id: string;
};

/** Type of an audit log entry. */
export type AuditAction =
  /** The account was closed; it is purged after 30 days. */
  | 'ACCOUNT_CLOSED'
  /** An administrator saw the account, its address and its role in a list of accounts. */
  | 'ACCOUNT_LISTED'
  /** An administrator looked up the account by its email address. */
  | 'ACCOUNT_LOOKED_UP'
  /** The closed account was restored. */
  | 'ACCOUNT_RESTORED'
  /** A consent was given. */
  | 'CONSENT_GIVEN'
  /** A consent was withdrawn. */
  | 'CONSENT_WITHDRAWN'
  /** A dermatologist viewed a photo of a consultation; `details` has its `consultationId`. */
  | 'CONSULTATION_PHOTO_READ'
  /** A dermatologist viewed a consultation; `details` has its `consultationId` and `by`, the way it was viewed: CASE (opened it), QUEUE, LIVE, NOTIFICATION, or the action taken. */
  | 'CONSULTATION_READ'
  /** A copy of all data was downloaded. */
  | 'DATA_EXPORT_READ'
  /** A copy of all data was requested. */
  | 'DATA_EXPORT_REQUESTED'
  /** An administrator created the account of a dermatologist, who was sent an invitation by email. */
  | 'DERMATOLOGIST_INVITED'
  /** Email of one kind was turned off through the link in an email. */
  | 'EMAIL_UNSUBSCRIBED'
  /** The email address was verified. */
  | 'EMAIL_VERIFIED'
  /** As an administrator, the account holder removed failed jobs; `details` has `queue` and `count`. */
  | 'FAILED_JOBS_DISCARDED'
  /** As an administrator, the account holder had failed jobs run again; `details` has `queue` and `count`. */
  | 'FAILED_JOBS_RETRIED'
  /** A session was opened. */
  | 'LOGIN'
  /** A login failed because of a wrong password. */
  | 'LOGIN_FAILED'
  /** A session was ended by its own device. */
  | 'LOGOUT'
  /** All sessions were ended. */
  | 'LOGOUT_EVERYWHERE'
  /** The password was changed using the current one. */
  | 'PASSWORD_CHANGED'
  /** A wrong password was entered within a session. */
  | 'PASSWORD_REFUSED'
  /** The password was reset by email. */
  | 'PASSWORD_RESET'
  /** A password reset email was requested. */
  | 'PASSWORD_RESET_REQUESTED'
  /** A refresh token was reused too late or too often, so its session was revoked. */
  | 'REFRESH_TOKEN_REUSED'
  /** Someone registered the address of the account. */
  | 'REGISTRATION_REQUESTED'
  /** An administrator changed the role of the account; `details` has `from` and `to`. */
  | 'ROLE_CHANGED'
  /** A session was revoked from another device. */
  | 'SESSION_REVOKED';

/** Who performed an action. */
export type AuditActor =
  /** Another person with an account, such as a dermatologist. */
  | 'OTHER'
  /** The account holder. */
  | 'SELF'
  /** A person who was not logged in, or the system. */
  | 'UNKNOWN';

/** What to avoid, and why. */
export type AvoidIngredientInput = {
  /** Reason, up to 500 characters. Omit to keep the current reason; null clears it. */
  reason?: string | null | undefined;
  /** What to avoid. */
  target: AvoidedTargetInput;
};

/** An ingredient or a family of ingredients. */
export type AvoidedTargetInput =
  {   /** A family of ingredients. */
  family: IngredientFamily; ingredientId?: never; name?: never; }
  |  { family?: never;   /** Id of the ingredient. */
  ingredientId: string; name?: never; }
  |  { family?: never; ingredientId?: never;   /** INCI name, synonym, everyday name, CAS number or EC number of one ingredient, or the name of a family in English or German, such as `parabens` or `Duftstoffe`. */
  name: string; };

/** Why an ingredient counts as avoided. */
export type AvoidedThrough =
  /** The user avoids another member of the same fragrance allergen group. */
  | 'ALLERGEN_GROUP'
  /** The user avoids a family that it belongs to. */
  | 'FAMILY'
  /** The user avoids this ingredient. */
  | 'INGREDIENT';

/** How accustomed the skin is to retinoids and exfoliants. */
export type CareExperience =
  /** Not used so far, or for less than three months. */
  | 'BEGINNER'
  /** Used for at least three months. */
  | 'EXPERIENCED';

/** A new password to replace the current one. */
export type ChangePasswordInput = {
  /** The current password, for confirmation. */
  currentPassword: string;
  /** 12 to 128 characters of any kind. Easily guessed passwords are rejected. */
  newPassword: string;
};

/** Whether a metric improved or worsened, based on its own direction. */
export type ChangeVerdict =
  /** Improved by more than measurement noise. */
  | 'IMPROVED'
  /** No change beyond measurement noise, or a change within the target range. */
  | 'WITHIN_NOISE'
  /** Worsened by more than measurement noise. */
  | 'WORSENED';

/** What to check, and for what use. */
export type CheckIngredientsInput = {
  /** Whether the product stays on the skin; null if unknown. */
  leaveOn?: boolean | null | undefined;
  /** The ingredients. */
  list: CheckedListInput;
  /** Whose law counts; the region of the account if omitted. */
  region?: MarketRegion | null | undefined;
};

/** A photo to check. */
export type CheckPhotoInput = {
  /** JPEG, PNG or WebP, at most 10 MB, sent as a GraphQL multipart request. */
  photo: Blob | null;
};

/** A plan to check, and for whom. */
export type CheckRoutineInput = {
  /** The plan. */
  plan: CheckedPlanInput;
  /** The profile to check against. */
  profile?: SkinProfileInput | null | undefined;
};

/** A label, or ingredients that would be used in the same session. */
export type CheckedListInput =
  {   /** IDs of at most 300 ingredients. */
  ingredientIds: Array<string>; text?: never; }
  |  { ingredientIds?: never;   /** A label as printed, up to 20,000 characters. */
  text: string; };

/** A saved routine, or the steps of one that is not. */
export type CheckedPlanInput =
  {   /** ID of one of the viewer’s routines. */
  routineId: string; steps?: never; }
  |  { routineId?: never;   /** Steps in order of use; 1 to 40. */
  steps: Array<RoutineStepInput>; };

/** How much a concern troubles the skin, as the person sees it. */
export type ConcernSeverity =
  /** A little, in few places. */
  | 'MILD'
  /** Clearly, or in several places. */
  | 'MODERATE'
  /** A lot, in many places, or painful. */
  | 'SEVERE';

/** A prescribed step that waits for a doctor’s answer on a pregnancy. */
export type ConfirmPrescribedStepInput = {
  /** Whether the doctor, who knows of the pregnancy, the wish for one or the breastfeeding, said that this product may be used. Nothing goes on unless it is true. */
  doctorAgreed: boolean;
  /** The step. */
  id: string;
};

/** What a person can agree to. The texts are in `User.consentRequirements`. */
export type ConsentKind =
  /** Confirmation that the person is at least 16 years old. It does not count while the profile says otherwise. */
  | 'AGE_16_OR_OLDER'
  /** Agreement of a parent or guardian; below 16, consultations and the use of routines need it. */
  | 'GUARDIAN'
  /** Storing diagnoses, medications, allergies and procedures. Withdrawing it deletes them, and what routines took from them. */
  | 'HEALTH_DATA'
  /** Storing and analyzing photos of the skin, which are health data. */
  | 'PHOTO_PROCESSING';

/** An action on a consultation. */
export type ConsultationAction =
  /** The dermatologist answers: `answerConsultation`. */
  | 'ANSWER'
  /** The patient withdraws it: `cancelConsultation`. */
  | 'CANCEL'
  /** A dermatologist claims it: `claimConsultation`. */
  | 'CLAIM'
  /** Either side closes it: `closeConsultation`. */
  | 'CLOSE'
  /** The dermatologist returns it: `declineConsultation`. */
  | 'DECLINE'
  /** A deadline passed. */
  | 'EXPIRE'
  /** Either side posts a message: `postConsultationMessage`. */
  | 'POST_MESSAGE'
  /** The patient rates the answer, once: `rateConsultation`. */
  | 'RATE'
  /** It was returned to the queue because the dermatologist left. */
  | 'RELEASE'
  /** It was submitted: `requestConsultation`. */
  | 'REQUEST'
  /** The dermatologist asks the patient a question: `requestMoreInformation`. */
  | 'REQUEST_INFORMATION'
  /** The dermatologist starts the review: `startConsultationReview`. */
  | 'START_REVIEW';

/** Conditions for consultations, by the day of their request; those given must all hold. */
export type ConsultationFilter = {
  /** First day to include, in the person’s time zone. */
  from?: string | null | undefined;
  /** Filter by status. */
  status?: ConsultationStatus | null | undefined;
  /** Last day to include, in the person’s time zone. */
  to?: string | null | undefined;
};

/** The consultation. */
export type ConsultationIdInput = {
  /** ID of the consultation. */
  id: string;
};

/** Purpose of a message. */
export type ConsultationMessageKind =
  /** The dermatologist’s answer. */
  | 'ANSWER'
  /** The dermatologist needs more information to answer. */
  | 'INFORMATION_REQUEST'
  /** A message from either side. */
  | 'MESSAGE';

/** Who wrote a message. */
export type ConsultationMessageSide =
  /** The dermatologist assigned at that time. */
  | 'DERMATOLOGIST'
  /** The patient. */
  | 'PATIENT';

/** Sort order of consultations. */
export type ConsultationOrder =
  /** The newest first. */
  | 'NEWEST'
  /** The oldest first. */
  | 'OLDEST';

/** Source of a photo of a consultation. */
export type ConsultationPhotoKind =
  /** A copy of the analysis photo, kept until the consultation ends. */
  | 'ANALYSIS'
  /** It was sent with a message. */
  | 'MESSAGE'
  /** It was sent with the request. */
  | 'REQUEST';

/** What happened in the queue of a dermatologist. */
export type ConsultationQueueChangeKind =
  /** The case changed and is still in the queue. */
  | 'CHANGED'
  /** The case is now in the queue. */
  | 'ENTERED'
  /** The case is no longer in the queue. */
  | 'LEFT'
  /** Query `consultationQueue` now: the first event, and after changes that are not sent one by one. */
  | 'RESET';

/** Which cases to list for a dermatologist. */
export type ConsultationQueueScope =
  /** The viewer’s cases that were answered or have ended, newest first. */
  | 'OWN_DONE'
  /** The viewer’s unanswered cases: the soonest tier first, then oldest first. */
  | 'OWN_OPEN'
  /** Cases available to claim: the soonest tier first, then oldest first. */
  | 'UNCLAIMED';

/** Role in which someone acts. */
export type ConsultationSide =
  /** A dermatologist. */
  | 'DERMATOLOGIST'
  /** The patient. */
  | 'PATIENT'
  /** The system: a deadline passed, or the dermatologist left. */
  | 'SYSTEM';

/** Status of a consultation: PENDING, ASSIGNED, IN_REVIEW (alternating with NEEDS_INFO), ANSWERED, CLOSED. */
export type ConsultationStatus =
  /** The answer is available. Closes automatically after 30 days. */
  | 'ANSWERED'
  /** A dermatologist has claimed it and not started the review. Expires after 7 days. */
  | 'ASSIGNED'
  /** The patient withdrew it. */
  | 'CANCELLED'
  /** Closed; the answer can still be read and rated. */
  | 'CLOSED'
  /** It was not answered in time. */
  | 'EXPIRED'
  /** The dermatologist is reviewing it. Expires after 14 days. */
  | 'IN_REVIEW'
  /** The patient was asked a question; their reply resumes the review. Expires after 14 days. */
  | 'NEEDS_INFO'
  /** Waiting for a dermatologist. Expires after 7 days. */
  | 'PENDING';

/** The dermatologist to create. */
export type CreateDermatologistInput = {
  /** Whether they accept new cases. Defaults to true. */
  acceptingCases?: boolean | null | undefined;
  /** Biography, up to 2,000 characters. */
  bio?: string | null | undefined;
  /** Name shown to patients, up to 100 characters. */
  displayName: string;
  /** Email address; never shown to patients. */
  email: string;
  /** Languages they answer in: 1 to 10 BCP 47 primary subtags such as `de`. */
  languages: Array<string>;
  /** Specialties, at least one, main specialty first. */
  specialties: Array<DermatologySpecialty>;
  /** Title or qualification, up to 100 characters. */
  title?: string | null | undefined;
};

/** The goal to create. */
export type CreateGoalInput = {
  /** A client-generated ID, up to 100 characters. Retrying with the same ID returns the same goal; other content with it is IDEMPOTENCY_MISMATCH. */
  clientRequestId?: string | null | undefined;
  /** Last day to reach the goal: today or within five years. */
  day: string;
  /** The metric, by its name in the metrics of an analysis. */
  metric: string;
  /** Target value, 0 to 100. The median of a day’s photos counts. It is reached at or above the value if higher is better, at or below it if lower is better; for metrics with a target range, at any value at least as close to the range. */
  target: number;
};

/** A routine composed by the person. */
export type CreateRoutineInput = {
  /** Whether to activate it immediately. Defaults to false. */
  activate?: boolean | null | undefined;
  /** A client-generated ID, up to 100 characters. Retrying with the same ID returns the same routine; other content with it is IDEMPOTENCY_MISMATCH. */
  clientRequestId?: string | null | undefined;
  /** Name of the routine; 1 to 100 characters. */
  name: string;
  /** The profile it is checked against. */
  profile?: SkinProfileInput | null | undefined;
  /** Its steps in order of use; 1 to 40. */
  steps: Array<RoutineStepInput>;
};

/** Phase of the menstrual cycle. */
export type CyclePhase =
  /** From the end of bleeding to ovulation. */
  | 'FOLLICULAR'
  /** From ovulation to the next bleeding; skin is often oilier. */
  | 'LUTEAL'
  /** The days of bleeding. */
  | 'MENSTRUATION'
  /** The days around ovulation. */
  | 'OVULATION';

/** Status of a data export. */
export type DataExportStatus =
  /** The link and the file have expired; request a new export. */
  | 'EXPIRED'
  /** It failed because of a server-side problem; request a new export. */
  | 'FAILED'
  /** It is being prepared; a notification is sent when it is ready. */
  | 'PENDING'
  /** It can be downloaded from `url`. */
  | 'READY';

/** The case to return, and the reason. */
export type DeclineConsultationInput = {
  /** ID of the consultation. */
  id: string;
  /** Reason, 1 to 1,000 characters. Visible in the history to the patient and to later dermatologists. */
  reason: string;
};

/** Confirmation of the account deletion. */
export type DeleteAccountInput = {
  /** The password of the account, for confirmation. */
  password: string;
};

/** The analysis to delete. */
export type DeleteAnalysisInput = {
  /** ID of the analysis. */
  id: string;
};

/** The goal to delete. */
export type DeleteGoalInput = {
  /** ID of the goal. */
  id: string;
};

/** The entry to delete. */
export type DeleteJournalEntryInput = {
  /** ID of the entry. */
  id: string;
};

/** The medication to delete. */
export type DeleteMedicationInput = {
  /** ID of the medication. */
  id: string;
};

/** The notification to delete. */
export type DeleteNotificationInput = {
  /** ID of the notification. */
  id: string;
};

/** Filter for dermatologists. All given conditions must match. */
export type DermatologistFilter = {
  /** Filter by whether they accept new cases. */
  acceptingCases?: boolean | null | undefined;
  /** Filter by language: a BCP 47 primary subtag such as `de`. */
  language?: string | null | undefined;
  /** Minimum average rating, 1 to 5. Excludes dermatologists whose rating is not shown. */
  minRating?: number | null | undefined;
  /** Filter by specialty. */
  specialty?: DermatologySpecialty | null | undefined;
};

/** Sort order for dermatologists. */
export type DermatologistOrder =
  /** By name. */
  | 'NAME'
  /** Best rated first; those without a displayed rating come last. */
  | 'RATING'
  /** Shortest response time first; those without a history come last. */
  | 'RESPONSE_TIME';

/** A specialty within dermatology. */
export type DermatologySpecialty =
  /** Contact dermatitis and patch testing. */
  | 'CONTACT_ALLERGY'
  /** Cosmetic concerns such as lines, pigmentation and scars. */
  | 'COSMETIC_DERMATOLOGY'
  /** Skin surgery. */
  | 'DERMATOLOGIC_SURGERY'
  /** Dermatopathology: microscopic examination of skin. */
  | 'DERMATOPATHOLOGY'
  /** Moles and skin cancer. */
  | 'DERMATO_ONCOLOGY'
  /** General skin diseases such as acne, eczema and psoriasis. */
  | 'GENERAL_DERMATOLOGY'
  /** Autoimmune skin diseases such as lupus and pemphigus. */
  | 'IMMUNODERMATOLOGY'
  /** Nails. */
  | 'NAIL_DISORDERS'
  /** Pediatric dermatology. */
  | 'PEDIATRIC_DERMATOLOGY'
  /** Veins. */
  | 'PHLEBOLOGY'
  /** Photodermatology, including light therapy. */
  | 'PHOTODERMATOLOGY'
  /** Hair and scalp. */
  | 'TRICHOLOGY'
  /** Sexually transmitted infections. */
  | 'VENEREOLOGY';

/** A diagnosis by a doctor that changes what suits the skin. */
export type Diagnosis =
  /** Atopic dermatitis (eczema). */
  | 'ATOPIC_DERMATITIS'
  /** Fungal acne (Malassezia folliculitis). */
  | 'FUNGAL_ACNE'
  /** Keratosis pilaris. */
  | 'KERATOSIS_PILARIS'
  /** Melasma. */
  | 'MELASMA'
  /** Psoriasis. No rule uses it yet: plans and checks are as without it, so the app should refer to a dermatologist. A dermatologist sees it in a consultation. */
  | 'PSORIASIS'
  /** Rosacea. */
  | 'ROSACEA'
  /** Seborrheic dermatitis. */
  | 'SEBORRHOEIC_DERMATITIS';

/** What a drug is, as far as skincare is concerned. */
export type DrugClass =
  /** Can cause acne. */
  | 'ACNE_TRIGGER'
  /** Aryl hydrocarbon receptor agonist, as tapinarof. */
  | 'AHR_AGONIST'
  /** Numbs the skin. */
  | 'ANESTHETIC'
  /** Antiandrogen, as spironolactone. */
  | 'ANTIANDROGEN'
  /** Antibiotic that is swallowed. */
  | 'ANTIBIOTIC_ORAL'
  /** Antibiotic for the skin. */
  | 'ANTIBIOTIC_TOPICAL'
  /** Against fungi. */
  | 'ANTIFUNGAL'
  /** Against itch and allergies. */
  | 'ANTIHISTAMINE'
  /** Antimalarial, as hydroxychloroquine. */
  | 'ANTIMALARIAL'
  /** Against mites and lice. */
  | 'ANTIPARASITIC'
  /** Against viruses. */
  | 'ANTIVIRAL'
  /** Azelaic acid. */
  | 'AZELAIC'
  /** Benzoyl peroxide. */
  | 'BENZOYL_PEROXIDE'
  /** Salicylic acid. */
  | 'BHA'
  /** Biologic, as dupilumab. */
  | 'BIOLOGIC'
  /** Makes bleeding more likely. */
  | 'BLEEDING_RISK'
  /** Brimonidine or oxymetazoline. */
  | 'BRIMONIDINE'
  /** Calcineurin inhibitor, as tacrolimus. */
  | 'CALCINEURIN_INHIBITOR'
  /** Can cause a dangerous rash. */
  | 'DRUG_RASH_RISK'
  /** Treats sun-damaged skin, as fluorouracil. */
  | 'FIELD_TREATMENT'
  /** Slows the growth of hair. */
  | 'HAIR_GROWTH_INHIBITOR'
  /** Hormonal contraceptive. */
  | 'HORMONAL_CONTRACEPTIVE'
  /** Hydroquinone. */
  | 'HYDROQUINONE'
  /** Weakens the immune system. */
  | 'IMMUNOSUPPRESSANT'
  /** Ivermectin or metronidazole for rosacea. */
  | 'IVERMECTIN'
  /** Janus kinase inhibitor. */
  | 'JAK'
  /** Softens thick skin, as urea. */
  | 'KERATOLYTIC'
  /** Makes lashes grow. */
  | 'LASH'
  /** Minoxidil. */
  | 'MINOXIDIL'
  /** Phosphodiesterase-4 inhibitor. */
  | 'PDE4_INHIBITOR'
  /** Makes the skin sensitive to light. */
  | 'PHOTOSENSITIZER'
  /** Injected by a doctor, as botulinum toxin. */
  | 'PROCEDURE'
  /** Retinoid in a medicinal product that cosmetics have too. */
  | 'RETINOID_COSMETIC'
  /** Retinoid that is swallowed, as isotretinoin. */
  | 'RETINOID_ORAL'
  /** Retinoid for the skin, as tretinoin. */
  | 'RETINOID_TOPICAL'
  /** Corticosteroid for the skin. */
  | 'STEROID_TOPICAL'
  /** Sulfur. */
  | 'SULFUR'
  /** Tranexamic acid. */
  | 'TRANEXAMIC'
  /** Vitamin D derivative for the skin. */
  | 'VITAMIN_D';

/** What a person who is pregnant or trying to conceive should do about a drug. */
export type DrugPregnancyAction =
  /** Keep using it and call the practice: stopping it suddenly can be dangerous. */
  | 'KEEP_AND_CALL'
  /** Nothing. */
  | 'NONE'
  /** Not use it until the practice that prescribed it has answered. */
  | 'STOP_AND_CALL'
  /** Tell the practice that prescribed it. */
  | 'TELL';

/** The medication that is no longer used. */
export type EndMedicationInput = {
  /** Last day of use, at most a year from now. Defaults to today. */
  endedOn?: string | null | undefined;
  /** ID of the medication. */
  id: string;
};

/** A side of the face. */
export type FaceSide =
  /** The person’s left side. */
  | 'LEFT'
  /** The person’s right side. */
  | 'RIGHT';

/** Filter for failed jobs. */
export type FailedJobFilter = {
  /** Returns only jobs of this queue. */
  queue?: string | null | undefined;
};

/** Which failed jobs: either some of them or those of a queue. */
export type FailedJobsInput =
  {   /** IDs of the jobs, 1 to 100. */
  ids: Array<string>; queue?: never; }
  |  { ids?: never;   /** Name of a queue: the 1,000 of its jobs that failed first. Repeat until none is left. */
  queue: string; };

/** Input for generating a routine, in addition to the viewer’s latest completed analysis, avoided ingredients and reported reactions. */
export type GenerateRoutineInput = {
  /** Whether to activate it immediately. Defaults to false. */
  activate?: boolean | null | undefined;
  /** Additional ingredients and families to exclude, by any of their names, such as `retinol` or `parabens`; at most 100. One that is not understood is an error. */
  avoid?: Array<string> | null | undefined;
  /** A client-generated ID, up to 100 characters. Retrying with the same ID returns the same routine; other content with it is IDEMPOTENCY_MISMATCH. */
  clientRequestId?: string | null | undefined;
  /** Maximum minutes per morning or evening session, waiting times included, 1 to 120. */
  maxMinutesPerSession?: number | null | undefined;
  /** Maximum steps per session, 1 to 20. */
  maxStepsPerSession?: number | null | undefined;
  /** Name of the routine; 1 to 100 characters. */
  name?: string | null | undefined;
  /** Prescribed products for this routine, besides the viewer’s medications; at most 10. If omitted, those of the active routine continue; an empty list means none besides the medications. */
  prescriptions?: Array<PrescriptionInput> | null | undefined;
  /** The person’s skin profile. */
  profile?: SkinProfileInput | null | undefined;
  /** Additional ingredients and families that caused a reaction, by any of their names; at most 100. One that is not understood is an error. */
  reactedTo?: Array<string> | null | undefined;
};

/** The consent to give. */
export type GiveConsentInput = {
  /** What the person agrees to. */
  kind: ConsentKind;
  /** Version of the text that was shown. It must be the current version. */
  version: number;
};

/** Status of a goal. */
export type GoalStatus =
  /** The day has passed. Change `day` to continue. */
  | 'MISSED'
  /** It can still be reached. */
  | 'OPEN'
  /** Photos of two days in a row reached it. */
  | 'REACHED';

/** A CSV of ingredients, such as a CosIng export. */
export type ImportIngredientsInput = {
  /** CSV in UTF-8 or UTF-16 with comma, semicolon, tab or bar, up to 10 MB, with a header: the INCI name and at least one of CAS No, EC No, Function, COSING Ref No, Restriction, INN name, Ph. Eur. Name, Synonyms. */
  file: Blob | null;
  /** Source of the data, such as `CosIng, export of 2026-05-01`; up to 500 characters. */
  source: string;
};

/** What an ingredient is used for. */
export type IngredientBenefit =
  /** Blemishes. */
  | 'ACNE'
  /** A weak skin barrier. */
  | 'BARRIER'
  /** Dark circles under the eyes. */
  | 'DARK_CIRCLES'
  /** Dehydration. */
  | 'DEHYDRATION'
  /** Dullness. */
  | 'DULLNESS'
  /** Puffy eyes. */
  | 'EYE_PUFFINESS'
  /** Lack of firmness. */
  | 'FIRMNESS'
  /** Shine. */
  | 'OILINESS'
  /** Dark spots. */
  | 'PIGMENTATION'
  /** Visible pores. */
  | 'PORES'
  /** Redness. */
  | 'REDNESS'
  /** Sensitive skin. */
  | 'SENSITIVITY'
  /** Protection from the sun. */
  | 'SUN_PROTECTION'
  /** Rough texture. */
  | 'TEXTURE'
  /** Lines and wrinkles. */
  | 'WRINKLES';

/** Names an ingredient. */
export type IngredientByInput =
  {   /** ID of the ingredient. */
  id: string; inciName?: never; }
  |  { id?: never;   /** INCI name, up to 2,000 characters; ignores case, accents and hyphens. */
  inciName: string; };

/** Severity of a conflict. */
export type IngredientConflictSeverity =
  /** Must not be used in the same session. */
  | 'HARD'
  /** For information; no action is needed. */
  | 'INFO'
  /** Should not be used in the same session. */
  | 'SOFT';

/** A family of ingredients that people name. An ingredient may belong to several. */
export type IngredientFamily =
  /** Alpha hydroxy acids that exfoliate: glycolic, lactic, mandelic, malic, tartaric acid and their salts. */
  | 'AHA'
  /** Of animal origin, wool wax and bee products too. What is mostly made from plants today, such as stearic acid, does not count. */
  | 'ANIMAL_DERIVED'
  /** Azelaic acid and its derivatives. */
  | 'AZELAIC_ACIDS'
  /** Honey, beeswax, propolis, royal jelly and bee venom. */
  | 'BEE_PRODUCTS'
  /** Beta hydroxy acids: salicylic acid, its salts and lipohydroxy acid; not the antioxidant BHA. */
  | 'BHA'
  /** Ceramides. */
  | 'CERAMIDES'
  /** Rated 3 or more for comedogenicity in older tests; ratings of single ingredients say little about a product. */
  | 'COMEDOGENIC'
  /** Copper peptides. */
  | 'COPPER_PEPTIDES'
  /** Alcohols that dry the skin, such as ethanol and isopropanol; no fatty alcohols. */
  | 'DRYING_ALCOHOLS'
  /** Enzymes that exfoliate. */
  | 'ENZYMES'
  /** Essential oils. */
  | 'ESSENTIAL_OILS'
  /** Formaldehyde, its resins, and preservatives that release it. */
  | 'FORMALDEHYDE_RELEASERS'
  /** Perfume, fragrance substances and essential oils; not benzyl alcohol, which mostly preserves. */
  | 'FRAGRANCE'
  /** Fragrance allergens that the European Union requires to be named on labels. */
  | 'FRAGRANCE_ALLERGENS'
  /** Fatty acids, esters and oils on which Malassezia yeasts can grow. That avoiding them helps is not shown. */
  | 'FUNGAL_ACNE_FEEDERS'
  /** Iron oxide pigments. */
  | 'IRON_OXIDES'
  /** Methylisothiazolinone (MI), methylchloroisothiazolinone (MCI) and their relatives. */
  | 'ISOTHIAZOLINONES'
  /** Menthol, mint, camphor, eucalyptus and other substances that feel cool. */
  | 'MENTHOL_LIKE'
  /** Mercury compounds. */
  | 'MERCURY'
  /** Mineral oil, petrolatum, paraffins and waxes made from petroleum. */
  | 'MINERAL_OILS'
  /** Mineral sunscreen filters: titanium dioxide and zinc oxide. */
  | 'MINERAL_UV_FILTERS'
  /** Peanut and the tree nuts of EU food law: almond, hazelnut, walnut, cashew, pecan, Brazil nut, pistachio, macadamia; neither coconut, shea, chestnut nor nutmeg. */
  | 'NUTS'
  /** Organic (chemical) sunscreen filters. */
  | 'ORGANIC_UV_FILTERS'
  /** Parabens, a group of preservatives. */
  | 'PARABENS'
  /** Polyethylene glycols and ingredients made with them whose name starts with PEG. */
  | 'PEGS'
  /** Peptides, copper peptides too. */
  | 'PEPTIDES'
  /** Polyhydroxy acids such as gluconolactone and lactobionic acid. */
  | 'PHA'
  /** Plant substances that can make skin sensitive to sunlight. */
  | 'PHOTOSENSITIZERS'
  /** Phthalates. */
  | 'PHTHALATES'
  /** Scrub particles such as shell powders. */
  | 'PHYSICAL_EXFOLIANTS'
  /** Vitamin A acid, retinol, retinal and their derivatives, prescription ones too. */
  | 'RETINOIDS'
  /** Salicylic acid, its salts, esters and derivatives, and willow bark. */
  | 'SALICYLATES'
  /** Silicones: siloxanes and their polymers; neither silica nor silanes. */
  | 'SILICONES'
  /** Substances that lighten dark spots, hydroquinone and arbutins too. */
  | 'SKIN_LIGHTENERS'
  /** Corticosteroids and hormones. */
  | 'STEROIDS'
  /** Sulfate surfactants such as SLS and SLES; no mineral sulfates. */
  | 'SULFATES'
  /** Sunscreen filters, organic and mineral. */
  | 'UV_FILTERS'
  /** Ascorbic acid and its derivatives. */
  | 'VITAMIN_C'
  /** Wool wax (lanolin), its alcohols and derivatives. */
  | 'WOOL_WAX';

/** Filter for ingredients. All given conditions must match. */
export type IngredientFilter = {
  /** What it does. */
  activeGroup?: ActiveGroup | null | undefined;
  /** What it is used for. */
  benefit?: IngredientBenefit | null | undefined;
  /** A family that it belongs to. */
  family?: IngredientFamily | null | undefined;
  /** True returns only fragrance allergens; false excludes them. */
  fragranceAllergen?: boolean | null | undefined;
  /** A CosIng function, such as `humectant` or `skin conditioning`. */
  function?: string | null | undefined;
  /** Maximum comedogenicity rating, 0 to 5. Every rating of the ingredient must be at most this; unrated ingredients are excluded. */
  maxComedogenicity?: number | null | undefined;
  /** Filter by safety during pregnancy. */
  pregnancy?: IngredientPregnancyFilter | null | undefined;
  /** If true, excludes ingredients that the viewer avoids, their fragrance allergen groups, and the members of avoided families. */
  withoutAvoided?: boolean | null | undefined;
};

/** How sure a match is, in words. */
export type IngredientMatchCertainty =
  /** The label names the ingredient. */
  | 'CERTAIN'
  /** The label probably means the ingredient, as with a misspelling: ask the user to confirm. */
  | 'PROBABLE'
  /** No ingredient is known by this name. */
  | 'UNKNOWN';

/** How the text on a label was matched. */
export type IngredientMatchKind =
  /** Matched by the text in parentheses. */
  | 'BRACKET'
  /** Matches the INCI name. */
  | 'INCI_NAME'
  /** One or two letters off a known name: ask the user to confirm. */
  | 'MISSPELLING'
  /** No match. */
  | 'NONE'
  /** One of several names between slashes, as in `Aqua/Water/Eau`, or of several without a separator. */
  | 'PART'
  /** Matches a synonym, an everyday name in some language, a group such as iron oxides, a CAS number or a color index number. */
  | 'SYNONYM';

/** How strictly to filter for use during pregnancy. */
export type IngredientPregnancyFilter =
  /** Everything except CAUTION and AVOID. Most of these ingredients are not covered by any source. */
  | 'NO_WARNING'
  /** Only ingredients that a source lists as acceptable. */
  | 'OK';

/** What a rating measures. */
export type IngredientRatingKind =
  /** Tendency to clog pores. */
  | 'COMEDOGENICITY'
  /** Tendency to irritate. */
  | 'IRRITANCY';

/** Why a row was skipped, or imported in part. */
export type IngredientRejectReason =
  /** An earlier row has the same name. */
  | 'DUPLICATE'
  /** It has no INCI name. */
  | 'MISSING_NAME'
  /** Its name has more than 4,000 characters. */
  | 'NAME_TOO_LONG'
  /** It contains characters that are not valid UTF-8 or cannot be stored. */
  | 'NOT_UTF8'
  /** A CAS number is malformed or its check digit is wrong: the row was imported without it. */
  | 'WRONG_CAS_NUMBER';

/** Conditions for journal entries, by the day they are about. */
export type JournalEntryFilter = {
  /** First day to include, in the person’s time zone. */
  from?: string | null | undefined;
  /** Last day to include, in the person’s time zone. */
  to?: string | null | undefined;
};

/** Sort order of journal entries. */
export type JournalEntryOrder =
  /** The newest first. */
  | 'NEWEST'
  /** The oldest first. */
  | 'OLDEST';

/** A metric of the shipped model. */
export type KnownMetric =
  /** Small dark red blobs. */
  | 'BLEMISHES'
  /** Visual signs of elasticity. */
  | 'ELASTICITY'
  /** Visual signs of hydration. */
  | 'HYDRATION'
  /** Thin dark furrows. */
  | 'LINES'
  /** Shine and visible pores. */
  | 'OILINESS'
  /** A metric that only another model knows; see `metric`. */
  | 'OTHER'
  /** Visible pores. */
  | 'PORES'
  /** Redder parts of the skin. */
  | 'REDNESS'
  /** Contrast of the fine texture. */
  | 'ROUGHNESS'
  /** A weighted summary. */
  | 'SKIN_SCORE'
  /** Small dark spots. */
  | 'SPOTS'
  /** Evenness of the color. */
  | 'TONE';

/** A zone of the face; left and right are those of the person. */
export type KnownZone =
  /** The chin. */
  | 'CHIN'
  /** The forehead. */
  | 'FOREHEAD'
  /** Between the brows. */
  | 'GLABELLA'
  /** The left cheek. */
  | 'LEFT_CHEEK'
  /** Beside the left eye. */
  | 'LEFT_CROWS_FEET'
  /** The fold from the nose to the left corner of the mouth. */
  | 'LEFT_NASOLABIAL'
  /** Below the left eye. */
  | 'LEFT_UNDER_EYE'
  /** The nose, without the nostrils. */
  | 'NOSE'
  /** A zone that only another model knows. */
  | 'OTHER'
  /** The right cheek. */
  | 'RIGHT_CHEEK'
  /** Beside the right eye. */
  | 'RIGHT_CROWS_FEET'
  /** The fold from the nose to the right corner of the mouth. */
  | 'RIGHT_NASOLABIAL'
  /** Below the right eye. */
  | 'RIGHT_UNDER_EYE'
  /** Forehead, nose and chin together. */
  | 'T_ZONE'
  /** The skin above the upper lip. */
  | 'UPPER_LIP'
  /** Both cheeks together. */
  | 'U_ZONE';

/** How serious a finding about the law is. */
export type LawFindingSeverity =
  /** Forbidden in the region, or dangerous everywhere: do not use it. */
  | 'HARD'
  /** Allowed under a condition, which is told; no action is needed. */
  | 'INFO'
  /** Forbidden elsewhere, or probably: better not to use it. */
  | 'SOFT';

/** The color of a round spot against the skin around it. */
export type LesionKind =
  /** Darker, but no redder, as freckles, marks and moles are. It is no mole check. */
  | 'DARK'
  /** Lighter, and not with the color of shine; the least certain kind. */
  | 'LIGHT'
  /** Darker and redder, as pimples are. */
  | 'RED';

/** The outcome of a step of a routine that is or was active. */
export type LogRoutineStepInput = {
  /** Defaults to today in the viewer’s time zone; at most 31 days back. */
  day?: string | null | undefined;
  /** Defaults to DONE. */
  outcome?: RoutineLogOutcome | null | undefined;
  /** Why it was skipped; only with the outcome SKIPPED. */
  reason?: RoutineSkipReason | null | undefined;
  /** The step. */
  stepId: string;
};

/** Credentials and the device to log in with. */
export type LoginInput = {
  /** Device name shown in the list of sessions, at most 100 characters. Defaults to the user agent. */
  deviceName?: string | null | undefined;
  /** Email address of the account. */
  email: string;
  /** The password of the account. */
  password: string;
};

/** How far the viewer has read. */
export type MarkConsultationMessagesReadInput = {
  /** Id of the consultation. */
  consultationId: string;
  /** ID of the last message that was read. It and all earlier messages count as read. */
  upToMessageId: string;
};

/** The notification to mark as read. */
export type MarkNotificationReadInput = {
  /** ID of the notification. */
  id: string;
};

/** Whose law of cosmetics counts. */
export type MarketRegion =
  /** European Union and European Economic Area. */
  | 'EU'
  /** Anywhere else. */
  | 'OTHER'
  /** United Kingdom. */
  | 'UK'
  /** United States. */
  | 'US';

/** How a medication is used. */
export type MedicationRoute =
  /** Injected. */
  | 'INJECTED'
  /** Swallowed. */
  | 'ORAL'
  /** On the skin. */
  | 'TOPICAL';

/** Time of day of a medication. */
export type MedicationSession =
  /** In the morning. */
  | 'AM'
  /** In the evening. */
  | 'PM';

/** Where a value lies on its scale, regardless of which direction is better. */
export type MetricBand =
  /** In the upper part of the scale. */
  | 'HIGH'
  /** In the lower part of the scale. */
  | 'LOW'
  /** In the middle of the scale. */
  | 'MODERATE';

/** Basis of a value. */
export type MetricBasis =
  /** Measured from the pixels of the photo. */
  | 'MEASURED_FROM_IMAGE'
  /** Inferred from visual signs; a photo cannot measure it. Show the value with that caveat. */
  | 'VISUAL_PROXY';

/** Which direction of a value is better. */
export type MetricDirection =
  /** Higher is better. */
  | 'HIGHER_IS_BETTER'
  /** Lower is better. */
  | 'LOWER_IS_BETTER'
  /** Best within `target`; too low is as undesirable as too high. */
  | 'TARGET_RANGE';

/** Delivery channel of a notification. */
export type NotificationChannel =
  /** Email to the verified address of the account. */
  | 'EMAIL'
  /** In-app: in `viewer.notifications`, and live to every open app. */
  | 'IN_APP';

/** Status of an email delivery. */
export type NotificationDeliveryStatus =
  /** The mail server reported that the mailbox does not exist or does not accept mail. */
  | 'BOUNCED'
  /** No longer wanted: email of this kind was turned off, email was suspended, or the account was closed. */
  | 'CANCELLED'
  /** It could not be delivered within 12 hours. */
  | 'FAILED'
  /** Waiting for its send time or for a retry. */
  | 'PENDING'
  /** The mail server has accepted it. */
  | 'SENT';

/** Filter for notifications. */
export type NotificationFilter = {
  /** Returns only notifications of this kind. */
  kind?: NotificationKind | null | undefined;
  /** If true, returns only unread notifications. */
  unreadOnly?: boolean | null | undefined;
};

/** Kind of a notification. */
export type NotificationKind =
  /** An analysis has completed. */
  | 'ANALYSIS_COMPLETED'
  /** An analysis failed because of a server-side problem. */
  | 'ANALYSIS_FAILED'
  /** A photo could not be analyzed and should be retaken. */
  | 'ANALYSIS_REJECTED'
  /** A consultation was updated. */
  | 'CONSULTATION_UPDATE'
  /** A goal was reached. */
  | 'GOAL_REACHED'
  /** A patch test has run for a week; its result is due. */
  | 'PATCH_TEST_DUE'
  /** A routine step is due. */
  | 'ROUTINE_REMINDER'
  /** About care that cannot wait: what the person, or an administrator, should do now. Show it at once. */
  | 'SAFETY'
  /** A security event of the account. */
  | 'SECURITY'
  /** About the service itself: a requested copy of the data, or a test. */
  | 'SYSTEM';

/** A preference to change. */
export type NotificationToggleInput = {
  /** The channel. */
  channel: NotificationChannel;
  /** Whether to deliver; null or omitted restores the default. `SECURITY` and `SAFETY` cannot be turned off. */
  enabled?: boolean | null | undefined;
  /** The kind. */
  kind: NotificationKind;
};

/** What happened at the spot. */
export type PatchTestOutcome =
  /** Nothing, for at least a week. */
  | 'CLEAR'
  /** It reacted. */
  | 'REACTION';

/** Status of a patch test. */
export type PatchTestStatus =
  /** Stopped without a result. */
  | 'ABANDONED'
  /** No reaction after at least a week. */
  | 'CLEAR'
  /** No result was recorded within 21 days. A reaction can still be recorded. */
  | 'EXPIRED'
  /** The spot reacted; the product should not be used. */
  | 'REACTED'
  /** No result has been recorded. */
  | 'RUNNING';

/** What would make the next photo better. */
export type PhotoHintCode =
  /** The light gives the skin a color that skin does not have. */
  | 'COLORED_LIGHT'
  /** The face is small, so the values are less certain. */
  | 'COME_CLOSER'
  /** Something such as hair, glasses or a mask may cover part of the face. */
  | 'FACE_COVERED'
  /** The head is turned. */
  | 'LOOK_STRAIGHT'
  /** One side of the face is much brighter than the other. */
  | 'UNEVEN_LIGHT';

/** What a photo shows. Values of different kinds are on different scales and are not compared. */
export type PhotoKind =
  /** Skin from near, without a face. */
  | 'CLOSE_UP'
  /** A face from the front. */
  | 'FACE'
  /** A face turned by more than 45 degrees. */
  | 'PROFILE';

/** A message to the other side. Text, photos or both are required. */
export type PostConsultationMessageInput = {
  /** A client-generated ID, up to 100 characters. Retrying with the same ID returns the same message; other content with it is IDEMPOTENCY_MISMATCH. */
  clientRequestId?: string | null | undefined;
  /** Id of the consultation. */
  consultationId: string;
  /** Up to 4 photos, JPEG, PNG or WebP, at most 10 MB each. A patient’s photos need the consents PHOTO_PROCESSING and AGE_16_OR_OLDER. */
  photos?: Array<Blob | null> | null | undefined;
  /** Text of the message, up to 5,000 characters. */
  text?: string | null | undefined;
};

/** Pregnancy or breastfeeding status that routines and recommendations take into account. */
export type Pregnancy =
  /** Breastfeeding: affected products carry a warning. */
  | 'BREASTFEEDING'
  /** None of the others. */
  | 'NONE'
  /** Cannot become pregnant. */
  | 'NOT_APPLICABLE'
  /** Pregnant: retinoids and hydroquinone are excluded. */
  | 'PREGNANT'
  /** Trying to conceive: retinoids and hydroquinone are excluded. */
  | 'TRYING'
  /** Not stated: strong actives are left out until it is. */
  | 'UNKNOWN';

/** A source’s advice on use during pregnancy. */
export type PregnancyAdvice =
  /** Avoid. */
  | 'AVOID'
  /** Use with caution. */
  | 'CAUTION'
  /** Acceptable. */
  | 'OK';

/** A prescribed product, recognized by substance or brand, with form and strength in any order. It is planned as prescribed unless it is swallowed or injected; what may harm an unborn child is `heldForDoctor`. The notes of the routine say so. */
export type PrescriptionInput = {
  /** Whether it has been in use for weeks. Defaults to true. */
  established?: boolean | null | undefined;
  /** Interval in days, 1 to 90. Defaults to 1. */
  everyDays?: number | null | undefined;
  /** Kind of product. Defaults to one based on its active. */
  kind?: RoutineStepKind | null | undefined;
  /** Its ingredients, if the name does not identify the active. */
  label?: string | null | undefined;
  /** Product name, such as `Tretinoin 0.05 %`. */
  name: string;
  /** When to use it. Usually defaults to PM. */
  session?: RoutineSession | null | undefined;
};

/** Interpretation of a series, based on the direction of its metric. */
export type ProgressChange =
  /** The trend is an improvement beyond measurement noise. */
  | 'IMPROVED'
  /** Reliable photos on fewer than 5 days, or less than 14 days between the first and the last. */
  | 'TOO_FEW_POINTS'
  /** There is no trend beyond measurement noise. */
  | 'WITHIN_NOISE'
  /** The trend is a deterioration beyond measurement noise. */
  | 'WORSENED';

/** Period during which email is held. */
export type QuietHoursInput = {
  /** Start of quiet hours, inclusive. */
  from: string;
  /** End of quiet hours, exclusive; must differ from `from`. */
  to: string;
};

/** The rating of an answer. */
export type RateConsultationInput = {
  /** A comment for the dermatologist, up to 1,000 characters. */
  comment?: string | null | undefined;
  /** ID of the consultation. */
  id: string;
  /** 1 (worst) to 5 (best). */
  rating: number;
};

/** Severity of a skin reaction. */
export type ReactionSeverity =
  /** Noticeable, gone within a day. */
  | 'MILD'
  /** Bothersome for longer than a day. */
  | 'MODERATE'
  /** Painful, widespread or getting worse. */
  | 'SEVERE';

/** Symptom of a skin reaction. */
export type ReactionSymptom =
  /** Blisters: an emergency. */
  | 'BLISTERS'
  /** Breakouts. */
  | 'BREAKOUT'
  /** Dryness and tightness. */
  | 'DRYNESS'
  /** Swelling of lips, eyelids or face: an emergency. */
  | 'FACE_SWELLING'
  /** Hives. */
  | 'HIVES'
  /** Itching. */
  | 'ITCHING'
  /** Peeling. */
  | 'PEELING'
  /** A rash. */
  | 'RASH'
  /** Redness. */
  | 'REDNESS'
  /** Skin that comes off in sheets: an emergency. */
  | 'SKIN_COMING_OFF'
  /** Stinging or burning. */
  | 'STINGING'
  /** Trouble breathing: an emergency. */
  | 'TROUBLE_BREATHING'
  /** A rash over much of the body: an emergency. */
  | 'WIDESPREAD_RASH';

/** Action of a recommendation. */
export type RecommendationAction =
  /** Add it to the routine. */
  | 'ADD'
  /** Do not use it. */
  | 'AVOID'
  /** Use less of it. */
  | 'REDUCE'
  /** Have a dermatologist look at it. */
  | 'SEE_DERMATOLOGIST';

/** The result of a patch test. */
export type RecordPatchTestResultInput = {
  /** The patch test. */
  id: string;
  /** Description in the person’s words, up to 2,000 characters. */
  note?: string | null | undefined;
  /** The day of a REACTION. Defaults to today in the viewer’s time zone; since the first day of the test, at most 60 days back. */
  occurredOn?: string | null | undefined;
  /** CLEAR from `resultFrom` to `resultUntil` of a running test; REACTION at any time, also after another result. */
  result: PatchTestOutcome;
  /** Severity; required for a REACTION, and only for it. */
  severity?: ReactionSeverity | null | undefined;
  /** Symptoms; at least one for a REACTION, and only for it. */
  symptoms?: Array<ReactionSymptom> | null | undefined;
};

/** A warning sign: EM_ needs help now, UR_ care today, SO_ a look in person within days. */
export type RedFlag =
  /** Swelling of face, lips, tongue or throat, or trouble breathing, swallowing or speaking. */
  | 'EM_AIRWAY'
  /** Hives or a sudden rash with dizziness, fainting, vomiting, cramps or wheezing. */
  | 'EM_ANAPHYLAXIS'
  /** A burn larger than the hand, white or charred, or on the face. */
  | 'EM_BURN'
  /** A product in the eye, with pain or blurred vision. */
  | 'EM_CHEMICAL_EYE'
  /** A widespread rash with fever, painful skin or a swollen face after a new medicine. */
  | 'EM_DRUG_RASH_FEVER'
  /** A baby under three months who is ill. */
  | 'EM_INFANT_FEVER'
  /** Spots that do not fade under a glass, with fever or feeling very ill. */
  | 'EM_NONBLANCHING'
  /** Pain far beyond what is visible, spreading within hours or turning dark or numb. */
  | 'EM_RAPID_PAIN'
  /** Thoughts of self-harm or of not wanting to live. */
  | 'EM_SELF_HARM'
  /** Seriously ill: confusion, very fast breathing, mottled skin or hardly any urine. */
  | 'EM_SEPSIS'
  /** Blisters or skin loss over large areas, or raw eyes, mouth or genitals. */
  | 'EM_SKIN_LOSS'
  /** A diaper rash that weeps, bleeds or does not get better. */
  | 'SO_BABY_NAPPY'
  /** A new or changing dark spot on palm, sole or under a nail. */
  | 'SO_DARK_SKIN_CHANGE'
  /** A fast-growing lump. */
  | 'SO_FAST_GROWING'
  /** Sores in the genital area, or new discharge. */
  | 'SO_GENITAL'
  /** Hair loss in patches, with pain or scars, or sudden. */
  | 'SO_HAIR_LOSS'
  /** Itch at night of several people at home, or for six weeks without a rash. */
  | 'SO_ITCH_NIGHT'
  /** A new, changing or bleeding mole. */
  | 'SO_MOLE'
  /** A dark streak in a nail, or a lifted, painful nail. */
  | 'SO_NAIL'
  /** An expanding ring at an insect bite. */
  | 'SO_RING_RASH'
  /** A sore that has not healed for four weeks. */
  | 'SO_SORE'
  /** A cortisone cream on the face for more than two weeks. */
  | 'SO_STEROID_FACE'
  /** A wound on the leg that has not healed for two weeks. */
  | 'SO_ULCER_LEG'
  /** A spot or wound that keeps bleeding. */
  | 'UR_BLEEDING_WOUND'
  /** A child with rash and fever, or an infant with a weeping rash. */
  | 'UR_CHILD_RASH'
  /** An itchy rash within eight weeks of a new medicine. */
  | 'UR_DRUG_RASH_MILD'
  /** A red, painful or blurred eye, or a rash near the eye. */
  | 'UR_EYE'
  /** A weakened immune system with a new rash, fever or sore. */
  | 'UR_IMMUNO'
  /** A cream of unknown origin with signs of mercury poisoning, or in pregnancy. */
  | 'UR_MERCURY'
  /** A strong itch, an itchy rash on the belly, or feeling very unwell in pregnancy. */
  | 'UR_PREGNANCY_RASH'
  /** Vitamin A capsules with headache, blurred vision, low mood or pregnancy. */
  | 'UR_RETINOID_ORAL'
  /** Painful blisters on one side. */
  | 'UR_SHINGLES'
  /** A hot, painful, spreading area, or fever or chills. */
  | 'UR_SPREADING_INFECTION';

/** The answer to a question of the questionnaire. */
export type RedFlagAnswerInput = {
  /** The red flag asked about. */
  flag: RedFlag;
  /** Whether it is present. */
  present: boolean;
};

/** The answers to `consultationQuestionnaire`. */
export type RedFlagAnswersInput = {
  /** Exactly one answer per question. */
  answers: Array<RedFlagAnswerInput>;
  /** The version that was shown. */
  version: number;
};

/** The refresh token of a session. */
export type RefreshSessionInput = {
  /** The most recent refresh token. */
  refreshToken: string;
};

/** A new account. */
export type RegisterInput = {
  /** Email address to log in with; case and surrounding whitespace are ignored. At most 254 characters. */
  email: string;
  /** First name, at most 100 characters. */
  firstName?: string | null | undefined;
  /** Last name, at most 100 characters. */
  lastName?: string | null | undefined;
  /** BCP 47 tag such as `de-AT`. Defaults to that of the request (`Accept-Language`), or else `en`. */
  locale?: string | null | undefined;
  /** 12 to 128 characters of any kind. Easily guessed passwords are rejected. */
  password: string;
  /** IANA time zone such as `Europe/Berlin`. Defaults to `UTC`. */
  timeZone?: string | null | undefined;
};

/** A skin reaction. */
export type ReportReactionInput = {
  /** A client-generated ID, up to 100 characters. Retrying with the same ID has no further effect; other content with it is IDEMPOTENCY_MISMATCH. */
  clientRequestId?: string | null | undefined;
  /** Description in the person’s words, up to 2,000 characters. */
  note?: string | null | undefined;
  /** Defaults to today in the viewer’s time zone; at most 60 days back. */
  occurredOn?: string | null | undefined;
  /** The routine in use. Defaults to the active one. The actives of all routines are paused for 7 days. */
  routineId?: string | null | undefined;
  /** Severity. */
  severity: ReactionSeverity;
  /** The suspected step. Defaults to the one started most recently. */
  stepId?: string | null | undefined;
  /** Symptoms; at least one. */
  symptoms: Array<ReactionSymptom>;
};

/** A question to a dermatologist. */
export type RequestConsultationInput = {
  /** Whether the person has seen `urgentCare` and confirms it. Required in an emergency; send it only once they have. */
  adviceConfirmed?: boolean | null | undefined;
  /** One of the viewer’s COMPLETED analyses to attach. The case keeps a copy of its results and, until it ends, of its photo. */
  analysisId?: string | null | undefined;
  /** A client-generated ID, up to 100 characters. Retrying with the same ID returns the same case; other content with it is IDEMPOTENCY_MISMATCH. */
  clientRequestId?: string | null | undefined;
  /** Requested dermatologist: for 48 hours only they can see the case, unless it has a red flag. */
  dermatologistId?: string | null | undefined;
  /** Duration, location and treatments tried, up to 5,000 characters. */
  description?: string | null | undefined;
  /** Up to 5 photos: JPEG, PNG or WebP, at most 10 MB each. They are not analyzed. Photos and analyses need the consents PHOTO_PROCESSING and AGE_16_OR_OLDER. */
  photos?: Array<Blob | null> | null | undefined;
  /** The question, 1 to 500 characters. */
  question: string;
  /** Answers to `consultationQuestionnaire`; omitting them is a user error. */
  redFlags?: RedFlagAnswersInput | null | undefined;
};

/** A request for more information. */
export type RequestMoreInformationInput = {
  /** ID of the consultation. */
  id: string;
  /** The question to the patient, 1 to 5,000 characters. */
  question: string;
};

/** The account whose password to reset. */
export type RequestPasswordResetInput = {
  /** Email address of the account. */
  email: string;
};

/** The address that needs a verification email. */
export type ResendVerificationEmailInput = {
  /** The address that was registered. */
  email: string;
};

/** A new password and the token from the email. */
export type ResetPasswordInput = {
  /** 12 to 128 characters of any kind. Easily guessed passwords are rejected. */
  password: string;
  /** The token from the email. Single use, valid for an hour. */
  token: string;
};

/** The token that restores a closed account. */
export type RestoreAccountInput = {
  /** The token from the account closing email. Single use. */
  token: string;
};

/** The emergency that a doctor has looked at. */
export type ResumeAfterReactionInput = {
  /** Whether a doctor said that products may be used again. Nothing resumes unless it is true. */
  doctorAgreed: boolean;
  /** The reaction. */
  id: string;
};

/** The failed analysis to retry. */
export type RetryAnalysisInput = {
  /** ID of the analysis. */
  id: string;
};

/** The session to revoke. */
export type RevokeSessionInput = {
  /** ID of the session, from `viewer.sessions`. */
  id: string;
};

/** Role of an account. Administrators assign roles with `setUserRole`; nobody can change their own. */
export type Role =
  /** An operator of the service. */
  | 'ADMIN'
  /** A doctor who answers consultations. */
  | 'DERMATOLOGIST'
  /** A person who uses the app for their own skin. */
  | 'USER';

/** Conditions for routines, by the day of their creation; those given must all hold. */
export type RoutineFilter = {
  /** First day to include, in the person’s time zone. */
  from?: string | null | undefined;
  /** Filter by status. */
  status?: RoutineStatus | null | undefined;
  /** Last day to include, in the person’s time zone. */
  to?: string | null | undefined;
};

/** ID of one of the viewer’s routines. */
export type RoutineIdInput = {
  /** ID of the routine. */
  id: string;
};

/** Outcome of a step. */
export type RoutineLogOutcome =
  /** It was done. */
  | 'DONE'
  /** It was skipped on purpose. */
  | 'SKIPPED';

/** Sort order of routines. */
export type RoutineOrder =
  /** The newest first. */
  | 'NEWEST'
  /** The oldest first. */
  | 'OLDEST';

/** Origin of a routine. */
export type RoutineOrigin =
  /** Generated by the rules, with `generateRoutine`. */
  | 'GENERATED'
  /** Composed by the person, with `createRoutine`. */
  | 'OWN';

/** Time of day of a step. */
export type RoutineSession =
  /** In the morning. */
  | 'AM'
  /** In the evening. */
  | 'PM';

/** Why a step was skipped. IRRITATION, RECOVERY and ON_ADVICE are neutral: the step counts as neither planned nor done, and breaks no streak. */
export type RoutineSkipReason =
  /** Forgotten. */
  | 'FORGOT'
  /** The product stings, or the skin is red or sore. Neutral. */
  | 'IRRITATION'
  /** A doctor, pharmacist or rule said to leave it out. Neutral. */
  | 'ON_ADVICE'
  /** Any other reason. */
  | 'OTHER'
  /** The skin has an evening to recover. Neutral. */
  | 'RECOVERY'
  /** Away from home. */
  | 'TRAVEL';

/** Status of a routine. */
export type RoutineStatus =
  /** Currently followed; at most one per person. */
  | 'ACTIVE'
  /** Never activated. */
  | 'DRAFT'
  /** Activated earlier, not currently followed. */
  | 'PAUSED';

/** A step. With the `id` of an existing step, updates that step, and omitted fields are unchanged. Without an ID, adds a new step, which requires session, type and name. */
export type RoutineStepInput = {
  /** Whether it has been in use for weeks, so that no gradual introduction is needed. */
  established?: boolean | null | undefined;
  /** ID of an existing step to keep; only in `updateRoutine`. */
  id?: string | null | undefined;
  /** Instructions for use; up to 500 characters. */
  instructions?: string | null | undefined;
  /** Kind of product. */
  kind?: RoutineStepKind | null | undefined;
  /** The ingredient list as printed, or names separated by commas; up to 10,000 characters. */
  label?: string | null | undefined;
  /** The product; 1 to 100 characters. */
  name?: string | null | undefined;
  /** When the product was opened. */
  openedOn?: string | null | undefined;
  /** Whether it is prescribed, in which case rules only warn. */
  prescribed?: boolean | null | undefined;
  /** Schedule of the step. Defaults to DAILY for a new step. */
  schedule?: StepScheduleInput | null | undefined;
  /** Session of the step. */
  session?: RoutineSession | null | undefined;
  /** Sun protection factor, 1 to 150. */
  spf?: number | null | undefined;
  /** First day of this step; null for the first day of the routine. */
  startsOn?: string | null | undefined;
  /** Shelf life in months after opening, 1 to 120. */
  usableMonths?: number | null | undefined;
  /** Minutes to wait after it, 0 to 60. */
  waitAfterMinutes?: number | null | undefined;
  /** Minutes to wait before it, 0 to 60. */
  waitBeforeMinutes?: number | null | undefined;
};

/** Kind of product that a step uses. */
export type RoutineStepKind =
  /** Rinse-off cleanser. */
  | 'CLEANSER'
  /** Light, hydrating product. */
  | 'ESSENCE'
  /** Leave-on exfoliant with acids. */
  | 'EXFOLIANT'
  /** Eye-area product. */
  | 'EYE'
  /** Facial oil. */
  | 'FACE_OIL'
  /** Cream, lotion or gel. */
  | 'MOISTURIZER'
  /** Occlusive balm. */
  | 'OCCLUSIVE'
  /** Cleansing oil or balm that removes sunscreen and make-up. */
  | 'OIL_CLEANSER'
  /** Retinoid product. */
  | 'RETINOID'
  /** Any other serum. */
  | 'SERUM'
  /** Spot treatment. */
  | 'SPOT_TREATMENT'
  /** Sunscreen. */
  | 'SUNSCREEN'
  /** Toner or essence, used after cleansing. */
  | 'TONER'
  /** Vitamin C serum. */
  | 'VITAMIN_C_SERUM';

/** Severity of a finding. */
export type RuleSeverity =
  /** Must be changed. */
  | 'HARD'
  /** For information. */
  | 'INFO'
  /** Should be changed. */
  | 'SOFT';

/** Changes to the settings. Omitted fields are unchanged; null restores the default. */
export type SessionReminderInput = {
  /** Whether to send reminders. Off by default. */
  enabled?: boolean | null | undefined;
  /** Local time. Defaults to 08:00 in the morning and 21:00 in the evening. */
  time?: string | null | undefined;
  /** At least one day of the week; all by default. 1 is Monday, 7 Sunday. */
  weekdays?: Array<number> | null | undefined;
};

/** A new picture, or none. */
export type SetProfilePictureInput = {
  /** JPEG, PNG or WebP, at most 10 MB; cropped to the center square. Null removes the picture. */
  picture?: Blob | null | null | undefined;
};

/** The account and its new role. */
export type SetUserRoleInput = {
  /** ID of the account, as returned by `account(email)`. */
  id: string;
  /** The new role. DERMATOLOGIST needs a profile: use `createDermatologist` the first time. */
  role: Role;
};

/** A skin concern that a person wants to improve. */
export type SkinConcern =
  /** Pimples and blackheads. */
  | 'ACNE'
  /** Scars left by acne. */
  | 'ACNE_SCARS'
  /** Weakened skin barrier: stinging and tightness, often after too many actives. */
  | 'BARRIER'
  /** Dark circles under the eyes. */
  | 'DARK_CIRCLES'
  /** Dehydration, which also occurs in oily skin. */
  | 'DEHYDRATION'
  /** Dry, rough or flaky skin, which lacks oil. */
  | 'DRYNESS'
  /** Dullness. */
  | 'DULLNESS'
  /** Puffy eyelids or bags under the eyes. */
  | 'EYE_PUFFINESS'
  /** Loss of firmness. */
  | 'FIRMNESS'
  /** Dry, cracked lips. */
  | 'LIPS'
  /** Shine. */
  | 'OILINESS'
  /** Dark spots and uneven skin tone. */
  | 'PIGMENTATION'
  /** Dark marks left by blemishes or injuries. */
  | 'PIH'
  /** Visible pores. */
  | 'PORES'
  /** Flushing and red areas. */
  | 'REDNESS'
  /** Skin that reacts easily. */
  | 'SENSITIVITY'
  /** Rough or uneven texture. */
  | 'TEXTURE'
  /** Lines and wrinkles. */
  | 'WRINKLES';

/** How severe a concern is. */
export type SkinConcernSeverityInput = {
  /** One of the `concerns`. */
  concern: SkinConcern;
  /** Its severity. */
  severity: ConcernSeverity;
};

/** Fitzpatrick phototype: how skin without protection reacts to the sun, as the person states it. */
export type SkinPhototype =
  /** Very fair: always burns, never tans. */
  | 'I'
  /** Fair: usually burns, tans a little. */
  | 'II'
  /** Medium: sometimes burns, tans evenly. */
  | 'III'
  /** Olive to light brown: rarely burns, tans easily. */
  | 'IV'
  /** Brown: very rarely burns, tans deeply. */
  | 'V'
  /** Dark brown to black: hardly ever burns. */
  | 'VI';

/** A procedure, past or planned. */
export type SkinProcedureInput = {
  /** The day of the procedure, from 2000 to 2100. */
  day: string;
  /** What is done. */
  kind: SkinProcedureKind;
  /** Weeks of rest that the doctor asked for, 0 to 26. Defaults to 4 for LASER and SURGERY, 2 for PEEL and MICRONEEDLING, 1 for WAXING. */
  restWeeks?: number | null | undefined;
};

/** A procedure after which the skin needs rest. */
export type SkinProcedureKind =
  /** Laser or intense pulsed light. */
  | 'LASER'
  /** Microneedling. */
  | 'MICRONEEDLING'
  /** Professional chemical peel. */
  | 'PEEL'
  /** Surgery of the skin. */
  | 'SURGERY'
  /** Waxing or threading of the face. */
  | 'WAXING';

/** Answers for this call. They are not stored for later ones: set the profile with `updateProfile`. Omitted fields are taken from the account. If a pregnancy or a high sensitivity differs from the account’s, the more careful one counts. */
export type SkinProfileInput = {
  /** Concerns, most important first. */
  concerns?: Array<SkinConcern> | null | undefined;
  /** How accustomed the skin is to actives. BEGINNER if the account does not say either. */
  experience?: CareExperience | null | undefined;
  /** Fragrance-free products only. */
  fragranceFree?: boolean | null | undefined;
  /** Pregnancy or breastfeeding. */
  pregnancy?: Pregnancy | null | undefined;
  /** How easily the skin is irritated. NORMAL if the account does not say either. */
  sensitivity?: SkinSensitivity | null | undefined;
  /** Skin type. */
  skinType?: SkinType | null | undefined;
  /** Vegan products only. */
  vegan?: boolean | null | undefined;
};

/** How easily the skin is irritated. */
export type SkinSensitivity =
  /** Easily irritated: gentler actives and more recovery evenings. */
  | 'HIGH'
  /** Hardly ever irritated. */
  | 'LOW'
  /** Irritated now and then. */
  | 'NORMAL';

/** Skin type. Sensitive skin of any type is covered by the concern `SENSITIVITY`. */
export type SkinType =
  /** Oily on forehead, nose and chin, drier on the cheeks. */
  | 'COMBINATION'
  /** Tight or flaky, with little oil. */
  | 'DRY'
  /** Neither dry nor oily. */
  | 'NORMAL'
  /** Shiny all over within hours of washing. */
  | 'OILY';

/** The patch test to start. */
export type StartPatchTestInput = {
  /** A client-generated ID, up to 100 characters. Retrying with the same ID returns the same test; other content with it is IDEMPOTENCY_MISMATCH. */
  clientRequestId?: string | null | undefined;
  /** The ingredient list as printed, or names separated by commas, up to 10,000 characters; the first 300 ingredients are read. Defaults to the label of the step. */
  label?: string | null | undefined;
  /** The product, 1 to 100 characters. */
  name: string;
  /** The first day. Defaults to today in the viewer’s time zone; at most 10 days back. */
  startedOn?: string | null | undefined;
  /** The step of a routine that the product is meant for. */
  stepId?: string | null | undefined;
};

/** How often a step is due. */
export type StepScheduleInput = {
  /** For CYCLE: the days of the cycle on which it is due, starting at 1. */
  cycleDays?: Array<number> | null | undefined;
  /** For CYCLE: length of the cycle, 2 to 28 days. */
  cycleLength?: number | null | undefined;
  /** For INTERVAL: interval in days, 1 to 90. */
  everyDays?: number | null | undefined;
  /** Which of the other fields apply. */
  kind: StepScheduleKind;
  /** For WEEKDAYS: days of the week. 1 is Monday, 7 is Sunday. */
  weekdays?: Array<number> | null | undefined;
};

/** How often a step is due. */
export type StepScheduleKind =
  /** On the days `cycleDays` of a cycle of `cycleLength` days that starts with the routine. */
  | 'CYCLE'
  /** Every day. */
  | 'DAILY'
  /** Every `everyDays` days from the first day of the step. */
  | 'INTERVAL'
  /** Gradually more often, in `stages`; intended for retinoids. A rest after a reaction, or a break of the routine of 28 days or more, begins it again at the first stage. */
  | 'RAMP_UP'
  /** On the weekdays in `weekdays`. */
  | 'WEEKDAYS';

/** A photo to analyze. */
export type SubmitAnalysisInput = {
  /** A client-generated ID, up to 100 characters. Retrying with the same ID returns the same analysis; other content with it is IDEMPOTENCY_MISMATCH. */
  clientRequestId?: string | null | undefined;
  /** The user’s note, up to 2,000 characters. */
  note?: string | null | undefined;
  /** JPEG, PNG or WebP, at most 10 MB, sent as a GraphQL multipart request. */
  photo: Blob | null;
  /** The day on which the photo was taken, for earlier photos: from 2000 to today where the person lives. Omit it for a photo of now. */
  takenOn?: string | null | undefined;
};

/** Theme of the apps. */
export type Theme =
  /** Dark theme. */
  | 'DARK'
  /** Light theme. */
  | 'LIGHT'
  /** Follows the device setting. */
  | 'SYSTEM';

/** Status of a step on a day. */
export type TodayStepStatus =
  /** Logged as done. */
  | 'DONE'
  /** Due and not yet logged. */
  | 'DUE'
  /** Starts later, on `step.startsOn`. */
  | 'NOT_STARTED'
  /** Scheduled for other days. */
  | 'NOT_TODAY'
  /** Paused after a reaction, until `step.pausedUntil`; with `step.heldForDoctor`, until a doctor allows it; otherwise while the pregnancy of the account speaks against it, as the finding `PREG-1` says. */
  | 'PAUSED'
  /** Logged as skipped. */
  | 'SKIPPED';

/** How soon care is needed: the soonest tier of all red flags. */
export type TriageTier =
  /** Help is needed now. */
  | 'EMERGENCY'
  /** There is no red flag. */
  | 'ROUTINE'
  /** It should be looked at in person within days. */
  | 'SOON'
  /** Care is needed today. */
  | 'URGENT';

/** Filter for unanswered consultations. All given conditions must match. */
export type UnansweredConsultationFilter = {
  /** Filter by whether `answerDueAt` has passed. */
  overdue?: boolean | null | undefined;
  /** Returns only those with this status, such as PENDING: none has claimed them. */
  status?: ConsultationStatus | null | undefined;
  /** Returns only those of this tier. */
  tier?: TriageTier | null | undefined;
};

/** The log to remove. */
export type UndoRoutineStepLogInput = {
  /** Defaults to today in the viewer’s time zone; at most 31 days back. */
  day?: string | null | undefined;
  /** The step. */
  stepId: string;
};

/** Measurement units. */
export type UnitSystem =
  /** Fluid ounces, ounces, degrees Fahrenheit. */
  | 'IMPERIAL'
  /** Milliliters, grams, degrees Celsius. */
  | 'METRIC';

/** Why a part of a label is no item. */
export type UnreadReason =
  /** Explains a mark, as in “* from organic farming”. */
  | 'FOOTNOTE'
  /** A heading or the name of a product of a kit. */
  | 'HEADING'
  /** Praise of ingredients outside of the list. */
  | 'HIGHLIGHT'
  /** Says what the product does not contain, as after “free from”. */
  | 'NOT_CONTAINED'
  /** Stands in the list and is no name that could be read. */
  | 'NOT_UNDERSTOOD'
  /** Directions, warnings and other text beside the list. */
  | 'OTHER_TEXT'
  /** Follows the 300th ingredient or is beyond what is read. */
  | 'OVER_LIMIT';

/** Changes to the dermatologist’s own profile. Omitted fields are unchanged. */
export type UpdateDermatologistProfileInput = {
  /** Whether they accept new cases; null leaves it unchanged. */
  acceptingCases?: boolean | null | undefined;
  /** Biography, up to 2,000 characters; null clears it. */
  bio?: string | null | undefined;
  /** Languages: 1 to 10 BCP 47 primary subtags such as `de`; null leaves them unchanged. */
  languages?: Array<string> | null | undefined;
  /** Specialties, at least one, main specialty first; null leaves them unchanged. */
  specialties?: Array<DermatologySpecialty> | null | undefined;
};

/** Changes to a goal that has not been reached. Omitted and null fields are unchanged. */
export type UpdateGoalInput = {
  /** Last day to reach the goal: today or within five years. */
  day?: string | null | undefined;
  /** ID of the goal. */
  id: string;
  /** Target value, 0 to 100. The median of a day’s photos counts. It is reached at or above the value if higher is better, at or below it if lower is better; for metrics with a target range, at any value at least as close to the range. */
  target?: number | null | undefined;
};

/** Changes to the health profile. Omitted fields are unchanged; null clears a field. */
export type UpdateHealthProfileInput = {
  /** The complete list. */
  allergies?: Array<Allergy> | null | undefined;
  /** The complete list. */
  diagnoses?: Array<Diagnosis> | null | undefined;
  /** True states that the person takes and applies no medication. A medication in use takes the statement back, when it is added or changed; so do false and null. */
  noMedications?: boolean | null | undefined;
  /** The complete list; at most 20. */
  procedures?: Array<SkinProcedureInput> | null | undefined;
};

/** Changes to a journal entry. Omitted fields are unchanged; null clears a field. */
export type UpdateJournalEntryInput = {
  /** Phase of the menstrual cycle. */
  cyclePhase?: CyclePhase | null | undefined;
  /** The day the entry is about; null leaves it unchanged. */
  day?: string | null | undefined;
  /** ID of the entry. */
  id: string;
  /** Mood, 1 (very bad) to 5 (very good). */
  mood?: number | null | undefined;
  /** A new photo; null removes the current one. JPEG, PNG or WebP, at most 10 MB. Needs the consents PHOTO_PROCESSING and AGE_16_OR_OLDER. */
  photo?: Blob | null | null | undefined;
  /** Hours of sleep the night before, 0 to 24. */
  sleepHours?: number | null | undefined;
  /** Stress, 1 (none) to 5 (very high). */
  stress?: number | null | undefined;
  /** Free text, up to 5,000 characters. */
  text?: string | null | undefined;
};

/** Changes to a medication. Omitted fields are unchanged; null clears all fields but the name. */
export type UpdateMedicationInput = {
  /** Last day of use: from the first day to a year from now. */
  endedOn?: string | null | undefined;
  /** Interval in days, as the doctor said, 1 to 90. */
  everyDays?: number | null | undefined;
  /** ID of the medication. */
  id: string;
  /** The corrected name; up to 200 characters. */
  name?: string | null | undefined;
  /** How it is used. */
  route?: MedicationRoute | null | undefined;
  /** When it is used, as the doctor said. */
  session?: MedicationSession | null | undefined;
  /** First day of use, not in the future. */
  startedOn?: string | null | undefined;
  /** The strength, such as `0.05 %` or `20 mg`; up to 50 characters. */
  strength?: string | null | undefined;
};

/** Changes to the preferences. Omitted fields are unchanged. */
export type UpdateNotificationPreferencesInput = {
  /** Quiet hours; null turns them off. */
  quietHours?: QuietHoursInput | null | undefined;
  /** True resumes email after `emailSuspendedAt`; other values have no effect. */
  resumeEmail?: boolean | null | undefined;
  /** The preferences to change, each at most once; others are unchanged. Null restores all defaults. */
  toggles?: Array<NotificationToggleInput> | null | undefined;
};

/** Changes to the preferences. Omitted fields are unchanged; null restores the default. */
export type UpdatePreferencesInput = {
  /** App-defined data, as a JSON object of at most 16 KB. The server does not interpret it. It replaces what was there as a whole. */
  clientData?: Record<string, unknown> | null | undefined;
  /** Light or dark theme. Defaults to `SYSTEM`. */
  theme?: Theme | null | undefined;
  /** Measurement units. Defaults to `METRIC`. */
  units?: UnitSystem | null | undefined;
  /** First day of the week. Defaults to `MONDAY`. */
  weekStartsOn?: WeekStart | null | undefined;
};

/** Changes to the profile. Omitted fields are unchanged; null clears a field. */
export type UpdateProfileInput = {
  /** Age in years, 1 to 120. Stored as a year of birth, so it stays current. Below 16, routines and consultations need the consent GUARDIAN, and photos are closed. */
  age?: number | null | undefined;
  /** The complete list; concerns that are not in it are `MILD`, and so are all if it is null or empty. A concern that is removed loses its severity. */
  concernSeverities?: Array<SkinConcernSeverityInput> | null | undefined;
  /** The complete list, most important first; null and an empty list mean none. */
  concerns?: Array<SkinConcern> | null | undefined;
  /** How accustomed the skin is to actives; null means unknown. */
  experience?: CareExperience | null | undefined;
  /** First name, at most 100 characters. */
  firstName?: string | null | undefined;
  /** Fragrance-free products only; null means false. */
  fragranceFree?: boolean | null | undefined;
  /** Last name, at most 100 characters. */
  lastName?: string | null | undefined;
  /** BCP 47 tag such as `de-AT`; null means that of the request (`Accept-Language`), or else `en`. */
  locale?: string | null | undefined;
  /** Null means `UNKNOWN`. */
  pregnancy?: Pregnancy | null | undefined;
  /** Whose law counts for products; null means that of `locale`, or else `EU`. */
  region?: MarketRegion | null | undefined;
  /** How easily the skin is irritated; null means unknown. */
  sensitivity?: SkinSensitivity | null | undefined;
  /** Fitzpatrick phototype; null means unknown. */
  skinTone?: SkinPhototype | null | undefined;
  /** Skin type. */
  skinType?: SkinType | null | undefined;
  /** IANA time zone such as `Europe/Berlin`; null means `UTC`. */
  timeZone?: string | null | undefined;
  /** Vegan products only; null means false. */
  vegan?: boolean | null | undefined;
};

/** Changes to the settings. Omitted parts are unchanged; null restores the default. */
export type UpdateReminderSettingsInput = {
  /** Steps of the session PM. */
  evening?: SessionReminderInput | null | undefined;
  /** Steps of the session AM. */
  morning?: SessionReminderInput | null | undefined;
};

/** Changes to a routine. Omitted fields are unchanged. */
export type UpdateRoutineInput = {
  /** The routine. */
  id: string;
  /** New name. */
  name?: string | null | undefined;
  /** The profile it is checked against. */
  profile?: SkinProfileInput | null | undefined;
  /** All steps in their new order; steps not in the list are removed. */
  steps?: Array<RoutineStepInput> | null | undefined;
};

/** Code of a user error. */
export type UserErrorCode =
  /** The person is younger than `age`. */
  | 'AGE_RESTRICTED'
  /** The advice must be confirmed first: show it, then send the same again. */
  | 'CONFIRMATION_REQUIRED'
  /** The value contradicts another one in the input. */
  | 'CONFLICT'
  /** A consent is missing; give it with `giveConsent`. */
  | 'CONSENT_REQUIRED'
  /** The email address or the password is wrong. */
  | 'INVALID_CREDENTIALS'
  /** The value is not of the form that the message states. */
  | 'INVALID_FORMAT'
  /** The action is not allowed in the current state of the object. */
  | 'INVALID_STATE'
  /** There are `maximum` already, or too many in a short time; remove or finish one, or wait. */
  | 'LIMIT_REACHED'
  /** The value is not among those allowed here; `allowed` lists them where there are few. */
  | 'NOT_ALLOWED'
  /** The email address has not been verified yet; use the link in the email, or request another. */
  | 'NOT_VERIFIED'
  /** The version is not the present one, which is `version`; read that first. */
  | 'OUTDATED'
  /** The password is on lists of common passwords. */
  | 'PASSWORD_TOO_COMMON'
  /** The photo has too many pixels. */
  | 'PHOTO_TOO_LARGE'
  /** The photo has too few pixels. */
  | 'PHOTO_TOO_SMALL'
  /** A value is missing or empty. */
  | 'REQUIRED'
  /** Something with this value exists already. */
  | 'TAKEN'
  /** The token is unknown, used or expired; request a new one. */
  | 'TOKEN_INVALID'
  /** The day is before `minimum`. */
  | 'TOO_EARLY'
  /** The number is above `maximum`. */
  | 'TOO_LARGE'
  /** The day is after `maximum`. */
  | 'TOO_LATE'
  /** The text is longer than `maximum`: characters, or KB of JSON. */
  | 'TOO_LONG'
  /** The list has more than `maximum` items. */
  | 'TOO_MANY'
  /** The text is shorter than `minimum` characters. */
  | 'TOO_SHORT'
  /** The number is below `minimum`. */
  | 'TOO_SMALL'
  /** The value is the present one; choose another. */
  | 'UNCHANGED'
  /** The value names nothing known; see `suggestions`. */
  | 'UNKNOWN'
  /** The file is not a readable photo; send JPEG, PNG or WebP. */
  | 'UNSUPPORTED_IMAGE';

/** The token from the verification email. */
export type VerifyEmailInput = {
  /** The token from the email. Single use, valid for 24 hours. */
  token: string;
};

/** First day of the week in calendars. */
export type WeekStart =
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY';

/** The consent to withdraw. */
export type WithdrawConsentInput = {
  /** The consent to withdraw. */
  kind: ConsentKind;
};

export type AccountsQueryVariables = Exact<{
  filter?: AccountFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AccountsQuery = { accounts: { totalCount: number, nodes: Array<{ id: string, email: string, role: Role, state: AccountState, emailVerifiedAt: string | null, deactivatedAt: string | null, purgeAt: string | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FailedJobsQueryVariables = Exact<{
  filter?: FailedJobFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FailedJobsQuery = { failedJobs: { totalCount: number, nodes: Array<{ id: string, queue: string, attemptCount: number, error: string | null, deadLetter: string | null, enqueuedAt: string, failedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RetryFailedJobsMutationVariables = Exact<{
  input: FailedJobsInput;
}>;


export type RetryFailedJobsMutation = { retryFailedJobs: { retriedCount: number | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type DiscardFailedJobsMutationVariables = Exact<{
  input: FailedJobsInput;
}>;


export type DiscardFailedJobsMutation = { discardFailedJobs: { discardedCount: number | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type UnansweredConsultationsQueryVariables = Exact<{
  filter?: UnansweredConsultationFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UnansweredConsultationsQuery = { unansweredConsultations: { totalCount: number, nodes: Array<{ id: string, status: ConsultationStatus, tier: TriageTier, requestedAt: string, claimedAt: string | null, answerDueAt: string | null, expiresAt: string | null, dermatologist: { displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AnalysisResultFragment = { id: string, status: AnalysisStatus, note: string | null, kind: PhotoKind | null, skinScore: number | null, hydration: number | null, oiliness: number | null, elasticity: number | null, pores: number | null, confidence: number | null, createdAt: string, updatedAt: string, completedAt: string | null, problems: Array<{ code: AnalysisProblemCode, message: string }>, face: { yaw: number, pitch: number, roll: number, pixelsPerMm: number, frame: { x: number, y: number, side: number, angle: number } } | null, hints: Array<{ code: PhotoHintCode, message: string }>, tone: { ita: number, itaInterval: { low: number, high: number } } | null, metrics: Array<{ metric: string, value: number, band: MetricBand, confidence: number, basis: MetricBasis, direction: MetricDirection, heatmapUrl: string | null, interval: { low: number, high: number }, target: { low: number, high: number } | null }>, recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null }>, photo: { url: string, width: number, height: number, expiresAt: string } | null, model: { name: string, version: string } | null };

export type PhotoRequirementsQueryVariables = Exact<{ [key: string]: never; }>;


export type PhotoRequirementsQuery = { photoRequirements: { formats: Array<string>, maxBytes: number, minShortSide: number, maxMegapixels: number, maxDeepMegapixels: number, tips: Array<string>, target: { aspectRatio: number, frame: { x: number, y: number, side: number }, outline: Array<{ x: number, y: number }>, eyes: Array<{ x: number, y: number }> } | null } };

export type SubmitAnalysisMutationVariables = Exact<{
  input: SubmitAnalysisInput;
}>;


export type SubmitAnalysisMutation = { submitAnalysis: { analysis: { id: string, status: AnalysisStatus, createdAt: string } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type RetryAnalysisMutationVariables = Exact<{
  input: RetryAnalysisInput;
}>;


export type RetryAnalysisMutation = { retryAnalysis: { analysis: { id: string, status: AnalysisStatus, completedAt: string | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type DeleteAnalysisMutationVariables = Exact<{
  input: DeleteAnalysisInput;
}>;


export type DeleteAnalysisMutation = { deleteAnalysis: { deletedAnalysisId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type AnalysisQueryVariables = Exact<{
  id: string;
}>;


export type AnalysisQuery = { analysis: { id: string, status: AnalysisStatus, note: string | null, kind: PhotoKind | null, skinScore: number | null, hydration: number | null, oiliness: number | null, elasticity: number | null, pores: number | null, confidence: number | null, createdAt: string, updatedAt: string, completedAt: string | null, metrics: Array<{ metric: string, value: number, band: MetricBand, confidence: number, basis: MetricBasis, direction: MetricDirection, heatmapUrl: string | null, heatmapLegend: { color: string, fullOpacity: number, meaning: string } | null, interval: { low: number, high: number }, target: { low: number, high: number } | null }>, problems: Array<{ code: AnalysisProblemCode, message: string }>, face: { yaw: number, pitch: number, roll: number, pixelsPerMm: number, frame: { x: number, y: number, side: number, angle: number } } | null, hints: Array<{ code: PhotoHintCode, message: string }>, tone: { ita: number, itaInterval: { low: number, high: number } } | null, recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null }>, photo: { url: string, width: number, height: number, expiresAt: string } | null, model: { name: string, version: string } | null } | null };

export type MyAnalysesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AnalysisFilter | null | undefined;
  orderBy?: AnalysisOrder | null | undefined;
}>;


export type MyAnalysesQuery = { viewer: { analyses: { totalCount: number, nodes: Array<{ id: string, status: AnalysisStatus, note: string | null, kind: PhotoKind | null, skinScore: number | null, hydration: number | null, oiliness: number | null, elasticity: number | null, pores: number | null, confidence: number | null, createdAt: string, updatedAt: string, completedAt: string | null, problems: Array<{ code: AnalysisProblemCode, message: string }>, face: { yaw: number, pitch: number, roll: number, pixelsPerMm: number, frame: { x: number, y: number, side: number, angle: number } } | null, hints: Array<{ code: PhotoHintCode, message: string }>, tone: { ita: number, itaInterval: { low: number, high: number } } | null, metrics: Array<{ metric: string, value: number, band: MetricBand, confidence: number, basis: MetricBasis, direction: MetricDirection, heatmapUrl: string | null, interval: { low: number, high: number }, target: { low: number, high: number } | null }>, recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null }>, photo: { url: string, width: number, height: number, expiresAt: string } | null, model: { name: string, version: string } | null }>, edges: Array<{ cursor: string, node: { id: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } };

export type LatestAnalysisQueryVariables = Exact<{
  filter?: AnalysisFilter | null | undefined;
}>;


export type LatestAnalysisQuery = { viewer: { latestAnalysis: { id: string, status: AnalysisStatus, note: string | null, kind: PhotoKind | null, skinScore: number | null, hydration: number | null, oiliness: number | null, elasticity: number | null, pores: number | null, confidence: number | null, createdAt: string, updatedAt: string, completedAt: string | null, problems: Array<{ code: AnalysisProblemCode, message: string }>, face: { yaw: number, pitch: number, roll: number, pixelsPerMm: number, frame: { x: number, y: number, side: number, angle: number } } | null, hints: Array<{ code: PhotoHintCode, message: string }>, tone: { ita: number, itaInterval: { low: number, high: number } } | null, metrics: Array<{ metric: string, value: number, band: MetricBand, confidence: number, basis: MetricBasis, direction: MetricDirection, heatmapUrl: string | null, interval: { low: number, high: number }, target: { low: number, high: number } | null }>, recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null }>, photo: { url: string, width: number, height: number, expiresAt: string } | null, model: { name: string, version: string } | null } | null } };

export type AnalysisUpdatedSubscriptionVariables = Exact<{
  id?: string | null | undefined;
}>;


export type AnalysisUpdatedSubscription = { analysisUpdated: { id: string, status: AnalysisStatus, note: string | null, kind: PhotoKind | null, skinScore: number | null, hydration: number | null, oiliness: number | null, elasticity: number | null, pores: number | null, confidence: number | null, createdAt: string, updatedAt: string, completedAt: string | null, problems: Array<{ code: AnalysisProblemCode, message: string }>, face: { yaw: number, pitch: number, roll: number, pixelsPerMm: number, frame: { x: number, y: number, side: number, angle: number } } | null, hints: Array<{ code: PhotoHintCode, message: string }>, tone: { ita: number, itaInterval: { low: number, high: number } } | null, metrics: Array<{ metric: string, value: number, band: MetricBand, confidence: number, basis: MetricBasis, direction: MetricDirection, heatmapUrl: string | null, interval: { low: number, high: number }, target: { low: number, high: number } | null }>, recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null }>, photo: { url: string, width: number, height: number, expiresAt: string } | null, model: { name: string, version: string } | null } };

export type CompareAnalysesQueryVariables = Exact<{
  beforeId: string;
  afterId: string;
}>;


export type CompareAnalysesQuery = { compareAnalyses: { before: { id: string, createdAt: string }, after: { id: string, createdAt: string }, model: { name: string, version: string }, metrics: Array<{ metric: string, before: number, after: number, difference: number, noise: number, verdict: ChangeVerdict, confidence: number, basis: MetricBasis, direction: MetricDirection, target: { low: number, high: number } | null }> } | null };

export type AnalysisZonesQueryVariables = Exact<{
  id: string;
}>;


export type AnalysisZonesQuery = { analysis: { id: string, kind: PhotoKind | null, metrics: Array<{ metric: string, knownMetric: KnownMetric, zones: Array<{ zone: string, knownZone: KnownZone, value: number, confidence: number, coverage: number, interval: { low: number, high: number } }> }> } | null };

export type CheckPhotoMutationVariables = Exact<{
  input: CheckPhotoInput;
}>;


export type CheckPhotoMutation = { checkPhoto: { check: { kind: PhotoKind | null, width: number, height: number, face: { yaw: number, pitch: number, roll: number, pixelsPerMm: number, frame: { x: number, y: number, side: number, angle: number } } | null, problems: Array<{ code: AnalysisProblemCode, message: string }>, hints: Array<{ code: PhotoHintCode, message: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type AnalysisFindingsQueryVariables = Exact<{
  id: string;
}>;


export type AnalysisFindingsQuery = { analysis: { lesions: { candidates: Array<{ kind: LesionKind, x: number, y: number, diameterMm: number, confidence: number, knownZone: KnownZone | null }>, counts: Array<{ knownZone: KnownZone | null, red: number, dark: number, light: number }> } | null, underEyes: Array<{ side: FaceSide, darkness: number, blueness: number, confidence: number, darknessInterval: { low: number, high: number }, bluenessInterval: { low: number, high: number } }>, metrics: Array<{ heatmapUrl: string | null, metric: string, zones: Array<{ zone: string, heatmapUrl: string | null }>, sides: Array<{ difference: number, noise: number, right: { zone: string, value: number }, left: { zone: string, value: number } }> }> } | null };

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


export type LoginMutation = { login: { session: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, refreshTokenExpiresAt: string } | null, viewer: { id: string, email: string, role: Role } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

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


export type LogoutEverywhereMutation = { logoutEverywhere: { endedSessionCount: number | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, email: string, firstName: string | null, lastName: string | null, role: Role, locale: string, timeZone: string, emailVerified: boolean, lastLoginAt: string | null, active: boolean, createdAt: string } };

export type MyConsentRequirementsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyConsentRequirementsQuery = { viewer: { consentRequirements: Array<{ kind: ConsentKind, version: number, text: string, given: boolean }> } };

export type MyConsentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyConsentsQuery = { viewer: { consents: { totalCount: number, nodes: Array<{ kind: ConsentKind, version: number, givenAt: string, withdrawnAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

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


export type ChangePasswordMutation = { changePassword: { endedSessionCount: number | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type RevokeSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeSessionMutation = { revokeSession: { revokedSessionId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MySessionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MySessionsQuery = { viewer: { sessions: { totalCount: number, nodes: Array<{ id: string, deviceName: string | null, createdAt: string, lastUsedAt: string, expiresAt: string, current: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type DeleteAccountMutationVariables = Exact<{
  input: DeleteAccountInput;
}>;


export type DeleteAccountMutation = { deleteAccount: { purgeAt: string | null, receiptNumber: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type RestoreAccountMutationVariables = Exact<{
  input: RestoreAccountInput;
}>;


export type RestoreAccountMutation = { restoreAccount: { accountRestored: boolean | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ConsultationStateFragment = { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null };

export type ConsultationWholeFragment = { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, redFlags: { version: number, answers: Array<{ flag: RedFlag, present: boolean }> }, urgentCare: { tier: TriageTier, flags: Array<RedFlag>, title: string, message: string } | null, photos: Array<{ id: string, kind: ConsultationPhotoKind, url: string, expiresAt: string, width: number, height: number }>, history: Array<{ action: ConsultationAction, side: ConsultationSide, fromStatus: ConsultationStatus | null, toStatus: ConsultationStatus, reason: string | null, createdAt: string }>, caseFile: { profile: { age: number | null, skinType: SkinType | null, concerns: Array<SkinConcern>, pregnancy: Pregnancy, skinTone: SkinPhototype | null, region: MarketRegion | null, sensitivity: SkinSensitivity | null, diagnoses: Array<Diagnosis>, allergies: Array<Allergy>, medicationsAnswered: boolean, concernSeverities: Array<{ concern: SkinConcern, severity: ConcernSeverity }>, procedures: Array<{ kind: SkinProcedureKind, day: string, restWeeks: number }>, medications: Array<{ name: string, strength: string | null, route: MedicationRoute | null, session: MedicationSession | null, everyDays: number | null, startedOn: string | null, endedOn: string | null, understoodAs: Array<string> }> }, analysis: { id: string, analysisId: string, createdAt: string, skinScore: number | null, confidence: number | null, model: { name: string, version: string } | null, metrics: Array<{ metric: string, label: string, value: number, heatmapUrl: string | null }> } | null, routine: { name: string, startsOn: string, steps: Array<{ session: RoutineSession, kind: RoutineStepKind, name: string, prescribed: boolean, heldForDoctor: boolean, schedule: { text: string }, ingredients: Array<{ text: string }> }> } | null, avoidedIngredients: Array<{ name: string, reason: string | null }> }, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null };

export type ConsultationQuestionnaireQueryVariables = Exact<{
  locale?: string | null | undefined;
}>;


export type ConsultationQuestionnaireQuery = { consultationQuestionnaire: { version: number, language: string, intro: string, questions: Array<{ flag: RedFlag, text: string }> } };

export type ConsultationQueryVariables = Exact<{
  id: string;
  locale?: string | null | undefined;
}>;


export type ConsultationQuery = { consultation: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, redFlags: { version: number, answers: Array<{ flag: RedFlag, present: boolean }> }, urgentCare: { tier: TriageTier, flags: Array<RedFlag>, title: string, message: string } | null, photos: Array<{ id: string, kind: ConsultationPhotoKind, url: string, expiresAt: string, width: number, height: number }>, history: Array<{ action: ConsultationAction, side: ConsultationSide, fromStatus: ConsultationStatus | null, toStatus: ConsultationStatus, reason: string | null, createdAt: string }>, caseFile: { profile: { age: number | null, skinType: SkinType | null, concerns: Array<SkinConcern>, pregnancy: Pregnancy, skinTone: SkinPhototype | null, region: MarketRegion | null, sensitivity: SkinSensitivity | null, diagnoses: Array<Diagnosis>, allergies: Array<Allergy>, medicationsAnswered: boolean, concernSeverities: Array<{ concern: SkinConcern, severity: ConcernSeverity }>, procedures: Array<{ kind: SkinProcedureKind, day: string, restWeeks: number }>, medications: Array<{ name: string, strength: string | null, route: MedicationRoute | null, session: MedicationSession | null, everyDays: number | null, startedOn: string | null, endedOn: string | null, understoodAs: Array<string> }> }, analysis: { id: string, analysisId: string, createdAt: string, skinScore: number | null, confidence: number | null, model: { name: string, version: string } | null, metrics: Array<{ metric: string, label: string, value: number, heatmapUrl: string | null }> } | null, routine: { name: string, startsOn: string, steps: Array<{ session: RoutineSession, kind: RoutineStepKind, name: string, prescribed: boolean, heldForDoctor: boolean, schedule: { text: string }, ingredients: Array<{ text: string }> }> } | null, avoidedIngredients: Array<{ name: string, reason: string | null }> }, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } | null };

export type MyConsultationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ConsultationFilter | null | undefined;
  orderBy?: ConsultationOrder | null | undefined;
}>;


export type MyConsultationsQuery = { viewer: { consultations: { totalCount: number, nodes: Array<{ id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, photos: Array<{ id: string }>, history: Array<{ id: string }>, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MyConsultationFiguresQueryVariables = Exact<{ [key: string]: never; }>;


export type MyConsultationFiguresQuery = { viewer: { statistics: { consultationCount: number, answeredConsultationCount: number } } };

export type ConsultationQueueQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  scope?: ConsultationQueueScope | null | undefined;
}>;


export type ConsultationQueueQuery = { consultationQueue: { totalCount: number, nodes: Array<{ id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, photos: Array<{ id: string, url: string }>, history: Array<{ id: string }>, caseFile: { analysis: { skinScore: number | null } | null }, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyConsultationNotificationsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type MyConsultationNotificationsQuery = { viewer: { notifications: { nodes: Array<{ kind: NotificationKind, title: string, message: string, consultation: { id: string, status: ConsultationStatus } | null }> } } };

export type RequestConsultationMutationVariables = Exact<{
  input: RequestConsultationInput;
  locale?: string | null | undefined;
}>;


export type RequestConsultationMutation = { requestConsultation: { consultation: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, redFlags: { version: number, answers: Array<{ flag: RedFlag, present: boolean }> }, urgentCare: { tier: TriageTier, flags: Array<RedFlag>, title: string, message: string } | null, photos: Array<{ id: string, kind: ConsultationPhotoKind, url: string, expiresAt: string, width: number, height: number }>, history: Array<{ action: ConsultationAction, side: ConsultationSide, fromStatus: ConsultationStatus | null, toStatus: ConsultationStatus, reason: string | null, createdAt: string }>, caseFile: { profile: { age: number | null, skinType: SkinType | null, concerns: Array<SkinConcern>, pregnancy: Pregnancy, skinTone: SkinPhototype | null, region: MarketRegion | null, sensitivity: SkinSensitivity | null, diagnoses: Array<Diagnosis>, allergies: Array<Allergy>, medicationsAnswered: boolean, concernSeverities: Array<{ concern: SkinConcern, severity: ConcernSeverity }>, procedures: Array<{ kind: SkinProcedureKind, day: string, restWeeks: number }>, medications: Array<{ name: string, strength: string | null, route: MedicationRoute | null, session: MedicationSession | null, everyDays: number | null, startedOn: string | null, endedOn: string | null, understoodAs: Array<string> }> }, analysis: { id: string, analysisId: string, createdAt: string, skinScore: number | null, confidence: number | null, model: { name: string, version: string } | null, metrics: Array<{ metric: string, label: string, value: number, heatmapUrl: string | null }> } | null, routine: { name: string, startsOn: string, steps: Array<{ session: RoutineSession, kind: RoutineStepKind, name: string, prescribed: boolean, heldForDoctor: boolean, schedule: { text: string }, ingredients: Array<{ text: string }> }> } | null, avoidedIngredients: Array<{ name: string, reason: string | null }> }, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } | null, urgentCare: { tier: TriageTier, flags: Array<RedFlag>, title: string, message: string } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type CancelConsultationMutationVariables = Exact<{
  input: ConsultationIdInput;
}>;


export type CancelConsultationMutation = { cancelConsultation: { consultation: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type RateConsultationMutationVariables = Exact<{
  input: RateConsultationInput;
}>;


export type RateConsultationMutation = { rateConsultation: { consultation: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type CloseConsultationMutationVariables = Exact<{
  input: ConsultationIdInput;
}>;


export type CloseConsultationMutation = { closeConsultation: { consultation: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ClaimConsultationMutationVariables = Exact<{
  input: ConsultationIdInput;
}>;


export type ClaimConsultationMutation = { claimConsultation: { consultation: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type StartConsultationReviewMutationVariables = Exact<{
  input: ConsultationIdInput;
}>;


export type StartConsultationReviewMutation = { startConsultationReview: { consultation: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type DeclineConsultationMutationVariables = Exact<{
  input: DeclineConsultationInput;
}>;


export type DeclineConsultationMutation = { declineConsultation: { declinedConsultationId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type RequestMoreInformationMutationVariables = Exact<{
  input: RequestMoreInformationInput;
}>;


export type RequestMoreInformationMutation = { requestMoreInformation: { consultation: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type AnswerConsultationMutationVariables = Exact<{
  input: AnswerConsultationInput;
}>;


export type AnswerConsultationMutation = { answerConsultation: { consultation: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type DeleteAnalysisOfConsultationMutationVariables = Exact<{
  input: DeleteAnalysisInput;
}>;


export type DeleteAnalysisOfConsultationMutation = { deleteAnalysis: { deletedAnalysisId: string | null, consultationsWithCopy: Array<{ id: string }> } };

export type ConsultationUpdatedSubscriptionVariables = Exact<{
  id?: string | null | undefined;
}>;


export type ConsultationUpdatedSubscription = { consultationUpdated: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } };

export type ConsultationQueueChangedSubscriptionVariables = Exact<{
  scope?: ConsultationQueueScope | null | undefined;
}>;


export type ConsultationQueueChangedSubscription = { consultationQueueChanged: { kind: ConsultationQueueChangeKind, consultationId: string | null, totalCount: number, consultation: { id: string, status: ConsultationStatus, tier: TriageTier, urgent: boolean, textFlags: Array<RedFlag>, adviceConfirmedAt: string | null, answerDueAt: string | null, question: string, description: string | null, answer: string | null, informationRequest: string | null, estimatedResponseAt: string | null, reservationEndsAt: string | null, expiresAt: string | null, claimedAt: string | null, answeredAt: string | null, closedAt: string | null, rating: number | null, ratingComment: string | null, ratedAt: string | null, allowedActions: Array<ConsultationAction>, createdAt: string, updatedAt: string, dermatologist: { id: string, displayName: string } | null, requestedDermatologist: { id: string } | null } | null } };

export type DermatologistFieldsFragment = { id: string, displayName: string, title: string | null, specialties: Array<DermatologySpecialty>, languages: Array<string>, bio: string | null, acceptingCases: boolean, typicalResponseHours: number | null, rating: { mean: number, ratingCount: number } | null };

export type DermatologistsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: DermatologistFilter | null | undefined;
  orderBy?: DermatologistOrder | null | undefined;
}>;


export type DermatologistsQuery = { dermatologists: { totalCount: number, nodes: Array<{ id: string, displayName: string, title: string | null, specialties: Array<DermatologySpecialty>, languages: Array<string>, bio: string | null, acceptingCases: boolean, typicalResponseHours: number | null, rating: { mean: number, ratingCount: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DermatologistQueryVariables = Exact<{
  id: string;
}>;


export type DermatologistQuery = { dermatologist: { id: string, displayName: string, title: string | null, specialties: Array<DermatologySpecialty>, languages: Array<string>, bio: string | null, acceptingCases: boolean, typicalResponseHours: number | null, rating: { mean: number, ratingCount: number } | null } | null };

export type CreateDermatologistMutationVariables = Exact<{
  input: CreateDermatologistInput;
}>;


export type CreateDermatologistMutation = { createDermatologist: { dermatologist: { id: string, displayName: string, title: string | null, specialties: Array<DermatologySpecialty>, languages: Array<string>, bio: string | null, acceptingCases: boolean, typicalResponseHours: number | null, rating: { mean: number, ratingCount: number } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type UpdateDermatologistProfileMutationVariables = Exact<{
  input: UpdateDermatologistProfileInput;
}>;


export type UpdateDermatologistProfileMutation = { updateDermatologistProfile: { dermatologist: { id: string, displayName: string, title: string | null, specialties: Array<DermatologySpecialty>, languages: Array<string>, bio: string | null, acceptingCases: boolean, typicalResponseHours: number | null, rating: { mean: number, ratingCount: number } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type GoalTextFragment = { id: string, metric: string, target: number, day: string, status: GoalStatus, baseline: number | null, photoKind: PhotoKind | null, reachedAt: string | null, createdAt: string, updatedAt: string, analysis: { id: string } | null };

export type MyGoalsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyGoalsQuery = { viewer: { goals: { totalCount: number, nodes: Array<{ id: string, metric: string, target: number, day: string, status: GoalStatus, baseline: number | null, photoKind: PhotoKind | null, reachedAt: string | null, createdAt: string, updatedAt: string, analysis: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type CreateGoalMutationVariables = Exact<{
  input: CreateGoalInput;
}>;


export type CreateGoalMutation = { createGoal: { goal: { id: string, metric: string, target: number, day: string, status: GoalStatus, baseline: number | null, photoKind: PhotoKind | null, reachedAt: string | null, createdAt: string, updatedAt: string, analysis: { id: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type UpdateGoalMutationVariables = Exact<{
  input: UpdateGoalInput;
}>;


export type UpdateGoalMutation = { updateGoal: { goal: { id: string, metric: string, target: number, day: string, status: GoalStatus, baseline: number | null, photoKind: PhotoKind | null, reachedAt: string | null, createdAt: string, updatedAt: string, analysis: { id: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type DeleteGoalMutationVariables = Exact<{
  input: DeleteGoalInput;
}>;


export type DeleteGoalMutation = { deleteGoal: { deletedGoalId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type GoalReachedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type GoalReachedSubscription = { goalReached: { id: string, metric: string, target: number, day: string, status: GoalStatus, baseline: number | null, photoKind: PhotoKind | null, reachedAt: string | null, createdAt: string, updatedAt: string, analysis: { id: string } | null } };

export type GoalQueryVariables = Exact<{
  id: string;
}>;


export type GoalQuery = { goal: { id: string, metric: string, target: number, day: string, status: GoalStatus, baseline: number | null, photoKind: PhotoKind | null, reachedAt: string | null, createdAt: string, updatedAt: string, analysis: { id: string } | null } | null };

export type HealthResultFragment = { id: string, healthProfile: { diagnoses: Array<Diagnosis>, allergies: Array<Allergy>, medicationsAnswered: boolean, procedures: Array<{ kind: SkinProcedureKind, day: string, restWeeks: number }> } };

export type DrugResultFragment = { inn: string, route: MedicationRoute, classes: Array<DrugClass>, parts: Array<string>, photosensitizing: boolean, pregnancyAction: DrugPregnancyAction, avoidWhileBreastfeeding: boolean };

export type MedicationResultFragment = { id: string, name: string, strength: string | null, route: MedicationRoute | null, session: MedicationSession | null, everyDays: number | null, startedOn: string | null, endedOn: string | null, createdAt: string, understoodAs: Array<{ inn: string, route: MedicationRoute, classes: Array<DrugClass>, parts: Array<string>, photosensitizing: boolean, pregnancyAction: DrugPregnancyAction, avoidWhileBreastfeeding: boolean }> };

export type MyHealthQueryVariables = Exact<{ [key: string]: never; }>;


export type MyHealthQuery = { viewer: { id: string, healthProfile: { diagnoses: Array<Diagnosis>, allergies: Array<Allergy>, medicationsAnswered: boolean, procedures: Array<{ kind: SkinProcedureKind, day: string, restWeeks: number }> } } };

export type MyMedicationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyMedicationsQuery = { viewer: { medications: Array<{ id: string, name: string, strength: string | null, route: MedicationRoute | null, session: MedicationSession | null, everyDays: number | null, startedOn: string | null, endedOn: string | null, createdAt: string, understoodAs: Array<{ inn: string, route: MedicationRoute, classes: Array<DrugClass>, parts: Array<string>, photosensitizing: boolean, pregnancyAction: DrugPregnancyAction, avoidWhileBreastfeeding: boolean }> }> } };

export type DrugsQueryVariables = Exact<{
  search: string;
  first?: number | null | undefined;
}>;


export type DrugsQuery = { drugs: Array<{ name: string, drug: { inn: string, route: MedicationRoute, classes: Array<DrugClass>, parts: Array<string>, photosensitizing: boolean, pregnancyAction: DrugPregnancyAction, avoidWhileBreastfeeding: boolean } }> };

export type UpdateHealthProfileMutationVariables = Exact<{
  input: UpdateHealthProfileInput;
}>;


export type UpdateHealthProfileMutation = { updateHealthProfile: { viewer: { id: string, healthProfile: { diagnoses: Array<Diagnosis>, allergies: Array<Allergy>, medicationsAnswered: boolean, procedures: Array<{ kind: SkinProcedureKind, day: string, restWeeks: number }> } } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type AddMedicationMutationVariables = Exact<{
  input: AddMedicationInput;
}>;


export type AddMedicationMutation = { addMedication: { medication: { id: string, name: string, strength: string | null, route: MedicationRoute | null, session: MedicationSession | null, everyDays: number | null, startedOn: string | null, endedOn: string | null, createdAt: string, understoodAs: Array<{ inn: string, route: MedicationRoute, classes: Array<DrugClass>, parts: Array<string>, photosensitizing: boolean, pregnancyAction: DrugPregnancyAction, avoidWhileBreastfeeding: boolean }> } | null, viewer: { id: string, healthProfile: { diagnoses: Array<Diagnosis>, allergies: Array<Allergy>, medicationsAnswered: boolean, procedures: Array<{ kind: SkinProcedureKind, day: string, restWeeks: number }> } } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type UpdateMedicationMutationVariables = Exact<{
  input: UpdateMedicationInput;
}>;


export type UpdateMedicationMutation = { updateMedication: { medication: { id: string, name: string, strength: string | null, route: MedicationRoute | null, session: MedicationSession | null, everyDays: number | null, startedOn: string | null, endedOn: string | null, createdAt: string, understoodAs: Array<{ inn: string, route: MedicationRoute, classes: Array<DrugClass>, parts: Array<string>, photosensitizing: boolean, pregnancyAction: DrugPregnancyAction, avoidWhileBreastfeeding: boolean }> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type EndMedicationMutationVariables = Exact<{
  input: EndMedicationInput;
}>;


export type EndMedicationMutation = { endMedication: { medication: { id: string, name: string, strength: string | null, route: MedicationRoute | null, session: MedicationSession | null, everyDays: number | null, startedOn: string | null, endedOn: string | null, createdAt: string, understoodAs: Array<{ inn: string, route: MedicationRoute, classes: Array<DrugClass>, parts: Array<string>, photosensitizing: boolean, pregnancyAction: DrugPregnancyAction, avoidWhileBreastfeeding: boolean }> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type DeleteMedicationMutationVariables = Exact<{
  input: DeleteMedicationInput;
}>;


export type DeleteMedicationMutation = { deleteMedication: { deletedMedicationId: string | null, viewer: { id: string, healthProfile: { diagnoses: Array<Diagnosis>, allergies: Array<Allergy>, medicationsAnswered: boolean, procedures: Array<{ kind: SkinProcedureKind, day: string, restWeeks: number }> } } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type IngredientFactsFragment = { id: string, inciName: string, synonyms: Array<string>, casNumbers: Array<string>, ecNumbers: Array<string>, functions: Array<string>, cosingId: number | null, pubchemId: number | null, activeGroup: ActiveGroup | null, benefits: Array<IngredientBenefit>, maxComedogenicity: number | null, photosensitizing: boolean | null, photosensitizingNote: string | null, conflictNote: string | null, source: string, ratings: Array<{ kind: IngredientRatingKind, low: number, high: number, condition: string | null, source: string }>, restriction: { annex: string | null, maximum: string | null, note: string | null, source: string } | null, annexEntries: Array<{ annex: Annex, number: string, substance: string, productTypes: string | null, maximum: string | null, conditional: boolean, state: AnnexState, newProductsFrom: string | null, allProductsFrom: string | null, ends: boolean, regulation: string }>, pregnancy: { advice: PregnancyAdvice, note: string | null, source: string } | null, fragranceAllergen: { name: string, annexEntry: string | null, status: string, restriction: string | null, thresholdLeaveOn: number | null, thresholdRinseOff: number | null, appliesFrom: string | null, sellThroughUntil: string | null, source: string } | null };

export type FoundOneFragment = { position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } };

export type ConflictTextFragment = { ruleId: string, severity: IngredientConflictSeverity, advice: string, reason: string, source: string, first: Array<{ inciName: string }>, second: Array<{ inciName: string }> };

export type IngredientQueryVariables = Exact<{
  by: IngredientByInput;
}>;


export type IngredientQuery = { ingredient: { id: string, inciName: string, synonyms: Array<string>, casNumbers: Array<string>, ecNumbers: Array<string>, functions: Array<string>, cosingId: number | null, pubchemId: number | null, activeGroup: ActiveGroup | null, benefits: Array<IngredientBenefit>, maxComedogenicity: number | null, photosensitizing: boolean | null, photosensitizingNote: string | null, conflictNote: string | null, source: string, ratings: Array<{ kind: IngredientRatingKind, low: number, high: number, condition: string | null, source: string }>, restriction: { annex: string | null, maximum: string | null, note: string | null, source: string } | null, annexEntries: Array<{ annex: Annex, number: string, substance: string, productTypes: string | null, maximum: string | null, conditional: boolean, state: AnnexState, newProductsFrom: string | null, allProductsFrom: string | null, ends: boolean, regulation: string }>, pregnancy: { advice: PregnancyAdvice, note: string | null, source: string } | null, fragranceAllergen: { name: string, annexEntry: string | null, status: string, restriction: string | null, thresholdLeaveOn: number | null, thresholdRinseOff: number | null, appliesFrom: string | null, sellThroughUntil: string | null, source: string } | null } | null };

export type IngredientsQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: IngredientFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type IngredientsQuery = { ingredients: { nodes: Array<{ id: string, inciName: string, synonyms: Array<string>, activeGroup: ActiveGroup | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CountIngredientsQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: IngredientFilter | null | undefined;
}>;


export type CountIngredientsQuery = { ingredients: { totalCount: number } };

export type ParseIngredientListQueryVariables = Exact<{
  text: string;
}>;


export type ParseIngredientListQuery = { parseIngredientList: { passed: boolean, judgedShare: number, truncated: boolean, unread: Array<{ text: string, start: number, end: number, reason: UnreadReason }>, items: Array<{ position: number, text: string, start: number, end: number, match: IngredientMatchKind, confidence: number, certainty: IngredientMatchCertainty, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } | null }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string> }>, allergens: Array<{ allergen: { name: string, annexEntry: string | null }, found: Array<{ position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } }> }>, restrictions: Array<{ aboveMaximum: boolean | null, found: { position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } } }>, avoided: Array<{ through: AvoidedThrough, families: Array<IngredientFamily>, found: { position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } }, because: Array<{ inciName: string }> }>, conflicts: Array<{ ruleId: string, severity: IngredientConflictSeverity, advice: string, reason: string, source: string, first: Array<{ inciName: string }>, second: Array<{ inciName: string }> }>, activeTotals: Array<{ activeGroup: ActiveGroup, percent: number | null, complete: boolean, found: Array<{ position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } }> }>, comedogenic: Array<{ position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } }>, pregnancy: Array<{ position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } }>, photosensitizing: Array<{ position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } }> } };

export type CheckIngredientsQueryVariables = Exact<{
  input: CheckIngredientsInput;
}>;


export type CheckIngredientsQuery = { checkIngredients: { passed: boolean, judgedShare: number, notJudged: Array<{ text: string, position: number, certainty: IngredientMatchCertainty }>, law: Array<{ ruleId: string, severity: LawFindingSeverity, message: string, entry: string | null, item: { text: string, position: number } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string> }>, allergens: Array<{ allergen: { name: string } }>, avoided: Array<{ through: AvoidedThrough, families: Array<IngredientFamily>, found: { position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } }, because: Array<{ inciName: string }> }>, conflicts: Array<{ ruleId: string, severity: IngredientConflictSeverity, advice: string, reason: string, source: string, first: Array<{ inciName: string }>, second: Array<{ inciName: string }> }>, comedogenic: Array<{ position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } }>, pregnancy: Array<{ position: number, confidence: number, percent: number | null, mayContain: boolean, ingredient: { id: string, inciName: string } }> } };

export type MyAvoidedIngredientsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyAvoidedIngredientsQuery = { viewer: { avoidedFamilies: Array<{ id: string, family: IngredientFamily, reason: string | null, createdAt: string }>, avoidedIngredients: { totalCount: number, nodes: Array<{ id: string, reason: string | null, createdAt: string, ingredient: { id: string, inciName: string, fragranceAllergen: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type AvoidIngredientMutationVariables = Exact<{
  input: AvoidIngredientInput;
}>;


export type AvoidIngredientMutation = { avoidIngredient: { avoidedIngredient: { id: string, reason: string | null, ingredient: { id: string, inciName: string } } | null, avoidedFamily: { id: string, family: IngredientFamily, reason: string | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode, suggestions: Array<string> }> } };

export type AllowIngredientMutationVariables = Exact<{
  input: AllowIngredientInput;
}>;


export type AllowIngredientMutation = { allowIngredient: { deletedAvoidedIngredientId: string | null, deletedAvoidedFamilyId: string | null, family: IngredientFamily | null, ingredient: { id: string, inciName: string } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ImportIngredientsMutationVariables = Exact<{
  input: ImportIngredientsInput;
}>;


export type ImportIngredientsMutation = { importIngredients: { import: { rowCount: number, createdCount: number, updatedCount: number, unchangedCount: number, rejectedCount: number, warningCount: number, rejects: Array<{ line: number, reason: IngredientRejectReason, message: string, name: string | null }>, warnings: Array<{ line: number, reason: IngredientRejectReason, message: string, name: string | null }> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type AnnexStatesQueryVariables = Exact<{
  inciName: string;
  day: string;
}>;


export type AnnexStatesQuery = { ingredient: { annexEntries: Array<{ annex: Annex, number: string, state: AnnexState }> } | null };

export type JournalEntryTextFragment = { id: string, day: string, mood: number | null, stress: number | null, sleepHours: number | null, cyclePhase: CyclePhase | null, text: string | null, createdAt: string, updatedAt: string, photo: { url: string, expiresAt: string, width: number, height: number } | null };

export type MyJournalQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: JournalEntryFilter | null | undefined;
  orderBy?: JournalEntryOrder | null | undefined;
}>;


export type MyJournalQuery = { viewer: { journal: { totalCount: number, nodes: Array<{ id: string, day: string, mood: number | null, stress: number | null, sleepHours: number | null, cyclePhase: CyclePhase | null, text: string | null, createdAt: string, updatedAt: string, photo: { url: string, expiresAt: string, width: number, height: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MyProgressWithJournalQueryVariables = Exact<{
  metric: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type MyProgressWithJournalQuery = { viewer: { progress: { points: Array<{ day: string, value: number }>, journal: Array<{ id: string, day: string, mood: number | null }> } | null } };

export type AddJournalEntryMutationVariables = Exact<{
  input: AddJournalEntryInput;
}>;


export type AddJournalEntryMutation = { addJournalEntry: { journalEntry: { id: string, day: string, mood: number | null, stress: number | null, sleepHours: number | null, cyclePhase: CyclePhase | null, text: string | null, createdAt: string, updatedAt: string, photo: { url: string, expiresAt: string, width: number, height: number } | null } | null, safetyNotice: { tier: TriageTier, flags: Array<RedFlag>, message: string } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type UpdateJournalEntryMutationVariables = Exact<{
  input: UpdateJournalEntryInput;
}>;


export type UpdateJournalEntryMutation = { updateJournalEntry: { journalEntry: { id: string, day: string, mood: number | null, stress: number | null, sleepHours: number | null, cyclePhase: CyclePhase | null, text: string | null, createdAt: string, updatedAt: string, photo: { url: string, expiresAt: string, width: number, height: number } | null } | null, safetyNotice: { tier: TriageTier, flags: Array<RedFlag>, message: string } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type DeleteJournalEntryMutationVariables = Exact<{
  input: DeleteJournalEntryInput;
}>;


export type DeleteJournalEntryMutation = { deleteJournalEntry: { deletedJournalEntryId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type JournalEntryQueryVariables = Exact<{
  id: string;
}>;


export type JournalEntryQuery = { journalEntry: { id: string, day: string, mood: number | null, stress: number | null, sleepHours: number | null, cyclePhase: CyclePhase | null, text: string | null, createdAt: string, updatedAt: string, photo: { url: string, expiresAt: string, width: number, height: number } | null } | null };

export type ConsultationMessageFieldsFragment = { id: string, kind: ConsultationMessageKind, side: ConsultationMessageSide, text: string | null, readAt: string | null, createdAt: string, photos: Array<{ id: string, url: string, width: number, height: number }> };

export type ConsultationMessagesQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ConsultationMessagesQuery = { consultation: { id: string, status: ConsultationStatus, unreadMessageCount: number, messages: { totalCount: number, nodes: Array<{ id: string, kind: ConsultationMessageKind, side: ConsultationMessageSide, text: string | null, readAt: string | null, createdAt: string, photos: Array<{ id: string, url: string, width: number, height: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PostConsultationMessageMutationVariables = Exact<{
  input: PostConsultationMessageInput;
}>;


export type PostConsultationMessageMutation = { postConsultationMessage: { message: { id: string, kind: ConsultationMessageKind, side: ConsultationMessageSide, text: string | null, readAt: string | null, createdAt: string, photos: Array<{ id: string, url: string, width: number, height: number }> } | null, consultation: { id: string, status: ConsultationStatus, messages: { totalCount: number } } | null, safetyNotice: { tier: TriageTier, flags: Array<RedFlag>, message: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type MarkConsultationMessagesReadMutationVariables = Exact<{
  input: MarkConsultationMessagesReadInput;
}>;


export type MarkConsultationMessagesReadMutation = { markConsultationMessagesRead: { consultation: { id: string, unreadMessageCount: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ConsultationMessagesUpdatedSubscriptionVariables = Exact<{
  id?: string | null | undefined;
}>;


export type ConsultationMessagesUpdatedSubscription = { consultationUpdated: { id: string, status: ConsultationStatus, unreadMessageCount: number } };

export type ConsultationMessageQueryVariables = Exact<{
  id: string;
}>;


export type ConsultationMessageQuery = { consultationMessage: { id: string, kind: ConsultationMessageKind, side: ConsultationMessageSide, text: string | null, readAt: string | null, createdAt: string, photos: Array<{ id: string, url: string, width: number, height: number }> } | null };

export type NotificationTextFragment = { id: string, cursor: string, kind: NotificationKind, title: string, message: string, readAt: string | null, createdAt: string, analysis: { id: string, status: AnalysisStatus } | null, goal: { id: string, metric: string } | null, patchTest: { id: string, name: string } | null, routine: { id: string, name: string } | null };

export type MyNotificationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: NotificationFilter | null | undefined;
}>;


export type MyNotificationsQuery = { viewer: { unreadNotificationCount: number, notifications: { totalCount: number, nodes: Array<{ id: string, cursor: string, kind: NotificationKind, title: string, message: string, readAt: string | null, createdAt: string, analysis: { id: string, status: AnalysisStatus } | null, goal: { id: string, metric: string } | null, patchTest: { id: string, name: string } | null, routine: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MarkNotificationReadMutationVariables = Exact<{
  input: MarkNotificationReadInput;
}>;


export type MarkNotificationReadMutation = { markNotificationRead: { notification: { id: string, cursor: string, kind: NotificationKind, title: string, message: string, readAt: string | null, createdAt: string, analysis: { id: string, status: AnalysisStatus } | null, goal: { id: string, metric: string } | null, patchTest: { id: string, name: string } | null, routine: { id: string, name: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MarkAllNotificationsReadMutationVariables = Exact<{ [key: string]: never; }>;


export type MarkAllNotificationsReadMutation = { markAllNotificationsRead: { markedCount: number | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type DeleteNotificationMutationVariables = Exact<{
  input: DeleteNotificationInput;
}>;


export type DeleteNotificationMutation = { deleteNotification: { deletedNotificationId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type NotificationReceivedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationReceivedSubscription = { notificationReceived: { id: string, cursor: string, kind: NotificationKind, title: string, message: string, readAt: string | null, createdAt: string, analysis: { id: string, status: AnalysisStatus } | null, goal: { id: string, metric: string } | null, patchTest: { id: string, name: string } | null, routine: { id: string, name: string } | null } };

export type NotificationPreferencesTextFragment = { emailSuspendedAt: string | null, toggles: Array<{ kind: NotificationKind, channel: NotificationChannel, enabled: boolean, canBeTurnedOff: boolean }>, quietHours: { from: string, to: string } | null };

export type MyNotificationPreferencesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyNotificationPreferencesQuery = { viewer: { notificationPreferences: { emailSuspendedAt: string | null, toggles: Array<{ kind: NotificationKind, channel: NotificationChannel, enabled: boolean, canBeTurnedOff: boolean }>, quietHours: { from: string, to: string } | null } } };

export type MyEmailDeliveriesQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type MyEmailDeliveriesQuery = { viewer: { notifications: { nodes: Array<{ id: string, title: string, emailDelivery: { status: NotificationDeliveryStatus, attemptCount: number, dueAt: string, sentAt: string | null } | null }> } } };

export type UpdateNotificationPreferencesMutationVariables = Exact<{
  input: UpdateNotificationPreferencesInput;
}>;


export type UpdateNotificationPreferencesMutation = { updateNotificationPreferences: { notificationPreferences: { emailSuspendedAt: string | null, toggles: Array<{ kind: NotificationKind, channel: NotificationChannel, enabled: boolean, canBeTurnedOff: boolean }>, quietHours: { from: string, to: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type SendTestNotificationMutationVariables = Exact<{ [key: string]: never; }>;


export type SendTestNotificationMutation = { sendTestNotification: { channels: Array<NotificationChannel> | null, notification: { id: string, cursor: string, kind: NotificationKind, title: string, message: string, readAt: string | null, createdAt: string, analysis: { id: string, status: AnalysisStatus } | null, goal: { id: string, metric: string } | null, patchTest: { id: string, name: string } | null, routine: { id: string, name: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type UnreadNotificationCountChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type UnreadNotificationCountChangedSubscription = { unreadNotificationCountChanged: number };

export type NotificationQueryVariables = Exact<{
  id: string;
}>;


export type NotificationQuery = { notification: { id: string, cursor: string, kind: NotificationKind, title: string, message: string, readAt: string | null, createdAt: string, analysis: { id: string, status: AnalysisStatus } | null, goal: { id: string, metric: string } | null, patchTest: { id: string, name: string } | null, routine: { id: string, name: string } | null } | null };

export type PatchTestResultFragment = { id: string, name: string, label: string | null, startedOn: string, resultFrom: string, resultUntil: string, status: PatchTestStatus, recordedAt: string | null, note: string | null, createdAt: string, updatedAt: string, ingredients: Array<{ text: string, confidence: number, ingredient: { id: string, inciName: string } | null }>, step: { id: string, name: string } | null, reaction: { id: string, severity: ReactionSeverity, symptoms: Array<ReactionSymptom>, note: string | null, suspects: Array<string>, occurredOn: string, restsUntil: string, clearedAt: string | null, createdAt: string, used: Array<{ stepId: string | null, name: string, kind: RoutineStepKind | null, session: RoutineSession | null, suspected: boolean, plannedDayCount: number, doneDayCount: number }> } | null };

export type MyPatchTestsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyPatchTestsQuery = { viewer: { patchTests: { totalCount: number, nodes: Array<{ id: string, name: string, label: string | null, startedOn: string, resultFrom: string, resultUntil: string, status: PatchTestStatus, recordedAt: string | null, note: string | null, createdAt: string, updatedAt: string, ingredients: Array<{ text: string, confidence: number, ingredient: { id: string, inciName: string } | null }>, step: { id: string, name: string } | null, reaction: { id: string, severity: ReactionSeverity, symptoms: Array<ReactionSymptom>, note: string | null, suspects: Array<string>, occurredOn: string, restsUntil: string, clearedAt: string | null, createdAt: string, used: Array<{ stepId: string | null, name: string, kind: RoutineStepKind | null, session: RoutineSession | null, suspected: boolean, plannedDayCount: number, doneDayCount: number }> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type StartPatchTestMutationVariables = Exact<{
  input: StartPatchTestInput;
}>;


export type StartPatchTestMutation = { startPatchTest: { advice: string | null, patchTest: { id: string, name: string, label: string | null, startedOn: string, resultFrom: string, resultUntil: string, status: PatchTestStatus, recordedAt: string | null, note: string | null, createdAt: string, updatedAt: string, ingredients: Array<{ text: string, confidence: number, ingredient: { id: string, inciName: string } | null }>, step: { id: string, name: string } | null, reaction: { id: string, severity: ReactionSeverity, symptoms: Array<ReactionSymptom>, note: string | null, suspects: Array<string>, occurredOn: string, restsUntil: string, clearedAt: string | null, createdAt: string, used: Array<{ stepId: string | null, name: string, kind: RoutineStepKind | null, session: RoutineSession | null, suspected: boolean, plannedDayCount: number, doneDayCount: number }> } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type RecordPatchTestResultMutationVariables = Exact<{
  input: RecordPatchTestResultInput;
}>;


export type RecordPatchTestResultMutation = { recordPatchTestResult: { advice: string | null, seeDermatologist: boolean | null, urgent: boolean | null, patchTest: { id: string, name: string, label: string | null, startedOn: string, resultFrom: string, resultUntil: string, status: PatchTestStatus, recordedAt: string | null, note: string | null, createdAt: string, updatedAt: string, ingredients: Array<{ text: string, confidence: number, ingredient: { id: string, inciName: string } | null }>, step: { id: string, name: string } | null, reaction: { id: string, severity: ReactionSeverity, symptoms: Array<ReactionSymptom>, note: string | null, suspects: Array<string>, occurredOn: string, restsUntil: string, clearedAt: string | null, createdAt: string, used: Array<{ stepId: string | null, name: string, kind: RoutineStepKind | null, session: RoutineSession | null, suspected: boolean, plannedDayCount: number, doneDayCount: number }> } | null } | null, reaction: { id: string, severity: ReactionSeverity, symptoms: Array<ReactionSymptom>, note: string | null, suspects: Array<string>, occurredOn: string, restsUntil: string, clearedAt: string | null, createdAt: string, used: Array<{ stepId: string | null, name: string, kind: RoutineStepKind | null, session: RoutineSession | null, suspected: boolean, plannedDayCount: number, doneDayCount: number }> } | null, safetyNotice: { tier: TriageTier, flags: Array<RedFlag>, title: string, message: string } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type AbandonPatchTestMutationVariables = Exact<{
  input: AbandonPatchTestInput;
}>;


export type AbandonPatchTestMutation = { abandonPatchTest: { patchTest: { id: string, name: string, label: string | null, startedOn: string, resultFrom: string, resultUntil: string, status: PatchTestStatus, recordedAt: string | null, note: string | null, createdAt: string, updatedAt: string, ingredients: Array<{ text: string, confidence: number, ingredient: { id: string, inciName: string } | null }>, step: { id: string, name: string } | null, reaction: { id: string, severity: ReactionSeverity, symptoms: Array<ReactionSymptom>, note: string | null, suspects: Array<string>, occurredOn: string, restsUntil: string, clearedAt: string | null, createdAt: string, used: Array<{ stepId: string | null, name: string, kind: RoutineStepKind | null, session: RoutineSession | null, suspected: boolean, plannedDayCount: number, doneDayCount: number }> } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MyProgressQueryVariables = Exact<{
  metric: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  maxPoints?: number | null | undefined;
}>;


export type MyProgressQuery = { viewer: { progress: { metric: string, from: string, to: string, basis: MetricBasis | null, direction: MetricDirection | null, noise: number | null, photoCount: number, excludedPhotoCount: number, change: ProgressChange, model: { name: string, version: string } | null, target: { low: number, high: number } | null, points: Array<{ takenAt: string, day: string, value: number, confidence: number, reliable: boolean, smoothed: number | null, interval: { low: number, high: number }, analysis: { id: string } | null }>, trend: { slopePerWeek: number, low: number, high: number, start: number, end: number, days: number, pointCount: number } | null, beforeAfter: Array<{ days: number, difference: number, noise: number, verdict: ChangeVerdict, before: { id: string } | null, after: { id: string } | null }> } | null } };

export type MyPhotoTimelineQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyPhotoTimelineQuery = { viewer: { photoTimeline: { totalCount: number, nodes: Array<{ takenAt: string, photo: { url: string, expiresAt: string, width: number, height: number }, analysis: { id: string, skinScore: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MyAdherenceQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAdherenceQuery = { viewer: { adherence: { currentStreak: number, longestStreak: number, sevenDays: { plannedCount: number, doneCount: number, percent: number | null }, thirtyDays: { plannedCount: number, doneCount: number, percent: number | null }, days: Array<{ day: string, plannedCount: number, doneCount: number }> } } };

export type ReminderTimesFragment = { timeZone: string, morning: { enabled: boolean, time: string, weekdays: Array<number> }, evening: { enabled: boolean, time: string, weekdays: Array<number> } };

export type MyReminderSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyReminderSettingsQuery = { viewer: { reminderSettings: { timeZone: string, morning: { enabled: boolean, time: string, weekdays: Array<number> }, evening: { enabled: boolean, time: string, weekdays: Array<number> } } } };

export type UpdateReminderSettingsMutationVariables = Exact<{
  input: UpdateReminderSettingsInput;
}>;


export type UpdateReminderSettingsMutation = { updateReminderSettings: { reminderSettings: { timeZone: string, morning: { enabled: boolean, time: string, weekdays: Array<number> }, evening: { enabled: boolean, time: string, weekdays: Array<number> } } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MyUpcomingRemindersQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type MyUpcomingRemindersQuery = { viewer: { upcomingReminders: Array<{ dueAt: string, day: string, time: string, session: RoutineSession, stepCount: number, routine: { id: string, name: string } }> } };

export type AccountByEmailQueryVariables = Exact<{
  email: string;
}>;


export type AccountByEmailQuery = { account: { id: string, email: string, role: Role, emailVerifiedAt: string | null, deactivatedAt: string | null, createdAt: string } | null };

export type SetUserRoleMutationVariables = Exact<{
  input: SetUserRoleInput;
}>;


export type SetUserRoleMutation = { setUserRole: { account: { id: string, role: Role } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type RoutineStepResultFragment = { id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } };

export type FindingResultFragment = { ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> };

export type RoutineResultFragment = { id: string, name: string, origin: RoutineOrigin, status: RoutineStatus, startsOn: string, activatedAt: string | null, rulesVersion: string, createdAt: string, updatedAt: string, profile: { skinType: SkinType | null, concerns: Array<SkinConcern>, sensitivity: SkinSensitivity, experience: CareExperience, pregnancy: Pregnancy, fragranceFree: boolean, vegan: boolean }, notes: Array<{ ruleId: string, message: string, source: string }>, steps: Array<{ id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> }> };

export type RoutineQueryVariables = Exact<{
  id: string;
}>;


export type RoutineQuery = { routine: { id: string, name: string, origin: RoutineOrigin, status: RoutineStatus, startsOn: string, activatedAt: string | null, rulesVersion: string, createdAt: string, updatedAt: string, profile: { skinType: SkinType | null, concerns: Array<SkinConcern>, sensitivity: SkinSensitivity, experience: CareExperience, pregnancy: Pregnancy, fragranceFree: boolean, vegan: boolean }, notes: Array<{ ruleId: string, message: string, source: string }>, steps: Array<{ id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> }> } | null };

export type MyRoutinesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: RoutineFilter | null | undefined;
  orderBy?: RoutineOrder | null | undefined;
}>;


export type MyRoutinesQuery = { viewer: { routines: { totalCount: number, nodes: Array<{ id: string, name: string, origin: RoutineOrigin, status: RoutineStatus, startsOn: string, activatedAt: string | null, rulesVersion: string, createdAt: string, updatedAt: string, profile: { skinType: SkinType | null, concerns: Array<SkinConcern>, sensitivity: SkinSensitivity, experience: CareExperience, pregnancy: Pregnancy, fragranceFree: boolean, vegan: boolean }, notes: Array<{ ruleId: string, message: string, source: string }>, steps: Array<{ id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type ActiveRoutineQueryVariables = Exact<{ [key: string]: never; }>;


export type ActiveRoutineQuery = { viewer: { activeRoutine: { id: string, name: string, origin: RoutineOrigin, status: RoutineStatus, startsOn: string, activatedAt: string | null, rulesVersion: string, createdAt: string, updatedAt: string, profile: { skinType: SkinType | null, concerns: Array<SkinConcern>, sensitivity: SkinSensitivity, experience: CareExperience, pregnancy: Pregnancy, fragranceFree: boolean, vegan: boolean }, notes: Array<{ ruleId: string, message: string, source: string }>, steps: Array<{ id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> }> } | null } };

export type TodayRoutineQueryVariables = Exact<{
  day?: string | null | undefined;
}>;


export type TodayRoutineQuery = { viewer: { todayRoutine: { day: string, timeZone: string, routine: { id: string, name: string }, morning: Array<{ status: TodayStepStatus, loggedAt: string | null, reason: RoutineSkipReason | null, step: { id: string, kind: RoutineStepKind, name: string, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean } }>, evening: Array<{ status: TodayStepStatus, loggedAt: string | null, reason: RoutineSkipReason | null, step: { id: string, kind: RoutineStepKind, name: string, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean } }>, resting: Array<{ status: TodayStepStatus, loggedAt: string | null, reason: RoutineSkipReason | null, step: { id: string, kind: RoutineStepKind, name: string, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean } }>, startingLater: Array<{ status: TodayStepStatus, loggedAt: string | null, reason: RoutineSkipReason | null, step: { id: string, kind: RoutineStepKind, name: string, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean } }> } | null } };

export type TodayStepResultFragment = { status: TodayStepStatus, loggedAt: string | null, reason: RoutineSkipReason | null, step: { id: string, kind: RoutineStepKind, name: string, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean } };

export type CheckRoutineQueryVariables = Exact<{
  input: CheckRoutineInput;
}>;


export type CheckRoutineQuery = { checkRoutine: { passed: boolean, judgedShare: number, notJudged: Array<{ text: string, step: { name: string } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> }> } };

export type RecommendationsQueryVariables = Exact<{
  profile?: SkinProfileInput | null | undefined;
}>;


export type RecommendationsQuery = { recommendations: Array<{ ruleId: string, action: RecommendationAction, title: string, reason: string, source: string, metric: string | null, confidence: number | null, stepKind: RoutineStepKind | null, inciNames: Array<string> }> };

export type GenerateRoutineMutationVariables = Exact<{
  input: GenerateRoutineInput;
}>;


export type GenerateRoutineMutation = { generateRoutine: { routine: { id: string, name: string, origin: RoutineOrigin, status: RoutineStatus, startsOn: string, activatedAt: string | null, rulesVersion: string, createdAt: string, updatedAt: string, profile: { skinType: SkinType | null, concerns: Array<SkinConcern>, sensitivity: SkinSensitivity, experience: CareExperience, pregnancy: Pregnancy, fragranceFree: boolean, vegan: boolean }, notes: Array<{ ruleId: string, message: string, source: string }>, steps: Array<{ id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> }> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode, suggestions: Array<string> }> } };

export type CreateRoutineMutationVariables = Exact<{
  input: CreateRoutineInput;
}>;


export type CreateRoutineMutation = { createRoutine: { routine: { id: string, name: string, origin: RoutineOrigin, status: RoutineStatus, startsOn: string, activatedAt: string | null, rulesVersion: string, createdAt: string, updatedAt: string, profile: { skinType: SkinType | null, concerns: Array<SkinConcern>, sensitivity: SkinSensitivity, experience: CareExperience, pregnancy: Pregnancy, fragranceFree: boolean, vegan: boolean }, notes: Array<{ ruleId: string, message: string, source: string }>, steps: Array<{ id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> }> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type UpdateRoutineMutationVariables = Exact<{
  input: UpdateRoutineInput;
}>;


export type UpdateRoutineMutation = { updateRoutine: { routine: { id: string, name: string, origin: RoutineOrigin, status: RoutineStatus, startsOn: string, activatedAt: string | null, rulesVersion: string, createdAt: string, updatedAt: string, profile: { skinType: SkinType | null, concerns: Array<SkinConcern>, sensitivity: SkinSensitivity, experience: CareExperience, pregnancy: Pregnancy, fragranceFree: boolean, vegan: boolean }, notes: Array<{ ruleId: string, message: string, source: string }>, steps: Array<{ id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> }> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ActivateRoutineMutationVariables = Exact<{
  input: RoutineIdInput;
}>;


export type ActivateRoutineMutation = { activateRoutine: { routine: { id: string, name: string, origin: RoutineOrigin, status: RoutineStatus, startsOn: string, activatedAt: string | null, rulesVersion: string, createdAt: string, updatedAt: string, profile: { skinType: SkinType | null, concerns: Array<SkinConcern>, sensitivity: SkinSensitivity, experience: CareExperience, pregnancy: Pregnancy, fragranceFree: boolean, vegan: boolean }, notes: Array<{ ruleId: string, message: string, source: string }>, steps: Array<{ id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> }> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type PauseRoutineMutationVariables = Exact<{
  input: RoutineIdInput;
}>;


export type PauseRoutineMutation = { pauseRoutine: { routine: { id: string, status: RoutineStatus } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type DeleteRoutineMutationVariables = Exact<{
  input: RoutineIdInput;
}>;


export type DeleteRoutineMutation = { deleteRoutine: { deletedRoutineId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type LogRoutineStepMutationVariables = Exact<{
  input: LogRoutineStepInput;
}>;


export type LogRoutineStepMutation = { logRoutineStep: { log: { id: string, day: string, session: RoutineSession, outcome: RoutineLogOutcome, reason: RoutineSkipReason | null, createdAt: string } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type UndoRoutineStepLogMutationVariables = Exact<{
  input: UndoRoutineStepLogInput;
}>;


export type UndoRoutineStepLogMutation = { undoRoutineStepLog: { undoneLogId: string | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ReportReactionMutationVariables = Exact<{
  input: ReportReactionInput;
}>;


export type ReportReactionMutation = { reportReaction: { advice: string | null, seeDermatologist: boolean | null, urgent: boolean | null, reaction: { id: string, severity: ReactionSeverity, symptoms: Array<ReactionSymptom>, note: string | null, suspects: Array<string>, occurredOn: string, restsUntil: string, clearedAt: string | null, createdAt: string, used: Array<{ stepId: string | null, name: string, kind: RoutineStepKind | null, session: RoutineSession | null, suspected: boolean, plannedDayCount: number, doneDayCount: number }> } | null, routine: { id: string, name: string, origin: RoutineOrigin, status: RoutineStatus, startsOn: string, activatedAt: string | null, rulesVersion: string, createdAt: string, updatedAt: string, profile: { skinType: SkinType | null, concerns: Array<SkinConcern>, sensitivity: SkinSensitivity, experience: CareExperience, pregnancy: Pregnancy, fragranceFree: boolean, vegan: boolean }, notes: Array<{ ruleId: string, message: string, source: string }>, steps: Array<{ id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } }>, findings: Array<{ ruleId: string, severity: RuleSeverity, message: string, reason: string, source: string, ingredients: Array<string>, askDoctor: boolean, steps: Array<{ stepId: string | null, index: number, name: string }> }> } | null, safetyNotice: { tier: TriageTier, flags: Array<RedFlag>, message: string } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ReactionResultFragment = { id: string, severity: ReactionSeverity, symptoms: Array<ReactionSymptom>, note: string | null, suspects: Array<string>, occurredOn: string, restsUntil: string, clearedAt: string | null, createdAt: string, used: Array<{ stepId: string | null, name: string, kind: RoutineStepKind | null, session: RoutineSession | null, suspected: boolean, plannedDayCount: number, doneDayCount: number }> };

export type MySkinReactionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MySkinReactionsQuery = { viewer: { skinReactions: { totalCount: number, nodes: Array<{ id: string, severity: ReactionSeverity, symptoms: Array<ReactionSymptom>, note: string | null, suspects: Array<string>, occurredOn: string, restsUntil: string, clearedAt: string | null, createdAt: string, used: Array<{ stepId: string | null, name: string, kind: RoutineStepKind | null, session: RoutineSession | null, suspected: boolean, plannedDayCount: number, doneDayCount: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type ResumeAfterReactionMutationVariables = Exact<{
  input: ResumeAfterReactionInput;
}>;


export type ResumeAfterReactionMutation = { resumeAfterReaction: { reaction: { id: string, severity: ReactionSeverity, symptoms: Array<ReactionSymptom>, note: string | null, suspects: Array<string>, occurredOn: string, restsUntil: string, clearedAt: string | null, createdAt: string, used: Array<{ stepId: string | null, name: string, kind: RoutineStepKind | null, session: RoutineSession | null, suspected: boolean, plannedDayCount: number, doneDayCount: number }> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ConfirmPrescribedStepMutationVariables = Exact<{
  input: ConfirmPrescribedStepInput;
}>;


export type ConfirmPrescribedStepMutation = { confirmPrescribedStep: { step: { id: string, session: RoutineSession, position: number, kind: RoutineStepKind, name: string, label: string | null, startsOn: string | null, pausedUntil: string | null, heldForDoctor: boolean, prescribed: boolean, established: boolean, fromMedications: boolean, spf: number | null, openedOn: string | null, usableMonths: number | null, instructions: string | null, waitBeforeMinutes: number, waitAfterMinutes: number, ruleId: string | null, reason: string | null, source: string | null, ingredients: Array<{ text: string, position: number | null, percent: number | null, confidence: number, ingredient: { id: string, inciName: string } | null }>, schedule: { kind: StepScheduleKind, text: string, everyDays: number | null, weekdays: Array<number> | null, cycleLength: number | null, cycleDays: Array<number> | null, stages: Array<{ days: number | null, everyDays: number }> | null } } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type ProfileFragment = { id: string, firstName: string | null, lastName: string | null, age: number | null, skinType: SkinType | null, concerns: Array<SkinConcern>, pregnancy: Pregnancy, skinTone: SkinPhototype | null, region: MarketRegion, sensitivity: SkinSensitivity | null, experience: CareExperience | null, fragranceFree: boolean, vegan: boolean, timeZone: string, locale: string, active: boolean, lastLoginAt: string | null, concernSeverities: Array<{ concern: SkinConcern, severity: ConcernSeverity }> };

export type MyProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type MyProfileQuery = { viewer: { id: string, firstName: string | null, lastName: string | null, age: number | null, skinType: SkinType | null, concerns: Array<SkinConcern>, pregnancy: Pregnancy, skinTone: SkinPhototype | null, region: MarketRegion, sensitivity: SkinSensitivity | null, experience: CareExperience | null, fragranceFree: boolean, vegan: boolean, timeZone: string, locale: string, active: boolean, lastLoginAt: string | null, concernSeverities: Array<{ concern: SkinConcern, severity: ConcernSeverity }> } };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { viewer: { id: string, firstName: string | null, lastName: string | null, age: number | null, skinType: SkinType | null, concerns: Array<SkinConcern>, pregnancy: Pregnancy, skinTone: SkinPhototype | null, region: MarketRegion, sensitivity: SkinSensitivity | null, experience: CareExperience | null, fragranceFree: boolean, vegan: boolean, timeZone: string, locale: string, active: boolean, lastLoginAt: string | null, concernSeverities: Array<{ concern: SkinConcern, severity: ConcernSeverity }> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MyProfilePictureQueryVariables = Exact<{
  small?: number | null | undefined;
  large?: number | null | undefined;
}>;


export type MyProfilePictureQuery = { viewer: { profilePicture: { small: string, large: string } | null } };

export type SetProfilePictureMutationVariables = Exact<{
  input: SetProfilePictureInput;
}>;


export type SetProfilePictureMutation = { setProfilePicture: { viewer: { profilePicture: { url: string } | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MyPreferencesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPreferencesQuery = { viewer: { preferences: { theme: Theme, units: UnitSystem, weekStartsOn: WeekStart, clientData: Record<string, unknown> } } };

export type UpdatePreferencesMutationVariables = Exact<{
  input: UpdatePreferencesInput;
}>;


export type UpdatePreferencesMutation = { updatePreferences: { preferences: { theme: Theme, units: UnitSystem, weekStartsOn: WeekStart, clientData: Record<string, unknown> } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MyAuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyAuditLogQuery = { viewer: { auditLog: { totalCount: number, nodes: Array<{ id: string, action: AuditAction, actor: AuditActor, ip: string | null, details: Record<string, unknown> | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MyStatisticsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyStatisticsQuery = { viewer: { statistics: { accountCreatedAt: string, analysisCount: number, firstAnalysisAt: string | null, latestAnalysisAt: string | null, currentStreak: number, longestStreak: number, averageScores: { analysisCount: number, skinScore: number, hydration: number, oiliness: number, elasticity: number, pores: number, model: { name: string, version: string } } | null } } };

export type ExportFragment = { id: string, status: DataExportStatus, createdAt: string, completedAt: string | null, expiresAt: string | null, sizeBytes: number | null, url: string | null };

export type RequestDataExportMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestDataExportMutation = { requestDataExport: { dataExport: { id: string, status: DataExportStatus, createdAt: string, completedAt: string | null, expiresAt: string | null, sizeBytes: number | null, url: string | null } | null, userErrors: Array<{ message: string, field: Array<string> | null, code: UserErrorCode }> } };

export type MyDataExportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyDataExportsQuery = { viewer: { dataExports: { totalCount: number, nodes: Array<{ id: string, status: DataExportStatus, createdAt: string, completedAt: string | null, expiresAt: string | null, sizeBytes: number | null, url: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, notifications: { nodes: Array<{ title: string, dataExport: { id: string, url: string | null } | null }> } } };

export type DataExportQueryVariables = Exact<{
  id: string;
}>;


export type DataExportQuery = { dataExport: { id: string, status: DataExportStatus, createdAt: string, completedAt: string | null, expiresAt: string | null, sizeBytes: number | null, url: string | null } | null };

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
  kind
  face {
    yaw
    pitch
    roll
    pixelsPerMm
    frame {
      x
      y
      side
      angle
    }
  }
  hints {
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
    metric
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
export const ConsultationStateFragmentDoc = new TypedDocumentString(`
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}
    `, {"fragmentName":"ConsultationState"}) as unknown as TypedDocumentString<ConsultationStateFragment, unknown>;
export const ConsultationWholeFragmentDoc = new TypedDocumentString(`
    fragment ConsultationWhole on Consultation {
  ...ConsultationState
  redFlags {
    version
    answers {
      flag
      present
    }
  }
  urgentCare(locale: $locale) {
    tier
    flags
    title
    message
  }
  photos {
    id
    kind
    url
    expiresAt
    width
    height
  }
  history {
    action
    side
    fromStatus
    toStatus
    reason
    createdAt
  }
  caseFile {
    profile {
      age
      skinType
      concerns
      concernSeverities {
        concern
        severity
      }
      pregnancy
      skinTone
      region
      sensitivity
      diagnoses
      allergies
      procedures {
        kind
        day
        restWeeks
      }
      medications {
        name
        strength
        route
        session
        everyDays
        startedOn
        endedOn
        understoodAs
      }
      medicationsAnswered
    }
    analysis {
      id
      analysisId
      createdAt
      model {
        name
        version
      }
      skinScore
      confidence
      metrics {
        metric
        label
        value
        heatmapUrl
      }
    }
    routine {
      name
      startsOn
      steps {
        session
        kind
        name
        prescribed
        heldForDoctor
        schedule {
          text
        }
        ingredients {
          text
        }
      }
    }
    avoidedIngredients {
      name
      reason
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`, {"fragmentName":"ConsultationWhole"}) as unknown as TypedDocumentString<ConsultationWholeFragment, unknown>;
export const DermatologistFieldsFragmentDoc = new TypedDocumentString(`
    fragment DermatologistFields on Dermatologist {
  id
  displayName
  title
  specialties
  languages
  bio
  acceptingCases
  rating {
    mean
    ratingCount
  }
  typicalResponseHours
}
    `, {"fragmentName":"DermatologistFields"}) as unknown as TypedDocumentString<DermatologistFieldsFragment, unknown>;
export const GoalTextFragmentDoc = new TypedDocumentString(`
    fragment GoalText on Goal {
  id
  metric
  target
  day
  status
  baseline
  photoKind
  reachedAt
  analysis {
    id
  }
  createdAt
  updatedAt
}
    `, {"fragmentName":"GoalText"}) as unknown as TypedDocumentString<GoalTextFragment, unknown>;
export const HealthResultFragmentDoc = new TypedDocumentString(`
    fragment HealthResult on User {
  id
  healthProfile {
    diagnoses
    allergies
    procedures {
      kind
      day
      restWeeks
    }
    medicationsAnswered
  }
}
    `, {"fragmentName":"HealthResult"}) as unknown as TypedDocumentString<HealthResultFragment, unknown>;
export const DrugResultFragmentDoc = new TypedDocumentString(`
    fragment DrugResult on Drug {
  inn
  route
  classes
  parts
  photosensitizing
  pregnancyAction
  avoidWhileBreastfeeding
}
    `, {"fragmentName":"DrugResult"}) as unknown as TypedDocumentString<DrugResultFragment, unknown>;
export const MedicationResultFragmentDoc = new TypedDocumentString(`
    fragment MedicationResult on Medication {
  id
  name
  strength
  route
  session
  everyDays
  startedOn
  endedOn
  understoodAs {
    ...DrugResult
  }
  createdAt
}
    fragment DrugResult on Drug {
  inn
  route
  classes
  parts
  photosensitizing
  pregnancyAction
  avoidWhileBreastfeeding
}`, {"fragmentName":"MedicationResult"}) as unknown as TypedDocumentString<MedicationResultFragment, unknown>;
export const IngredientFactsFragmentDoc = new TypedDocumentString(`
    fragment IngredientFacts on Ingredient {
  id
  inciName
  synonyms
  casNumbers
  ecNumbers
  functions
  cosingId
  pubchemId
  activeGroup
  benefits
  ratings {
    kind
    low
    high
    condition
    source
  }
  maxComedogenicity
  restriction {
    annex
    maximum
    note
    source
  }
  annexEntries {
    annex
    number
    substance
    productTypes
    maximum
    conditional
    state
    newProductsFrom
    allProductsFrom
    ends
    regulation
  }
  pregnancy {
    advice
    note
    source
  }
  photosensitizing
  photosensitizingNote
  conflictNote
  fragranceAllergen {
    name
    annexEntry
    status
    restriction
    thresholdLeaveOn
    thresholdRinseOff
    appliesFrom
    sellThroughUntil
    source
  }
  source
}
    `, {"fragmentName":"IngredientFacts"}) as unknown as TypedDocumentString<IngredientFactsFragment, unknown>;
export const FoundOneFragmentDoc = new TypedDocumentString(`
    fragment FoundOne on FoundIngredient {
  position
  confidence
  percent
  mayContain
  ingredient {
    id
    inciName
  }
}
    `, {"fragmentName":"FoundOne"}) as unknown as TypedDocumentString<FoundOneFragment, unknown>;
export const ConflictTextFragmentDoc = new TypedDocumentString(`
    fragment ConflictText on IngredientConflict {
  ruleId
  severity
  advice
  reason
  source
  first {
    inciName
  }
  second {
    inciName
  }
}
    `, {"fragmentName":"ConflictText"}) as unknown as TypedDocumentString<ConflictTextFragment, unknown>;
export const JournalEntryTextFragmentDoc = new TypedDocumentString(`
    fragment JournalEntryText on JournalEntry {
  id
  day
  mood
  stress
  sleepHours
  cyclePhase
  text
  photo {
    url
    expiresAt
    width
    height
  }
  createdAt
  updatedAt
}
    `, {"fragmentName":"JournalEntryText"}) as unknown as TypedDocumentString<JournalEntryTextFragment, unknown>;
export const ConsultationMessageFieldsFragmentDoc = new TypedDocumentString(`
    fragment ConsultationMessageFields on ConsultationMessage {
  id
  kind
  side
  text
  readAt
  createdAt
  photos {
    id
    url
    width
    height
  }
}
    `, {"fragmentName":"ConsultationMessageFields"}) as unknown as TypedDocumentString<ConsultationMessageFieldsFragment, unknown>;
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
  goal {
    id
    metric
  }
  patchTest {
    id
    name
  }
  routine {
    id
    name
  }
}
    `, {"fragmentName":"NotificationText"}) as unknown as TypedDocumentString<NotificationTextFragment, unknown>;
export const NotificationPreferencesTextFragmentDoc = new TypedDocumentString(`
    fragment NotificationPreferencesText on NotificationPreferences {
  toggles {
    kind
    channel
    enabled
    canBeTurnedOff
  }
  quietHours {
    from
    to
  }
  emailSuspendedAt
}
    `, {"fragmentName":"NotificationPreferencesText"}) as unknown as TypedDocumentString<NotificationPreferencesTextFragment, unknown>;
export const ReactionResultFragmentDoc = new TypedDocumentString(`
    fragment ReactionResult on SkinReaction {
  id
  severity
  symptoms
  note
  suspects
  used {
    stepId
    name
    kind
    session
    suspected
    plannedDayCount
    doneDayCount
  }
  occurredOn
  restsUntil
  clearedAt
  createdAt
}
    `, {"fragmentName":"ReactionResult"}) as unknown as TypedDocumentString<ReactionResultFragment, unknown>;
export const PatchTestResultFragmentDoc = new TypedDocumentString(`
    fragment PatchTestResult on PatchTest {
  id
  name
  label
  ingredients {
    text
    confidence
    ingredient {
      id
      inciName
    }
  }
  step {
    id
    name
  }
  startedOn
  resultFrom
  resultUntil
  status
  recordedAt
  note
  reaction {
    ...ReactionResult
  }
  createdAt
  updatedAt
}
    fragment ReactionResult on SkinReaction {
  id
  severity
  symptoms
  note
  suspects
  used {
    stepId
    name
    kind
    session
    suspected
    plannedDayCount
    doneDayCount
  }
  occurredOn
  restsUntil
  clearedAt
  createdAt
}`, {"fragmentName":"PatchTestResult"}) as unknown as TypedDocumentString<PatchTestResultFragment, unknown>;
export const ReminderTimesFragmentDoc = new TypedDocumentString(`
    fragment ReminderTimes on ReminderSettings {
  timeZone
  morning {
    enabled
    time
    weekdays
  }
  evening {
    enabled
    time
    weekdays
  }
}
    `, {"fragmentName":"ReminderTimes"}) as unknown as TypedDocumentString<ReminderTimesFragment, unknown>;
export const RoutineStepResultFragmentDoc = new TypedDocumentString(`
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}
    `, {"fragmentName":"RoutineStepResult"}) as unknown as TypedDocumentString<RoutineStepResultFragment, unknown>;
export const FindingResultFragmentDoc = new TypedDocumentString(`
    fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}
    `, {"fragmentName":"FindingResult"}) as unknown as TypedDocumentString<FindingResultFragment, unknown>;
export const RoutineResultFragmentDoc = new TypedDocumentString(`
    fragment RoutineResult on Routine {
  id
  name
  origin
  status
  startsOn
  activatedAt
  rulesVersion
  profile {
    skinType
    concerns
    sensitivity
    experience
    pregnancy
    fragranceFree
    vegan
  }
  notes {
    ruleId
    message
    source
  }
  steps {
    ...RoutineStepResult
  }
  findings {
    ...FindingResult
  }
  createdAt
  updatedAt
}
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}
fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}`, {"fragmentName":"RoutineResult"}) as unknown as TypedDocumentString<RoutineResultFragment, unknown>;
export const TodayStepResultFragmentDoc = new TypedDocumentString(`
    fragment TodayStepResult on TodayStep {
  step {
    id
    kind
    name
    startsOn
    pausedUntil
    heldForDoctor
  }
  status
  loggedAt
  reason
}
    `, {"fragmentName":"TodayStepResult"}) as unknown as TypedDocumentString<TodayStepResultFragment, unknown>;
export const ProfileFragmentDoc = new TypedDocumentString(`
    fragment Profile on User {
  id
  firstName
  lastName
  age
  skinType
  concerns
  concernSeverities {
    concern
    severity
  }
  pregnancy
  skinTone
  region
  sensitivity
  experience
  fragranceFree
  vegan
  timeZone
  locale
  active
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
export const AccountsDocument = new TypedDocumentString(`
    query Accounts($filter: AccountFilter, $first: Int = 20, $after: String) {
  accounts(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      email
      role
      state
      emailVerifiedAt
      deactivatedAt
      purgeAt
      createdAt
    }
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
export const FailedJobsDocument = new TypedDocumentString(`
    query FailedJobs($filter: FailedJobFilter, $first: Int = 20, $after: String) {
  failedJobs(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      queue
      attemptCount
      error
      deadLetter
      enqueuedAt
      failedAt
    }
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<FailedJobsQuery, FailedJobsQueryVariables>;
export const RetryFailedJobsDocument = new TypedDocumentString(`
    mutation RetryFailedJobs($input: FailedJobsInput!) {
  retryFailedJobs(input: $input) {
    retriedCount
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RetryFailedJobsMutation, RetryFailedJobsMutationVariables>;
export const DiscardFailedJobsDocument = new TypedDocumentString(`
    mutation DiscardFailedJobs($input: FailedJobsInput!) {
  discardFailedJobs(input: $input) {
    discardedCount
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DiscardFailedJobsMutation, DiscardFailedJobsMutationVariables>;
export const UnansweredConsultationsDocument = new TypedDocumentString(`
    query UnansweredConsultations($filter: UnansweredConsultationFilter, $first: Int = 20, $after: String) {
  unansweredConsultations(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      status
      tier
      requestedAt
      claimedAt
      answerDueAt
      expiresAt
      dermatologist {
        displayName
      }
    }
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<UnansweredConsultationsQuery, UnansweredConsultationsQueryVariables>;
export const PhotoRequirementsDocument = new TypedDocumentString(`
    query PhotoRequirements {
  photoRequirements {
    formats
    maxBytes
    minShortSide
    maxMegapixels
    maxDeepMegapixels
    tips
    target {
      aspectRatio
      frame {
        x
        y
        side
      }
      outline {
        x
        y
      }
      eyes {
        x
        y
      }
    }
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
      completedAt
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
    metrics {
      metric
      heatmapLegend {
        color
        fullOpacity
        meaning
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
  kind
  face {
    yaw
    pitch
    roll
    pixelsPerMm
    frame {
      x
      y
      side
      angle
    }
  }
  hints {
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
    metric
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
    query MyAnalyses($first: Int, $after: String, $filter: AnalysisFilter, $orderBy: AnalysisOrder) {
  viewer {
    analyses(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
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
  kind
  face {
    yaw
    pitch
    roll
    pixelsPerMm
    frame {
      x
      y
      side
      angle
    }
  }
  hints {
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
    metric
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
    query LatestAnalysis($filter: AnalysisFilter) {
  viewer {
    latestAnalysis(filter: $filter) {
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
  kind
  face {
    yaw
    pitch
    roll
    pixelsPerMm
    frame {
      x
      y
      side
      angle
    }
  }
  hints {
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
    metric
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
  kind
  face {
    yaw
    pitch
    roll
    pixelsPerMm
    frame {
      x
      y
      side
      angle
    }
  }
  hints {
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
    metric
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
export const CompareAnalysesDocument = new TypedDocumentString(`
    query CompareAnalyses($beforeId: ID!, $afterId: ID!) {
  compareAnalyses(beforeId: $beforeId, afterId: $afterId) {
    before {
      id
      createdAt
    }
    after {
      id
      createdAt
    }
    model {
      name
      version
    }
    metrics {
      metric
      before
      after
      difference
      noise
      verdict
      confidence
      basis
      direction
      target {
        low
        high
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CompareAnalysesQuery, CompareAnalysesQueryVariables>;
export const AnalysisZonesDocument = new TypedDocumentString(`
    query AnalysisZones($id: ID!) {
  analysis(id: $id) {
    id
    kind
    metrics {
      metric
      knownMetric
      zones {
        zone
        knownZone
        value
        interval {
          low
          high
        }
        confidence
        coverage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AnalysisZonesQuery, AnalysisZonesQueryVariables>;
export const CheckPhotoDocument = new TypedDocumentString(`
    mutation CheckPhoto($input: CheckPhotoInput!) {
  checkPhoto(input: $input) {
    check {
      kind
      width
      height
      face {
        yaw
        pitch
        roll
        pixelsPerMm
        frame {
          x
          y
          side
          angle
        }
      }
      problems {
        code
        message
      }
      hints {
        code
        message
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CheckPhotoMutation, CheckPhotoMutationVariables>;
export const AnalysisFindingsDocument = new TypedDocumentString(`
    query AnalysisFindings($id: ID!) {
  analysis(id: $id) {
    lesions {
      candidates {
        kind
        x
        y
        diameterMm
        confidence
        knownZone
      }
      counts {
        knownZone
        red
        dark
        light
      }
    }
    underEyes {
      side
      darkness
      darknessInterval {
        low
        high
      }
      blueness
      bluenessInterval {
        low
        high
      }
      confidence
    }
    metrics {
      heatmapUrl
      zones {
        zone
        heatmapUrl
      }
      metric
      sides {
        right {
          zone
          value
        }
        left {
          zone
          value
        }
        difference
        noise
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AnalysisFindingsQuery, AnalysisFindingsQueryVariables>;
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
    viewer {
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
    endedSessionCount
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<LogoutEverywhereMutation, LogoutEverywhereMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    id
    email
    firstName
    lastName
    role
    locale
    timeZone
    emailVerified
    lastLoginAt
    active
    createdAt
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const MyConsentRequirementsDocument = new TypedDocumentString(`
    query MyConsentRequirements {
  viewer {
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
  viewer {
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
    endedSessionCount
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
  viewer {
    sessions(first: $first, after: $after) {
      totalCount
      nodes {
        id
        deviceName
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
    receiptNumber
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
export const ConsultationQuestionnaireDocument = new TypedDocumentString(`
    query ConsultationQuestionnaire($locale: String) {
  consultationQuestionnaire(locale: $locale) {
    version
    language
    intro
    questions {
      flag
      text
    }
  }
}
    `) as unknown as TypedDocumentString<ConsultationQuestionnaireQuery, ConsultationQuestionnaireQueryVariables>;
export const ConsultationDocument = new TypedDocumentString(`
    query Consultation($id: ID!, $locale: String) {
  consultation(id: $id) {
    ...ConsultationWhole
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}
fragment ConsultationWhole on Consultation {
  ...ConsultationState
  redFlags {
    version
    answers {
      flag
      present
    }
  }
  urgentCare(locale: $locale) {
    tier
    flags
    title
    message
  }
  photos {
    id
    kind
    url
    expiresAt
    width
    height
  }
  history {
    action
    side
    fromStatus
    toStatus
    reason
    createdAt
  }
  caseFile {
    profile {
      age
      skinType
      concerns
      concernSeverities {
        concern
        severity
      }
      pregnancy
      skinTone
      region
      sensitivity
      diagnoses
      allergies
      procedures {
        kind
        day
        restWeeks
      }
      medications {
        name
        strength
        route
        session
        everyDays
        startedOn
        endedOn
        understoodAs
      }
      medicationsAnswered
    }
    analysis {
      id
      analysisId
      createdAt
      model {
        name
        version
      }
      skinScore
      confidence
      metrics {
        metric
        label
        value
        heatmapUrl
      }
    }
    routine {
      name
      startsOn
      steps {
        session
        kind
        name
        prescribed
        heldForDoctor
        schedule {
          text
        }
        ingredients {
          text
        }
      }
    }
    avoidedIngredients {
      name
      reason
    }
  }
}`) as unknown as TypedDocumentString<ConsultationQuery, ConsultationQueryVariables>;
export const MyConsultationsDocument = new TypedDocumentString(`
    query MyConsultations($first: Int, $after: String, $filter: ConsultationFilter, $orderBy: ConsultationOrder) {
  viewer {
    consultations(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        ...ConsultationState
        photos {
          id
        }
        history {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<MyConsultationsQuery, MyConsultationsQueryVariables>;
export const MyConsultationFiguresDocument = new TypedDocumentString(`
    query MyConsultationFigures {
  viewer {
    statistics {
      consultationCount
      answeredConsultationCount
    }
  }
}
    `) as unknown as TypedDocumentString<MyConsultationFiguresQuery, MyConsultationFiguresQueryVariables>;
export const ConsultationQueueDocument = new TypedDocumentString(`
    query ConsultationQueue($first: Int, $after: String, $scope: ConsultationQueueScope) {
  consultationQueue(first: $first, after: $after, scope: $scope) {
    totalCount
    nodes {
      ...ConsultationState
      photos {
        id
        url
      }
      history {
        id
      }
      caseFile {
        analysis {
          skinScore
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ConsultationQueueQuery, ConsultationQueueQueryVariables>;
export const MyConsultationNotificationsDocument = new TypedDocumentString(`
    query MyConsultationNotifications($first: Int) {
  viewer {
    notifications(first: $first) {
      nodes {
        kind
        title
        message
        consultation {
          id
          status
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyConsultationNotificationsQuery, MyConsultationNotificationsQueryVariables>;
export const RequestConsultationDocument = new TypedDocumentString(`
    mutation RequestConsultation($input: RequestConsultationInput!, $locale: String) {
  requestConsultation(input: $input) {
    consultation {
      ...ConsultationWhole
    }
    urgentCare {
      tier
      flags
      title
      message
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}
fragment ConsultationWhole on Consultation {
  ...ConsultationState
  redFlags {
    version
    answers {
      flag
      present
    }
  }
  urgentCare(locale: $locale) {
    tier
    flags
    title
    message
  }
  photos {
    id
    kind
    url
    expiresAt
    width
    height
  }
  history {
    action
    side
    fromStatus
    toStatus
    reason
    createdAt
  }
  caseFile {
    profile {
      age
      skinType
      concerns
      concernSeverities {
        concern
        severity
      }
      pregnancy
      skinTone
      region
      sensitivity
      diagnoses
      allergies
      procedures {
        kind
        day
        restWeeks
      }
      medications {
        name
        strength
        route
        session
        everyDays
        startedOn
        endedOn
        understoodAs
      }
      medicationsAnswered
    }
    analysis {
      id
      analysisId
      createdAt
      model {
        name
        version
      }
      skinScore
      confidence
      metrics {
        metric
        label
        value
        heatmapUrl
      }
    }
    routine {
      name
      startsOn
      steps {
        session
        kind
        name
        prescribed
        heldForDoctor
        schedule {
          text
        }
        ingredients {
          text
        }
      }
    }
    avoidedIngredients {
      name
      reason
    }
  }
}`) as unknown as TypedDocumentString<RequestConsultationMutation, RequestConsultationMutationVariables>;
export const CancelConsultationDocument = new TypedDocumentString(`
    mutation CancelConsultation($input: ConsultationIdInput!) {
  cancelConsultation(input: $input) {
    consultation {
      ...ConsultationState
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CancelConsultationMutation, CancelConsultationMutationVariables>;
export const RateConsultationDocument = new TypedDocumentString(`
    mutation RateConsultation($input: RateConsultationInput!) {
  rateConsultation(input: $input) {
    consultation {
      ...ConsultationState
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<RateConsultationMutation, RateConsultationMutationVariables>;
export const CloseConsultationDocument = new TypedDocumentString(`
    mutation CloseConsultation($input: ConsultationIdInput!) {
  closeConsultation(input: $input) {
    consultation {
      ...ConsultationState
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CloseConsultationMutation, CloseConsultationMutationVariables>;
export const ClaimConsultationDocument = new TypedDocumentString(`
    mutation ClaimConsultation($input: ConsultationIdInput!) {
  claimConsultation(input: $input) {
    consultation {
      ...ConsultationState
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ClaimConsultationMutation, ClaimConsultationMutationVariables>;
export const StartConsultationReviewDocument = new TypedDocumentString(`
    mutation StartConsultationReview($input: ConsultationIdInput!) {
  startConsultationReview(input: $input) {
    consultation {
      ...ConsultationState
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<StartConsultationReviewMutation, StartConsultationReviewMutationVariables>;
export const DeclineConsultationDocument = new TypedDocumentString(`
    mutation DeclineConsultation($input: DeclineConsultationInput!) {
  declineConsultation(input: $input) {
    declinedConsultationId
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineConsultationMutation, DeclineConsultationMutationVariables>;
export const RequestMoreInformationDocument = new TypedDocumentString(`
    mutation RequestMoreInformation($input: RequestMoreInformationInput!) {
  requestMoreInformation(input: $input) {
    consultation {
      ...ConsultationState
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<RequestMoreInformationMutation, RequestMoreInformationMutationVariables>;
export const AnswerConsultationDocument = new TypedDocumentString(`
    mutation AnswerConsultation($input: AnswerConsultationInput!) {
  answerConsultation(input: $input) {
    consultation {
      ...ConsultationState
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<AnswerConsultationMutation, AnswerConsultationMutationVariables>;
export const DeleteAnalysisOfConsultationDocument = new TypedDocumentString(`
    mutation DeleteAnalysisOfConsultation($input: DeleteAnalysisInput!) {
  deleteAnalysis(input: $input) {
    deletedAnalysisId
    consultationsWithCopy {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteAnalysisOfConsultationMutation, DeleteAnalysisOfConsultationMutationVariables>;
export const ConsultationUpdatedDocument = new TypedDocumentString(`
    subscription ConsultationUpdated($id: ID) {
  consultationUpdated(id: $id) {
    ...ConsultationState
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ConsultationUpdatedSubscription, ConsultationUpdatedSubscriptionVariables>;
export const ConsultationQueueChangedDocument = new TypedDocumentString(`
    subscription ConsultationQueueChanged($scope: ConsultationQueueScope) {
  consultationQueueChanged(scope: $scope) {
    kind
    consultationId
    totalCount
    consultation {
      ...ConsultationState
    }
  }
}
    fragment ConsultationState on Consultation {
  id
  status
  tier
  urgent
  textFlags
  adviceConfirmedAt
  answerDueAt
  question
  description
  answer
  informationRequest
  dermatologist {
    id
    displayName
  }
  requestedDermatologist {
    id
  }
  estimatedResponseAt
  reservationEndsAt
  expiresAt
  claimedAt
  answeredAt
  closedAt
  rating
  ratingComment
  ratedAt
  allowedActions
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ConsultationQueueChangedSubscription, ConsultationQueueChangedSubscriptionVariables>;
export const DermatologistsDocument = new TypedDocumentString(`
    query Dermatologists($first: Int, $after: String, $filter: DermatologistFilter, $orderBy: DermatologistOrder) {
  dermatologists(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...DermatologistFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment DermatologistFields on Dermatologist {
  id
  displayName
  title
  specialties
  languages
  bio
  acceptingCases
  rating {
    mean
    ratingCount
  }
  typicalResponseHours
}`) as unknown as TypedDocumentString<DermatologistsQuery, DermatologistsQueryVariables>;
export const DermatologistDocument = new TypedDocumentString(`
    query Dermatologist($id: ID!) {
  dermatologist(id: $id) {
    ...DermatologistFields
  }
}
    fragment DermatologistFields on Dermatologist {
  id
  displayName
  title
  specialties
  languages
  bio
  acceptingCases
  rating {
    mean
    ratingCount
  }
  typicalResponseHours
}`) as unknown as TypedDocumentString<DermatologistQuery, DermatologistQueryVariables>;
export const CreateDermatologistDocument = new TypedDocumentString(`
    mutation CreateDermatologist($input: CreateDermatologistInput!) {
  createDermatologist(input: $input) {
    dermatologist {
      ...DermatologistFields
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment DermatologistFields on Dermatologist {
  id
  displayName
  title
  specialties
  languages
  bio
  acceptingCases
  rating {
    mean
    ratingCount
  }
  typicalResponseHours
}`) as unknown as TypedDocumentString<CreateDermatologistMutation, CreateDermatologistMutationVariables>;
export const UpdateDermatologistProfileDocument = new TypedDocumentString(`
    mutation UpdateDermatologistProfile($input: UpdateDermatologistProfileInput!) {
  updateDermatologistProfile(input: $input) {
    dermatologist {
      ...DermatologistFields
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment DermatologistFields on Dermatologist {
  id
  displayName
  title
  specialties
  languages
  bio
  acceptingCases
  rating {
    mean
    ratingCount
  }
  typicalResponseHours
}`) as unknown as TypedDocumentString<UpdateDermatologistProfileMutation, UpdateDermatologistProfileMutationVariables>;
export const MyGoalsDocument = new TypedDocumentString(`
    query MyGoals($first: Int, $after: String) {
  viewer {
    goals(first: $first, after: $after) {
      totalCount
      nodes {
        ...GoalText
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment GoalText on Goal {
  id
  metric
  target
  day
  status
  baseline
  photoKind
  reachedAt
  analysis {
    id
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<MyGoalsQuery, MyGoalsQueryVariables>;
export const CreateGoalDocument = new TypedDocumentString(`
    mutation CreateGoal($input: CreateGoalInput!) {
  createGoal(input: $input) {
    goal {
      ...GoalText
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment GoalText on Goal {
  id
  metric
  target
  day
  status
  baseline
  photoKind
  reachedAt
  analysis {
    id
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CreateGoalMutation, CreateGoalMutationVariables>;
export const UpdateGoalDocument = new TypedDocumentString(`
    mutation UpdateGoal($input: UpdateGoalInput!) {
  updateGoal(input: $input) {
    goal {
      ...GoalText
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment GoalText on Goal {
  id
  metric
  target
  day
  status
  baseline
  photoKind
  reachedAt
  analysis {
    id
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<UpdateGoalMutation, UpdateGoalMutationVariables>;
export const DeleteGoalDocument = new TypedDocumentString(`
    mutation DeleteGoal($input: DeleteGoalInput!) {
  deleteGoal(input: $input) {
    deletedGoalId
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteGoalMutation, DeleteGoalMutationVariables>;
export const GoalReachedDocument = new TypedDocumentString(`
    subscription GoalReached {
  goalReached {
    ...GoalText
  }
}
    fragment GoalText on Goal {
  id
  metric
  target
  day
  status
  baseline
  photoKind
  reachedAt
  analysis {
    id
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<GoalReachedSubscription, GoalReachedSubscriptionVariables>;
export const GoalDocument = new TypedDocumentString(`
    query Goal($id: ID!) {
  goal(id: $id) {
    ...GoalText
  }
}
    fragment GoalText on Goal {
  id
  metric
  target
  day
  status
  baseline
  photoKind
  reachedAt
  analysis {
    id
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<GoalQuery, GoalQueryVariables>;
export const MyHealthDocument = new TypedDocumentString(`
    query MyHealth {
  viewer {
    ...HealthResult
  }
}
    fragment HealthResult on User {
  id
  healthProfile {
    diagnoses
    allergies
    procedures {
      kind
      day
      restWeeks
    }
    medicationsAnswered
  }
}`) as unknown as TypedDocumentString<MyHealthQuery, MyHealthQueryVariables>;
export const MyMedicationsDocument = new TypedDocumentString(`
    query MyMedications {
  viewer {
    medications {
      ...MedicationResult
    }
  }
}
    fragment DrugResult on Drug {
  inn
  route
  classes
  parts
  photosensitizing
  pregnancyAction
  avoidWhileBreastfeeding
}
fragment MedicationResult on Medication {
  id
  name
  strength
  route
  session
  everyDays
  startedOn
  endedOn
  understoodAs {
    ...DrugResult
  }
  createdAt
}`) as unknown as TypedDocumentString<MyMedicationsQuery, MyMedicationsQueryVariables>;
export const DrugsDocument = new TypedDocumentString(`
    query Drugs($search: String!, $first: Int = 10) {
  drugs(search: $search, first: $first) {
    name
    drug {
      ...DrugResult
    }
  }
}
    fragment DrugResult on Drug {
  inn
  route
  classes
  parts
  photosensitizing
  pregnancyAction
  avoidWhileBreastfeeding
}`) as unknown as TypedDocumentString<DrugsQuery, DrugsQueryVariables>;
export const UpdateHealthProfileDocument = new TypedDocumentString(`
    mutation UpdateHealthProfile($input: UpdateHealthProfileInput!) {
  updateHealthProfile(input: $input) {
    viewer {
      ...HealthResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment HealthResult on User {
  id
  healthProfile {
    diagnoses
    allergies
    procedures {
      kind
      day
      restWeeks
    }
    medicationsAnswered
  }
}`) as unknown as TypedDocumentString<UpdateHealthProfileMutation, UpdateHealthProfileMutationVariables>;
export const AddMedicationDocument = new TypedDocumentString(`
    mutation AddMedication($input: AddMedicationInput!) {
  addMedication(input: $input) {
    medication {
      ...MedicationResult
    }
    viewer {
      ...HealthResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment HealthResult on User {
  id
  healthProfile {
    diagnoses
    allergies
    procedures {
      kind
      day
      restWeeks
    }
    medicationsAnswered
  }
}
fragment DrugResult on Drug {
  inn
  route
  classes
  parts
  photosensitizing
  pregnancyAction
  avoidWhileBreastfeeding
}
fragment MedicationResult on Medication {
  id
  name
  strength
  route
  session
  everyDays
  startedOn
  endedOn
  understoodAs {
    ...DrugResult
  }
  createdAt
}`) as unknown as TypedDocumentString<AddMedicationMutation, AddMedicationMutationVariables>;
export const UpdateMedicationDocument = new TypedDocumentString(`
    mutation UpdateMedication($input: UpdateMedicationInput!) {
  updateMedication(input: $input) {
    medication {
      ...MedicationResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment DrugResult on Drug {
  inn
  route
  classes
  parts
  photosensitizing
  pregnancyAction
  avoidWhileBreastfeeding
}
fragment MedicationResult on Medication {
  id
  name
  strength
  route
  session
  everyDays
  startedOn
  endedOn
  understoodAs {
    ...DrugResult
  }
  createdAt
}`) as unknown as TypedDocumentString<UpdateMedicationMutation, UpdateMedicationMutationVariables>;
export const EndMedicationDocument = new TypedDocumentString(`
    mutation EndMedication($input: EndMedicationInput!) {
  endMedication(input: $input) {
    medication {
      ...MedicationResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment DrugResult on Drug {
  inn
  route
  classes
  parts
  photosensitizing
  pregnancyAction
  avoidWhileBreastfeeding
}
fragment MedicationResult on Medication {
  id
  name
  strength
  route
  session
  everyDays
  startedOn
  endedOn
  understoodAs {
    ...DrugResult
  }
  createdAt
}`) as unknown as TypedDocumentString<EndMedicationMutation, EndMedicationMutationVariables>;
export const DeleteMedicationDocument = new TypedDocumentString(`
    mutation DeleteMedication($input: DeleteMedicationInput!) {
  deleteMedication(input: $input) {
    deletedMedicationId
    viewer {
      ...HealthResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment HealthResult on User {
  id
  healthProfile {
    diagnoses
    allergies
    procedures {
      kind
      day
      restWeeks
    }
    medicationsAnswered
  }
}`) as unknown as TypedDocumentString<DeleteMedicationMutation, DeleteMedicationMutationVariables>;
export const IngredientDocument = new TypedDocumentString(`
    query Ingredient($by: IngredientByInput!) {
  ingredient(by: $by) {
    ...IngredientFacts
  }
}
    fragment IngredientFacts on Ingredient {
  id
  inciName
  synonyms
  casNumbers
  ecNumbers
  functions
  cosingId
  pubchemId
  activeGroup
  benefits
  ratings {
    kind
    low
    high
    condition
    source
  }
  maxComedogenicity
  restriction {
    annex
    maximum
    note
    source
  }
  annexEntries {
    annex
    number
    substance
    productTypes
    maximum
    conditional
    state
    newProductsFrom
    allProductsFrom
    ends
    regulation
  }
  pregnancy {
    advice
    note
    source
  }
  photosensitizing
  photosensitizingNote
  conflictNote
  fragranceAllergen {
    name
    annexEntry
    status
    restriction
    thresholdLeaveOn
    thresholdRinseOff
    appliesFrom
    sellThroughUntil
    source
  }
  source
}`) as unknown as TypedDocumentString<IngredientQuery, IngredientQueryVariables>;
export const IngredientsDocument = new TypedDocumentString(`
    query Ingredients($search: String, $filter: IngredientFilter, $first: Int, $after: String) {
  ingredients(search: $search, filter: $filter, first: $first, after: $after) {
    nodes {
      id
      inciName
      synonyms
      activeGroup
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<IngredientsQuery, IngredientsQueryVariables>;
export const CountIngredientsDocument = new TypedDocumentString(`
    query CountIngredients($search: String, $filter: IngredientFilter) {
  ingredients(search: $search, filter: $filter, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CountIngredientsQuery, CountIngredientsQueryVariables>;
export const ParseIngredientListDocument = new TypedDocumentString(`
    query ParseIngredientList($text: String!) {
  parseIngredientList(text: $text) {
    passed
    judgedShare
    truncated
    unread {
      text
      start
      end
      reason
    }
    items {
      position
      text
      start
      end
      match
      confidence
      certainty
      percent
      mayContain
      ingredient {
        id
        inciName
      }
    }
    findings {
      ruleId
      severity
      message
      reason
      source
      ingredients
    }
    allergens {
      allergen {
        name
        annexEntry
      }
      found {
        ...FoundOne
      }
    }
    restrictions {
      aboveMaximum
      found {
        ...FoundOne
      }
    }
    avoided {
      through
      found {
        ...FoundOne
      }
      because {
        inciName
      }
      families
    }
    conflicts {
      ...ConflictText
    }
    activeTotals {
      activeGroup
      percent
      complete
      found {
        ...FoundOne
      }
    }
    comedogenic {
      ...FoundOne
    }
    pregnancy {
      ...FoundOne
    }
    photosensitizing {
      ...FoundOne
    }
  }
}
    fragment FoundOne on FoundIngredient {
  position
  confidence
  percent
  mayContain
  ingredient {
    id
    inciName
  }
}
fragment ConflictText on IngredientConflict {
  ruleId
  severity
  advice
  reason
  source
  first {
    inciName
  }
  second {
    inciName
  }
}`) as unknown as TypedDocumentString<ParseIngredientListQuery, ParseIngredientListQueryVariables>;
export const CheckIngredientsDocument = new TypedDocumentString(`
    query CheckIngredients($input: CheckIngredientsInput!) {
  checkIngredients(input: $input) {
    passed
    judgedShare
    notJudged {
      text
      position
      certainty
    }
    law {
      ruleId
      severity
      message
      entry
      item {
        text
        position
      }
    }
    findings {
      ruleId
      severity
      message
      reason
      source
      ingredients
    }
    allergens {
      allergen {
        name
      }
    }
    avoided {
      through
      found {
        ...FoundOne
      }
      because {
        inciName
      }
      families
    }
    conflicts {
      ...ConflictText
    }
    comedogenic {
      ...FoundOne
    }
    pregnancy {
      ...FoundOne
    }
  }
}
    fragment FoundOne on FoundIngredient {
  position
  confidence
  percent
  mayContain
  ingredient {
    id
    inciName
  }
}
fragment ConflictText on IngredientConflict {
  ruleId
  severity
  advice
  reason
  source
  first {
    inciName
  }
  second {
    inciName
  }
}`) as unknown as TypedDocumentString<CheckIngredientsQuery, CheckIngredientsQueryVariables>;
export const MyAvoidedIngredientsDocument = new TypedDocumentString(`
    query MyAvoidedIngredients($first: Int, $after: String) {
  viewer {
    avoidedFamilies {
      id
      family
      reason
      createdAt
    }
    avoidedIngredients(first: $first, after: $after) {
      totalCount
      nodes {
        id
        reason
        createdAt
        ingredient {
          id
          inciName
          fragranceAllergen {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyAvoidedIngredientsQuery, MyAvoidedIngredientsQueryVariables>;
export const AvoidIngredientDocument = new TypedDocumentString(`
    mutation AvoidIngredient($input: AvoidIngredientInput!) {
  avoidIngredient(input: $input) {
    avoidedIngredient {
      id
      reason
      ingredient {
        id
        inciName
      }
    }
    avoidedFamily {
      id
      family
      reason
    }
    userErrors {
      message
      field
      code
      suggestions
    }
  }
}
    `) as unknown as TypedDocumentString<AvoidIngredientMutation, AvoidIngredientMutationVariables>;
export const AllowIngredientDocument = new TypedDocumentString(`
    mutation AllowIngredient($input: AllowIngredientInput!) {
  allowIngredient(input: $input) {
    deletedAvoidedIngredientId
    deletedAvoidedFamilyId
    family
    ingredient {
      id
      inciName
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AllowIngredientMutation, AllowIngredientMutationVariables>;
export const ImportIngredientsDocument = new TypedDocumentString(`
    mutation ImportIngredients($input: ImportIngredientsInput!) {
  importIngredients(input: $input) {
    import {
      rowCount
      createdCount
      updatedCount
      unchangedCount
      rejectedCount
      rejects {
        line
        reason
        message
        name
      }
      warningCount
      warnings {
        line
        reason
        message
        name
      }
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ImportIngredientsMutation, ImportIngredientsMutationVariables>;
export const AnnexStatesDocument = new TypedDocumentString(`
    query AnnexStates($inciName: String!, $day: LocalDate!) {
  ingredient(by: {inciName: $inciName}) {
    annexEntries(day: $day) {
      annex
      number
      state
    }
  }
}
    `) as unknown as TypedDocumentString<AnnexStatesQuery, AnnexStatesQueryVariables>;
export const MyJournalDocument = new TypedDocumentString(`
    query MyJournal($first: Int, $after: String, $filter: JournalEntryFilter, $orderBy: JournalEntryOrder) {
  viewer {
    journal(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        ...JournalEntryText
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment JournalEntryText on JournalEntry {
  id
  day
  mood
  stress
  sleepHours
  cyclePhase
  text
  photo {
    url
    expiresAt
    width
    height
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<MyJournalQuery, MyJournalQueryVariables>;
export const MyProgressWithJournalDocument = new TypedDocumentString(`
    query MyProgressWithJournal($metric: String!, $from: LocalDate, $to: LocalDate) {
  viewer {
    progress(metric: $metric, from: $from, to: $to) {
      points {
        day
        value
      }
      journal {
        id
        day
        mood
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyProgressWithJournalQuery, MyProgressWithJournalQueryVariables>;
export const AddJournalEntryDocument = new TypedDocumentString(`
    mutation AddJournalEntry($input: AddJournalEntryInput!) {
  addJournalEntry(input: $input) {
    journalEntry {
      ...JournalEntryText
    }
    safetyNotice {
      tier
      flags
      message
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment JournalEntryText on JournalEntry {
  id
  day
  mood
  stress
  sleepHours
  cyclePhase
  text
  photo {
    url
    expiresAt
    width
    height
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<AddJournalEntryMutation, AddJournalEntryMutationVariables>;
export const UpdateJournalEntryDocument = new TypedDocumentString(`
    mutation UpdateJournalEntry($input: UpdateJournalEntryInput!) {
  updateJournalEntry(input: $input) {
    journalEntry {
      ...JournalEntryText
    }
    safetyNotice {
      tier
      flags
      message
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment JournalEntryText on JournalEntry {
  id
  day
  mood
  stress
  sleepHours
  cyclePhase
  text
  photo {
    url
    expiresAt
    width
    height
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<UpdateJournalEntryMutation, UpdateJournalEntryMutationVariables>;
export const DeleteJournalEntryDocument = new TypedDocumentString(`
    mutation DeleteJournalEntry($input: DeleteJournalEntryInput!) {
  deleteJournalEntry(input: $input) {
    deletedJournalEntryId
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteJournalEntryMutation, DeleteJournalEntryMutationVariables>;
export const JournalEntryDocument = new TypedDocumentString(`
    query JournalEntry($id: ID!) {
  journalEntry(id: $id) {
    ...JournalEntryText
  }
}
    fragment JournalEntryText on JournalEntry {
  id
  day
  mood
  stress
  sleepHours
  cyclePhase
  text
  photo {
    url
    expiresAt
    width
    height
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<JournalEntryQuery, JournalEntryQueryVariables>;
export const ConsultationMessagesDocument = new TypedDocumentString(`
    query ConsultationMessages($id: ID!, $first: Int, $after: String) {
  consultation(id: $id) {
    id
    status
    unreadMessageCount
    messages(first: $first, after: $after) {
      nodes {
        ...ConsultationMessageFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment ConsultationMessageFields on ConsultationMessage {
  id
  kind
  side
  text
  readAt
  createdAt
  photos {
    id
    url
    width
    height
  }
}`) as unknown as TypedDocumentString<ConsultationMessagesQuery, ConsultationMessagesQueryVariables>;
export const PostConsultationMessageDocument = new TypedDocumentString(`
    mutation PostConsultationMessage($input: PostConsultationMessageInput!) {
  postConsultationMessage(input: $input) {
    message {
      ...ConsultationMessageFields
    }
    consultation {
      id
      status
      messages(first: 1) {
        totalCount
      }
    }
    safetyNotice {
      tier
      flags
      message
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment ConsultationMessageFields on ConsultationMessage {
  id
  kind
  side
  text
  readAt
  createdAt
  photos {
    id
    url
    width
    height
  }
}`) as unknown as TypedDocumentString<PostConsultationMessageMutation, PostConsultationMessageMutationVariables>;
export const MarkConsultationMessagesReadDocument = new TypedDocumentString(`
    mutation MarkConsultationMessagesRead($input: MarkConsultationMessagesReadInput!) {
  markConsultationMessagesRead(input: $input) {
    consultation {
      id
      unreadMessageCount
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<MarkConsultationMessagesReadMutation, MarkConsultationMessagesReadMutationVariables>;
export const ConsultationMessagesUpdatedDocument = new TypedDocumentString(`
    subscription ConsultationMessagesUpdated($id: ID) {
  consultationUpdated(id: $id) {
    id
    status
    unreadMessageCount
  }
}
    `) as unknown as TypedDocumentString<ConsultationMessagesUpdatedSubscription, ConsultationMessagesUpdatedSubscriptionVariables>;
export const ConsultationMessageDocument = new TypedDocumentString(`
    query ConsultationMessage($id: ID!) {
  consultationMessage(id: $id) {
    ...ConsultationMessageFields
  }
}
    fragment ConsultationMessageFields on ConsultationMessage {
  id
  kind
  side
  text
  readAt
  createdAt
  photos {
    id
    url
    width
    height
  }
}`) as unknown as TypedDocumentString<ConsultationMessageQuery, ConsultationMessageQueryVariables>;
export const MyNotificationsDocument = new TypedDocumentString(`
    query MyNotifications($first: Int, $after: String, $filter: NotificationFilter) {
  viewer {
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
  goal {
    id
    metric
  }
  patchTest {
    id
    name
  }
  routine {
    id
    name
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
  goal {
    id
    metric
  }
  patchTest {
    id
    name
  }
  routine {
    id
    name
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
  goal {
    id
    metric
  }
  patchTest {
    id
    name
  }
  routine {
    id
    name
  }
}`) as unknown as TypedDocumentString<NotificationReceivedSubscription, NotificationReceivedSubscriptionVariables>;
export const MyNotificationPreferencesDocument = new TypedDocumentString(`
    query MyNotificationPreferences {
  viewer {
    notificationPreferences {
      ...NotificationPreferencesText
    }
  }
}
    fragment NotificationPreferencesText on NotificationPreferences {
  toggles {
    kind
    channel
    enabled
    canBeTurnedOff
  }
  quietHours {
    from
    to
  }
  emailSuspendedAt
}`) as unknown as TypedDocumentString<MyNotificationPreferencesQuery, MyNotificationPreferencesQueryVariables>;
export const MyEmailDeliveriesDocument = new TypedDocumentString(`
    query MyEmailDeliveries($first: Int) {
  viewer {
    notifications(first: $first) {
      nodes {
        id
        title
        emailDelivery {
          status
          attemptCount
          dueAt
          sentAt
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyEmailDeliveriesQuery, MyEmailDeliveriesQueryVariables>;
export const UpdateNotificationPreferencesDocument = new TypedDocumentString(`
    mutation UpdateNotificationPreferences($input: UpdateNotificationPreferencesInput!) {
  updateNotificationPreferences(input: $input) {
    notificationPreferences {
      ...NotificationPreferencesText
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment NotificationPreferencesText on NotificationPreferences {
  toggles {
    kind
    channel
    enabled
    canBeTurnedOff
  }
  quietHours {
    from
    to
  }
  emailSuspendedAt
}`) as unknown as TypedDocumentString<UpdateNotificationPreferencesMutation, UpdateNotificationPreferencesMutationVariables>;
export const SendTestNotificationDocument = new TypedDocumentString(`
    mutation SendTestNotification {
  sendTestNotification {
    channels
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
  goal {
    id
    metric
  }
  patchTest {
    id
    name
  }
  routine {
    id
    name
  }
}`) as unknown as TypedDocumentString<SendTestNotificationMutation, SendTestNotificationMutationVariables>;
export const UnreadNotificationCountChangedDocument = new TypedDocumentString(`
    subscription UnreadNotificationCountChanged {
  unreadNotificationCountChanged
}
    `) as unknown as TypedDocumentString<UnreadNotificationCountChangedSubscription, UnreadNotificationCountChangedSubscriptionVariables>;
export const NotificationDocument = new TypedDocumentString(`
    query Notification($id: ID!) {
  notification(id: $id) {
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
  goal {
    id
    metric
  }
  patchTest {
    id
    name
  }
  routine {
    id
    name
  }
}`) as unknown as TypedDocumentString<NotificationQuery, NotificationQueryVariables>;
export const MyPatchTestsDocument = new TypedDocumentString(`
    query MyPatchTests($first: Int, $after: String) {
  viewer {
    patchTests(first: $first, after: $after) {
      totalCount
      nodes {
        ...PatchTestResult
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PatchTestResult on PatchTest {
  id
  name
  label
  ingredients {
    text
    confidence
    ingredient {
      id
      inciName
    }
  }
  step {
    id
    name
  }
  startedOn
  resultFrom
  resultUntil
  status
  recordedAt
  note
  reaction {
    ...ReactionResult
  }
  createdAt
  updatedAt
}
fragment ReactionResult on SkinReaction {
  id
  severity
  symptoms
  note
  suspects
  used {
    stepId
    name
    kind
    session
    suspected
    plannedDayCount
    doneDayCount
  }
  occurredOn
  restsUntil
  clearedAt
  createdAt
}`) as unknown as TypedDocumentString<MyPatchTestsQuery, MyPatchTestsQueryVariables>;
export const StartPatchTestDocument = new TypedDocumentString(`
    mutation StartPatchTest($input: StartPatchTestInput!) {
  startPatchTest(input: $input) {
    patchTest {
      ...PatchTestResult
    }
    advice
    userErrors {
      message
      field
      code
    }
  }
}
    fragment PatchTestResult on PatchTest {
  id
  name
  label
  ingredients {
    text
    confidence
    ingredient {
      id
      inciName
    }
  }
  step {
    id
    name
  }
  startedOn
  resultFrom
  resultUntil
  status
  recordedAt
  note
  reaction {
    ...ReactionResult
  }
  createdAt
  updatedAt
}
fragment ReactionResult on SkinReaction {
  id
  severity
  symptoms
  note
  suspects
  used {
    stepId
    name
    kind
    session
    suspected
    plannedDayCount
    doneDayCount
  }
  occurredOn
  restsUntil
  clearedAt
  createdAt
}`) as unknown as TypedDocumentString<StartPatchTestMutation, StartPatchTestMutationVariables>;
export const RecordPatchTestResultDocument = new TypedDocumentString(`
    mutation RecordPatchTestResult($input: RecordPatchTestResultInput!) {
  recordPatchTestResult(input: $input) {
    patchTest {
      ...PatchTestResult
    }
    reaction {
      ...ReactionResult
    }
    advice
    seeDermatologist
    urgent
    safetyNotice {
      tier
      flags
      title
      message
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment PatchTestResult on PatchTest {
  id
  name
  label
  ingredients {
    text
    confidence
    ingredient {
      id
      inciName
    }
  }
  step {
    id
    name
  }
  startedOn
  resultFrom
  resultUntil
  status
  recordedAt
  note
  reaction {
    ...ReactionResult
  }
  createdAt
  updatedAt
}
fragment ReactionResult on SkinReaction {
  id
  severity
  symptoms
  note
  suspects
  used {
    stepId
    name
    kind
    session
    suspected
    plannedDayCount
    doneDayCount
  }
  occurredOn
  restsUntil
  clearedAt
  createdAt
}`) as unknown as TypedDocumentString<RecordPatchTestResultMutation, RecordPatchTestResultMutationVariables>;
export const AbandonPatchTestDocument = new TypedDocumentString(`
    mutation AbandonPatchTest($input: AbandonPatchTestInput!) {
  abandonPatchTest(input: $input) {
    patchTest {
      ...PatchTestResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment PatchTestResult on PatchTest {
  id
  name
  label
  ingredients {
    text
    confidence
    ingredient {
      id
      inciName
    }
  }
  step {
    id
    name
  }
  startedOn
  resultFrom
  resultUntil
  status
  recordedAt
  note
  reaction {
    ...ReactionResult
  }
  createdAt
  updatedAt
}
fragment ReactionResult on SkinReaction {
  id
  severity
  symptoms
  note
  suspects
  used {
    stepId
    name
    kind
    session
    suspected
    plannedDayCount
    doneDayCount
  }
  occurredOn
  restsUntil
  clearedAt
  createdAt
}`) as unknown as TypedDocumentString<AbandonPatchTestMutation, AbandonPatchTestMutationVariables>;
export const MyProgressDocument = new TypedDocumentString(`
    query MyProgress($metric: String!, $from: LocalDate, $to: LocalDate, $maxPoints: Int) {
  viewer {
    progress(metric: $metric, from: $from, to: $to, maxPoints: $maxPoints) {
      metric
      from
      to
      model {
        name
        version
      }
      basis
      direction
      target {
        low
        high
      }
      noise
      points {
        takenAt
        day
        value
        interval {
          low
          high
        }
        confidence
        reliable
        smoothed
        analysis {
          id
        }
      }
      photoCount
      excludedPhotoCount
      trend {
        slopePerWeek
        low
        high
        start
        end
        days
        pointCount
      }
      change
      beforeAfter {
        days
        difference
        noise
        verdict
        before {
          id
        }
        after {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyProgressQuery, MyProgressQueryVariables>;
export const MyPhotoTimelineDocument = new TypedDocumentString(`
    query MyPhotoTimeline($first: Int, $after: String) {
  viewer {
    photoTimeline(first: $first, after: $after) {
      totalCount
      nodes {
        takenAt
        photo {
          url
          expiresAt
          width
          height
        }
        analysis {
          id
          skinScore
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyPhotoTimelineQuery, MyPhotoTimelineQueryVariables>;
export const MyAdherenceDocument = new TypedDocumentString(`
    query MyAdherence {
  viewer {
    adherence {
      currentStreak
      longestStreak
      sevenDays {
        plannedCount
        doneCount
        percent
      }
      thirtyDays {
        plannedCount
        doneCount
        percent
      }
      days {
        day
        plannedCount
        doneCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyAdherenceQuery, MyAdherenceQueryVariables>;
export const MyReminderSettingsDocument = new TypedDocumentString(`
    query MyReminderSettings {
  viewer {
    reminderSettings {
      ...ReminderTimes
    }
  }
}
    fragment ReminderTimes on ReminderSettings {
  timeZone
  morning {
    enabled
    time
    weekdays
  }
  evening {
    enabled
    time
    weekdays
  }
}`) as unknown as TypedDocumentString<MyReminderSettingsQuery, MyReminderSettingsQueryVariables>;
export const UpdateReminderSettingsDocument = new TypedDocumentString(`
    mutation UpdateReminderSettings($input: UpdateReminderSettingsInput!) {
  updateReminderSettings(input: $input) {
    reminderSettings {
      ...ReminderTimes
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment ReminderTimes on ReminderSettings {
  timeZone
  morning {
    enabled
    time
    weekdays
  }
  evening {
    enabled
    time
    weekdays
  }
}`) as unknown as TypedDocumentString<UpdateReminderSettingsMutation, UpdateReminderSettingsMutationVariables>;
export const MyUpcomingRemindersDocument = new TypedDocumentString(`
    query MyUpcomingReminders($first: Int) {
  viewer {
    upcomingReminders(first: $first) {
      dueAt
      day
      time
      session
      stepCount
      routine {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyUpcomingRemindersQuery, MyUpcomingRemindersQueryVariables>;
export const AccountByEmailDocument = new TypedDocumentString(`
    query AccountByEmail($email: String!) {
  account(email: $email) {
    id
    email
    role
    emailVerifiedAt
    deactivatedAt
    createdAt
  }
}
    `) as unknown as TypedDocumentString<AccountByEmailQuery, AccountByEmailQueryVariables>;
export const SetUserRoleDocument = new TypedDocumentString(`
    mutation SetUserRole($input: SetUserRoleInput!) {
  setUserRole(input: $input) {
    account {
      id
      role
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SetUserRoleMutation, SetUserRoleMutationVariables>;
export const RoutineDocument = new TypedDocumentString(`
    query Routine($id: ID!) {
  routine(id: $id) {
    ...RoutineResult
  }
}
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}
fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}
fragment RoutineResult on Routine {
  id
  name
  origin
  status
  startsOn
  activatedAt
  rulesVersion
  profile {
    skinType
    concerns
    sensitivity
    experience
    pregnancy
    fragranceFree
    vegan
  }
  notes {
    ruleId
    message
    source
  }
  steps {
    ...RoutineStepResult
  }
  findings {
    ...FindingResult
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<RoutineQuery, RoutineQueryVariables>;
export const MyRoutinesDocument = new TypedDocumentString(`
    query MyRoutines($first: Int, $after: String, $filter: RoutineFilter, $orderBy: RoutineOrder) {
  viewer {
    routines(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        ...RoutineResult
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}
fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}
fragment RoutineResult on Routine {
  id
  name
  origin
  status
  startsOn
  activatedAt
  rulesVersion
  profile {
    skinType
    concerns
    sensitivity
    experience
    pregnancy
    fragranceFree
    vegan
  }
  notes {
    ruleId
    message
    source
  }
  steps {
    ...RoutineStepResult
  }
  findings {
    ...FindingResult
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<MyRoutinesQuery, MyRoutinesQueryVariables>;
export const ActiveRoutineDocument = new TypedDocumentString(`
    query ActiveRoutine {
  viewer {
    activeRoutine {
      ...RoutineResult
    }
  }
}
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}
fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}
fragment RoutineResult on Routine {
  id
  name
  origin
  status
  startsOn
  activatedAt
  rulesVersion
  profile {
    skinType
    concerns
    sensitivity
    experience
    pregnancy
    fragranceFree
    vegan
  }
  notes {
    ruleId
    message
    source
  }
  steps {
    ...RoutineStepResult
  }
  findings {
    ...FindingResult
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ActiveRoutineQuery, ActiveRoutineQueryVariables>;
export const TodayRoutineDocument = new TypedDocumentString(`
    query TodayRoutine($day: LocalDate) {
  viewer {
    todayRoutine(day: $day) {
      day
      timeZone
      routine {
        id
        name
      }
      morning {
        ...TodayStepResult
      }
      evening {
        ...TodayStepResult
      }
      resting {
        ...TodayStepResult
      }
      startingLater {
        ...TodayStepResult
      }
    }
  }
}
    fragment TodayStepResult on TodayStep {
  step {
    id
    kind
    name
    startsOn
    pausedUntil
    heldForDoctor
  }
  status
  loggedAt
  reason
}`) as unknown as TypedDocumentString<TodayRoutineQuery, TodayRoutineQueryVariables>;
export const CheckRoutineDocument = new TypedDocumentString(`
    query CheckRoutine($input: CheckRoutineInput!) {
  checkRoutine(input: $input) {
    passed
    judgedShare
    notJudged {
      text
      step {
        name
      }
    }
    findings {
      ...FindingResult
    }
  }
}
    fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}`) as unknown as TypedDocumentString<CheckRoutineQuery, CheckRoutineQueryVariables>;
export const RecommendationsDocument = new TypedDocumentString(`
    query Recommendations($profile: SkinProfileInput) {
  recommendations(profile: $profile) {
    ruleId
    action
    title
    reason
    source
    metric
    confidence
    stepKind
    inciNames
  }
}
    `) as unknown as TypedDocumentString<RecommendationsQuery, RecommendationsQueryVariables>;
export const GenerateRoutineDocument = new TypedDocumentString(`
    mutation GenerateRoutine($input: GenerateRoutineInput!) {
  generateRoutine(input: $input) {
    routine {
      ...RoutineResult
    }
    userErrors {
      message
      field
      code
      suggestions
    }
  }
}
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}
fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}
fragment RoutineResult on Routine {
  id
  name
  origin
  status
  startsOn
  activatedAt
  rulesVersion
  profile {
    skinType
    concerns
    sensitivity
    experience
    pregnancy
    fragranceFree
    vegan
  }
  notes {
    ruleId
    message
    source
  }
  steps {
    ...RoutineStepResult
  }
  findings {
    ...FindingResult
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<GenerateRoutineMutation, GenerateRoutineMutationVariables>;
export const CreateRoutineDocument = new TypedDocumentString(`
    mutation CreateRoutine($input: CreateRoutineInput!) {
  createRoutine(input: $input) {
    routine {
      ...RoutineResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}
fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}
fragment RoutineResult on Routine {
  id
  name
  origin
  status
  startsOn
  activatedAt
  rulesVersion
  profile {
    skinType
    concerns
    sensitivity
    experience
    pregnancy
    fragranceFree
    vegan
  }
  notes {
    ruleId
    message
    source
  }
  steps {
    ...RoutineStepResult
  }
  findings {
    ...FindingResult
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CreateRoutineMutation, CreateRoutineMutationVariables>;
export const UpdateRoutineDocument = new TypedDocumentString(`
    mutation UpdateRoutine($input: UpdateRoutineInput!) {
  updateRoutine(input: $input) {
    routine {
      ...RoutineResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}
fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}
fragment RoutineResult on Routine {
  id
  name
  origin
  status
  startsOn
  activatedAt
  rulesVersion
  profile {
    skinType
    concerns
    sensitivity
    experience
    pregnancy
    fragranceFree
    vegan
  }
  notes {
    ruleId
    message
    source
  }
  steps {
    ...RoutineStepResult
  }
  findings {
    ...FindingResult
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<UpdateRoutineMutation, UpdateRoutineMutationVariables>;
export const ActivateRoutineDocument = new TypedDocumentString(`
    mutation ActivateRoutine($input: RoutineIdInput!) {
  activateRoutine(input: $input) {
    routine {
      ...RoutineResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}
fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}
fragment RoutineResult on Routine {
  id
  name
  origin
  status
  startsOn
  activatedAt
  rulesVersion
  profile {
    skinType
    concerns
    sensitivity
    experience
    pregnancy
    fragranceFree
    vegan
  }
  notes {
    ruleId
    message
    source
  }
  steps {
    ...RoutineStepResult
  }
  findings {
    ...FindingResult
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ActivateRoutineMutation, ActivateRoutineMutationVariables>;
export const PauseRoutineDocument = new TypedDocumentString(`
    mutation PauseRoutine($input: RoutineIdInput!) {
  pauseRoutine(input: $input) {
    routine {
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
    `) as unknown as TypedDocumentString<PauseRoutineMutation, PauseRoutineMutationVariables>;
export const DeleteRoutineDocument = new TypedDocumentString(`
    mutation DeleteRoutine($input: RoutineIdInput!) {
  deleteRoutine(input: $input) {
    deletedRoutineId
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteRoutineMutation, DeleteRoutineMutationVariables>;
export const LogRoutineStepDocument = new TypedDocumentString(`
    mutation LogRoutineStep($input: LogRoutineStepInput!) {
  logRoutineStep(input: $input) {
    log {
      id
      day
      session
      outcome
      reason
      createdAt
    }
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<LogRoutineStepMutation, LogRoutineStepMutationVariables>;
export const UndoRoutineStepLogDocument = new TypedDocumentString(`
    mutation UndoRoutineStepLog($input: UndoRoutineStepLogInput!) {
  undoRoutineStepLog(input: $input) {
    undoneLogId
    userErrors {
      message
      field
      code
    }
  }
}
    `) as unknown as TypedDocumentString<UndoRoutineStepLogMutation, UndoRoutineStepLogMutationVariables>;
export const ReportReactionDocument = new TypedDocumentString(`
    mutation ReportReaction($input: ReportReactionInput!) {
  reportReaction(input: $input) {
    reaction {
      ...ReactionResult
    }
    routine {
      ...RoutineResult
    }
    advice
    seeDermatologist
    urgent
    safetyNotice {
      tier
      flags
      message
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}
fragment FindingResult on RoutineFinding {
  ruleId
  severity
  message
  reason
  source
  ingredients
  askDoctor
  steps {
    stepId
    index
    name
  }
}
fragment RoutineResult on Routine {
  id
  name
  origin
  status
  startsOn
  activatedAt
  rulesVersion
  profile {
    skinType
    concerns
    sensitivity
    experience
    pregnancy
    fragranceFree
    vegan
  }
  notes {
    ruleId
    message
    source
  }
  steps {
    ...RoutineStepResult
  }
  findings {
    ...FindingResult
  }
  createdAt
  updatedAt
}
fragment ReactionResult on SkinReaction {
  id
  severity
  symptoms
  note
  suspects
  used {
    stepId
    name
    kind
    session
    suspected
    plannedDayCount
    doneDayCount
  }
  occurredOn
  restsUntil
  clearedAt
  createdAt
}`) as unknown as TypedDocumentString<ReportReactionMutation, ReportReactionMutationVariables>;
export const MySkinReactionsDocument = new TypedDocumentString(`
    query MySkinReactions($first: Int, $after: String) {
  viewer {
    skinReactions(first: $first, after: $after) {
      totalCount
      nodes {
        ...ReactionResult
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ReactionResult on SkinReaction {
  id
  severity
  symptoms
  note
  suspects
  used {
    stepId
    name
    kind
    session
    suspected
    plannedDayCount
    doneDayCount
  }
  occurredOn
  restsUntil
  clearedAt
  createdAt
}`) as unknown as TypedDocumentString<MySkinReactionsQuery, MySkinReactionsQueryVariables>;
export const ResumeAfterReactionDocument = new TypedDocumentString(`
    mutation ResumeAfterReaction($input: ResumeAfterReactionInput!) {
  resumeAfterReaction(input: $input) {
    reaction {
      ...ReactionResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment ReactionResult on SkinReaction {
  id
  severity
  symptoms
  note
  suspects
  used {
    stepId
    name
    kind
    session
    suspected
    plannedDayCount
    doneDayCount
  }
  occurredOn
  restsUntil
  clearedAt
  createdAt
}`) as unknown as TypedDocumentString<ResumeAfterReactionMutation, ResumeAfterReactionMutationVariables>;
export const ConfirmPrescribedStepDocument = new TypedDocumentString(`
    mutation ConfirmPrescribedStep($input: ConfirmPrescribedStepInput!) {
  confirmPrescribedStep(input: $input) {
    step {
      ...RoutineStepResult
    }
    userErrors {
      message
      field
      code
    }
  }
}
    fragment RoutineStepResult on RoutineStep {
  id
  session
  position
  kind
  name
  label
  ingredients {
    text
    position
    percent
    confidence
    ingredient {
      id
      inciName
    }
  }
  schedule {
    kind
    text
    everyDays
    weekdays
    cycleLength
    cycleDays
    stages {
      days
      everyDays
    }
  }
  startsOn
  pausedUntil
  heldForDoctor
  prescribed
  established
  fromMedications
  spf
  openedOn
  usableMonths
  instructions
  waitBeforeMinutes
  waitAfterMinutes
  ruleId
  reason
  source
}`) as unknown as TypedDocumentString<ConfirmPrescribedStepMutation, ConfirmPrescribedStepMutationVariables>;
export const MyProfileDocument = new TypedDocumentString(`
    query MyProfile {
  viewer {
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
  concernSeverities {
    concern
    severity
  }
  pregnancy
  skinTone
  region
  sensitivity
  experience
  fragranceFree
  vegan
  timeZone
  locale
  active
  lastLoginAt
}`) as unknown as TypedDocumentString<MyProfileQuery, MyProfileQueryVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    viewer {
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
  concernSeverities {
    concern
    severity
  }
  pregnancy
  skinTone
  region
  sensitivity
  experience
  fragranceFree
  vegan
  timeZone
  locale
  active
  lastLoginAt
}`) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const MyProfilePictureDocument = new TypedDocumentString(`
    query MyProfilePicture($small: Int = 96, $large: Int = 512) {
  viewer {
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
    viewer {
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
  viewer {
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
  viewer {
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
  viewer {
    statistics {
      accountCreatedAt
      analysisCount
      firstAnalysisAt
      latestAnalysisAt
      currentStreak
      longestStreak
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
  viewer {
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
export const DataExportDocument = new TypedDocumentString(`
    query DataExport($id: ID!) {
  dataExport(id: $id) {
    ...Export
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
}`) as unknown as TypedDocumentString<DataExportQuery, DataExportQueryVariables>;