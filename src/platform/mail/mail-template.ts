import type { Language } from '../language/language.ts';
import { htmlPage, htmlPart, look, type PagePart } from './html-page.ts';
import type { Mail } from './mail.ts';

/** The contents of a mail. */
export interface Letter {
  language: Language;
  /** Subject and headline. */
  title: string;
  parts: readonly PagePart[];
  /** Small print, for example why the mail was sent. */
  footer?: readonly PagePart[];
}

/** Renders a letter as subject, plain text and HTML. */
export function mailOf({
  language,
  title,
  parts,
  footer = [],
}: Letter): Pick<Mail, 'subject' | 'text' | 'html'> {
  const letter = parts.map((part) => htmlPart(part, 'button')).join('\n');
  const small = footer.map((part) => htmlPart(part, 'link')).join('\n');
  const body = small ? `${letter}\n<div role="contentinfo" ${look('footer')}>\n${small}\n</div>` : letter;
  return {
    subject: title,
    text: `${asText(parts)}${small && SIGNATURE}${asText(footer)}\n`,
    html: htmlPage({ language, title, body }),
  };
}

/** Mail clients show what follows in small print and omit it from replies. */
const SIGNATURE = '\n\n-- \n';

const asText = (parts: readonly PagePart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : `${part.label}:\n${part.link}`)).join('\n\n');
