export const ROLES = ['USER', 'DERMATOLOGIST', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** The authenticated caller: an active session of an open account, read from the database for this request. */
export interface Viewer {
  userId: string;
  sessionId: string;
  role: Role;
  /** When the access token expires. */
  expiresAt: Date;
}
