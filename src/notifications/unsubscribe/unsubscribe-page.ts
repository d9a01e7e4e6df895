import { type Language, languageOf } from '../../platform/language/language.ts';
import { escaped, htmlPage, htmlPart, look } from '../../platform/mail/html-page.ts';
import { kindName } from '../notification.mails.ts';
import type { NotificationKind } from '../notifications.table.ts';

const TEXTS: Readonly<
  Record<
    Language,
    {
      ask: string;
      question: (kind: string) => string;
      button: string;
      done: string;
      result: (kind: string) => string;
      back: string;
      invalid: string;
      invalidAdvice: string;
    }
  >
> = {
  en: {
    ask: 'Unsubscribe from these emails?',
    question: (kind) => `We will no longer send you emails about ${kind}.`,
    button: 'Unsubscribe',
    done: 'Done',
    result: (kind) => `You will no longer receive emails about ${kind}.`,
    back: 'You can turn them on again in the settings of the app.',
    invalid: 'This link no longer works',
    invalidAdvice: 'You can choose which emails you receive in the settings of the app.',
  },
  de: {
    ask: 'Diese E-Mails abbestellen?',
    question: (kind) => `Sie erhalten dann keine E-Mails mehr über: ${kind}.`,
    button: 'Abbestellen',
    done: 'Erledigt',
    result: (kind) => `Sie erhalten keine E-Mails mehr über: ${kind}.`,
    back: 'In den Einstellungen der App können Sie sie wieder einschalten.',
    invalid: 'Dieser Link funktioniert nicht mehr',
    invalidAdvice: 'In den Einstellungen der App können Sie wählen, welche E-Mails Sie erhalten.',
  },
};

/** Asks first, since mail scanners open links; the form posts to the URL of the page. */
export function questionPage(locale: string, kind: NotificationKind): string {
  const language = languageOf(locale);
  const { ask, question, button } = TEXTS[language];
  const form = `<form method="post"><button ${look('button')} type="submit">${escaped(button)}</button></form>`;
  const body = `${htmlPart(question(kindName(language, kind)), 'link')}\n${form}`;
  return htmlPage({ language, title: ask, body });
}

export function donePage(locale: string, kind: NotificationKind): string {
  const language = languageOf(locale);
  const { done, result, back } = TEXTS[language];
  const parts = [result(kindName(language, kind)), back];
  return htmlPage({ language, title: done, body: parts.map((part) => htmlPart(part, 'link')).join('\n') });
}

export function invalidLinkPage(locale: string): string {
  const language = languageOf(locale);
  const { invalid, invalidAdvice } = TEXTS[language];
  return htmlPage({ language, title: invalid, body: htmlPart(invalidAdvice, 'link') });
}
