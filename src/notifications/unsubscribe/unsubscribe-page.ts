import type { Reader } from '../../platform/language/language.ts';
import { render } from '../../platform/language/render.ts';
import { message } from '../../platform/language/text.ts';
import { escaped, htmlPage, htmlPart, look } from '../../platform/mail/html-page.ts';
import { kindName } from '../notification.mails.ts';
import type { NotificationKind } from '../notifications.table.ts';

/** The pages that links of mails from the product `app` open. */
export class UnsubscribePages {
  constructor(private readonly app: string) {}

  /** Asks first, since mail scanners open links; the form posts to the URL of the page. */
  question(reader: Reader, kind: NotificationKind): string {
    const text = message('notifications.unsubscribe.ask.text', { app: this.app, kind: kindName(kind) });
    const button = escaped(render(message('notifications.unsubscribe.ask.button'), reader));
    const form = `<form method="post"><button ${look('button')} type="submit">${button}</button></form>`;
    const body = `${htmlPart(text, 'link', reader)}\n${form}`;
    return htmlPage({ title: message('notifications.unsubscribe.ask.heading'), body }, reader);
  }

  done(reader: Reader, kind: NotificationKind): string {
    const parts = [
      message('notifications.unsubscribe.done.text', { app: this.app, kind: kindName(kind) }),
      message('notifications.unsubscribe.done.back'),
    ];
    const body = parts.map((part) => htmlPart(part, 'link', reader)).join('\n');
    return htmlPage({ title: message('notifications.unsubscribe.done.heading'), body }, reader);
  }

  invalidLink(reader: Reader): string {
    const text = message('notifications.unsubscribe.invalid.text', { app: this.app });
    const title = message('notifications.unsubscribe.invalid.heading');
    return htmlPage({ title, body: htmlPart(text, 'link', reader) }, reader);
  }
}
