import type { Environment } from '../env.ts';
import type { Reader } from '../language/language.ts';
import { render } from '../language/render.ts';
import type { Text } from '../language/text.ts';
import { htmlPage, htmlPart, isLink, look, type PagePart } from './html-page.ts';
import type { Mail } from './mail.ts';

/** The app that mails speak for. */
export interface ClientApp {
  name: string;
  /** Without one, mails have no links. */
  url: string | undefined;
}

export const clientApp = (env: Environment): ClientApp => ({ name: env.APP_NAME, url: env.APP_URL });

/** The contents of a mail. */
export interface Letter {
  app: ClientApp;
  /** Subject and headline. */
  title: Text;
  parts: readonly PagePart[];
  /** Small print, for example why the mail was sent. */
  footer?: readonly PagePart[];
}

/** A letter to a reader as subject, plain text and HTML, signed by the app. */
export function mailOf(
  { app, title, parts, footer: reasons = [] }: Letter,
  reader: Reader,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const footer = [...reasons, app.name];
  const letter = parts.map((part) => htmlPart(part, 'button', reader)).join('\n');
  const small = footer.map((part) => htmlPart(part, 'link', reader)).join('\n');
  const body = `${letter}\n<div role="contentinfo" ${look('footer')}>\n${small}\n</div>`;
  return {
    subject: render(title, reader),
    text: `${asText(parts, reader)}${SIGNATURE}${asText(footer, reader)}\n`,
    html: htmlPage({ title, body }, reader),
  };
}

/** Mail clients show what follows in small print and omit it from replies. */
const SIGNATURE = '\n\n-- \n';

const asText = (parts: readonly PagePart[], reader: Reader): string =>
  parts
    .map((part) => (isLink(part) ? `${render(part.label, reader)}:\n${part.link}` : render(part, reader)))
    .join('\n\n');
