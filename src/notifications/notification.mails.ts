import { encodeId } from '../platform/ids/global-id.ts';
import { TYPE_CODES } from '../platform/ids/type-codes.ts';
import { message, type Text } from '../platform/language/text.ts';
import type { PagePart } from '../platform/mail/html-page.ts';
import type { Mail } from '../platform/mail/mail.ts';
import { type ClientApp, mailOf } from '../platform/mail/mail-template.ts';
import { trimEndMatching } from '../platform/trim.ts';
import { bodyOf, titleOf } from './notification-texts.ts';
import type { Notification, NotificationKind } from './notifications.table.ts';
import type { Recipient } from './recipient.ts';

/** What mails of a kind are about, within a sentence. */
export const kindName = (kind: NotificationKind): Text => message(`notifications.kind.${kind}`);

/** Email is unencrypted in transit and at rest, so about health it contains only the headline. */
const TOLD_BY_MAIL: readonly NotificationKind[] = ['SECURITY', 'SAFETY', 'SYSTEM'];

/** `unsubscribeUrl` is undefined for kinds that cannot be turned off. */
export function notificationMail(
  notification: Notification,
  to: Recipient,
  { app, unsubscribeUrl }: { app: ClientApp; unsubscribeUrl: string | undefined },
): Mail {
  const { id, kind, inApp } = notification;
  const page = app.url && trimEndMatching(app.url, /\//);
  const parts: PagePart[] = [
    TOLD_BY_MAIL.includes(kind) ? bodyOf(notification) : message('notifications.mail.read-in-app'),
  ];
  if (page) {
    const link = inApp ? `${page}/notifications/${encodeId(TYPE_CODES.Notification, id)}` : `${page}/`;
    parts.push({ label: message('notifications.mail.open'), link });
  }
  const footer: PagePart[] = unsubscribeUrl
    ? [
        message('notifications.mail.why', { kind: kindName(kind) }),
        { label: message('notifications.mail.unsubscribe'), link: unsubscribeUrl },
      ]
    : [];
  const letter = { app, title: titleOf(notification), parts, footer };
  return { to: to.email, id, unsubscribeUrl, ...mailOf(letter, to) };
}
