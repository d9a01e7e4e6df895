export const ROLES = ['USER', 'DERMATOLOGIST', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking: a live session of an active account, read from the database for this request. */
export interface Viewer {
  userId: string;
  sessionId: string;
  role: Role;
  /** When the access token that was shown ends. */
  expiresAt: Date;
}
