export const ROLES = ['USER', 'DERMATOLOGIST', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** What an active session says of its account. */
export type SessionAccount = Pick<Viewer, 'role' | 'locale' | 'timeZone'>;

/** The authenticated caller: an active session of an open account, read from the database for this request. */
export interface Viewer {
  userId: string;
  sessionId: string;
  role: Role;
  /** BCP 47, of the profile. */
  locale: string;
  /** IANA, of the profile. */
  timeZone: string;
  /** When the access token expires. */
  expiresAt: Date;
}
