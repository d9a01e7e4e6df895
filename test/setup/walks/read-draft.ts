import { bodyOf, titleOf } from '../../../src/notifications/notification-texts.ts';
import type { NotificationDraft } from '../../../src/notifications/notifications.service.ts';
import { render } from '../../../src/platform/language/render.ts';

/** Title and message as a reader with this locale gets them. */
export function readDraft({ code, params = {} }: NotificationDraft, locale: string): string[] {
  const worded = { code, params, title: null, message: null };
  return [titleOf(worded), bodyOf(worded)].map((text) => render(text, { locale, timeZone: 'UTC' }));
}
