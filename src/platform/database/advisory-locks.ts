/** All advisory locks of the server: one number per purpose. Locks of a person are hashed with their id. */
export const LOCKS = {
  MIGRATION: 7_301_001,
  SINGLE_PROCESS: 7_301_002,
  QUEUES: 7_301_003,
  INGREDIENT_IMPORT: 7_301_004,
  ADMINISTRATORS: 7_301_005,
} as const;

/** For `hashtextextended(userId, seed)`: serializes work of one kind for one person. */
export const LOCKS_OF_PERSON = {
  CONSULTATION_REQUEST: 7_301_006,
  ROUTINE: 7_301_007,
  AVOIDED_INGREDIENTS: 7_301_008,
  MEDICATIONS: 7_301_009,
  CONSULTATION_CLAIM: 7_301_010,
} as const;
