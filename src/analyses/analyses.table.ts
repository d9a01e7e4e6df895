import { sql } from 'drizzle-orm';
import {
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  CaptureMeasures,
  FacePlace,
  FoundLesions,
  MetricResult,
  PhotoHintCode,
  PhotoKind,
  PhotoProblemCode,
  SkinTone,
  UnderEye,
} from '../inference/inference.types.ts';
import { createdAt, id, instant, updatedAt } from '../platform/database/columns.ts';
import { users } from '../users/users.table.ts';

export const ANALYSIS_STATUSES = ['PENDING', 'PROCESSING', 'COMPLETED', 'REJECTED', 'FAILED'] as const;
export type AnalysisStatus = (typeof ANALYSIS_STATUSES)[number];
export const analysisStatus = pgEnum('analysis_status', ANALYSIS_STATUSES);

/** Why the photo was not analyzed. */
export type AnalysisProblemCode = PhotoProblemCode | 'CONSENT_WITHDRAWN' | 'AGE_NOT_CONFIRMED';
export interface AnalysisProblem {
  code: AnalysisProblemCode;
}

export type HeatmapFormat = 'webp' | 'png';

/** What a photo shows; photos of different kinds are not compared. */
export const photoKind = pgEnum('photo_kind', [
  'FACE',
  'CLOSE_UP',
  'PROFILE',
] as const satisfies readonly PhotoKind[]);

export const analyses = pgTable(
  'analyses',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    clientRequestId: text().notNull(),
    /** Of what was asked for (`contentHash`); null before version 0.2. */
    contentHash: text(),
    note: text(),
    status: analysisStatus().notNull().default('PENDING'),
    /** Number of retries requested by the user; part of the cause of the notification. */
    attempt: integer().notNull().default(1),
    /** Counts the changes of the row, so that a live list reports each once. */
    revision: integer().notNull().default(1),
    /** Folder of the photo and its overlays in the storage. */
    photoFolder: uuid().notNull(),
    photoWidth: integer().notNull(),
    photoHeight: integer().notNull(),
    /** Measured on the original pixels, before re-encoding. */
    capture: jsonb().$type<CaptureMeasures>().notNull(),
    problems: jsonb().$type<AnalysisProblem[]>().notNull().default([]),
    /** Null until there is a result, and with a model that does not look for faces. */
    kind: photoKind(),
    /** Where the face is; null without one. */
    face: jsonb().$type<FacePlace>(),
    /** Places that look like lesions; null without a face, and of models that do not look for them. */
    lesions: jsonb().$type<FoundLesions>(),
    underEyes: jsonb().$type<UnderEye[]>().notNull().default([]),
    /** What would make the next photo better. */
    hints: text().array().$type<PhotoHintCode[]>().notNull().default([]),
    skinScore: real(),
    hydration: real(),
    oiliness: real(),
    elasticity: real(),
    pores: real(),
    metrics: jsonb().$type<MetricResult[]>().notNull().default([]),
    tone: jsonb().$type<SkinTone>(),
    confidence: real(),
    /** Metric keys that have an overlay in the photo's folder. */
    heatmaps: text().array().notNull().default([]),
    /** Of their files; `webp` in rows from before the column. */
    heatmapFormat: text().$type<HeatmapFormat>().notNull().default('webp'),
    modelName: text(),
    modelVersion: text(),
    completedAt: instant(),
    /** The day on which the photo was taken, if the person said that it was an earlier one. */
    takenOn: date(),
    /** Noon of that day where the person lived. */
    statedAt: instant(),
    /** When the photo was taken, as far as known: everything over time goes by this. */
    takenAt: instant().notNull().generatedAlwaysAs(sql`coalesce(stated_at, created_at)`),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('analyses_user_client_request_key').on(table.userId, table.clientRequestId),
    index('analyses_user_created_at_id').on(table.userId, table.createdAt, table.id),
    index('analyses_user_taken_at_id').on(table.userId, table.takenAt, table.id),
    index('analyses_user_status_taken_at_id').on(table.userId, table.status, table.takenAt, table.id),
    index('analyses_user_kind_taken_at_id').on(table.userId, table.kind, table.takenAt, table.id),
    index('analyses_user_skin_score_id').on(table.userId, table.skinScore, table.id),
    index('analyses_user_updated_at').on(table.userId, table.updatedAt),
    index('analyses_photo_folder').on(table.photoFolder),
  ],
);
export type Analysis = typeof analyses.$inferSelect;

/** Results of earlier models for an analysis that was reanalyzed: one row per model. */
export const formerResults = pgTable(
  'analysis_former_results',
  {
    id: id(),
    analysisId: uuid()
      .notNull()
      .references(() => analyses.id, { onDelete: 'cascade' }),
    modelName: text().notNull(),
    modelVersion: text().notNull(),
    status: analysisStatus().notNull(),
    kind: photoKind(),
    problems: jsonb().$type<AnalysisProblem[]>().notNull(),
    metrics: jsonb().$type<MetricResult[]>().notNull(),
    tone: jsonb().$type<SkinTone>(),
    confidence: real(),
    completedAt: instant(),
    /** When another result replaced it. */
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('analysis_former_results_model_key').on(
      table.analysisId,
      table.modelName,
      table.modelVersion,
    ),
  ],
);

export const nextRevision = sql`${analyses.revision} + 1`;
