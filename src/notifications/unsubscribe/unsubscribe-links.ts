import type { SignedLinks } from '../../platform/signed-links.ts';
import type { NotificationKind } from '../notifications.table.ts';

/** People also unsubscribe from old mails. */
export const LIFETIME_MS = 2 * 365 * 86_400_000;

export const unsubscribePath = (kind: NotificationKind) => `/unsubscribe/${kind}`;

/** Turns off mail of one kind for one user, and nothing else; the same for every attempt of a mail. */
export const unsubscribeLink = (
  links: SignedLinks,
  { userId, kind, createdAt }: { userId: string; kind: NotificationKind; createdAt: Date },
): string =>
  links.sign({ path: unsubscribePath(kind), viewerId: userId }, new Date(createdAt.getTime() + LIFETIME_MS));
