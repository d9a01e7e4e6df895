import type { Reader } from '../language/language.ts';
import { languageFor, render } from '../language/render.ts';
import type { Text } from '../language/text.ts';

/** A part of a page or a mail: a paragraph, or a link with its text. */
export type PagePart = Text | { label: Text; link: string };

const FONT = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const STYLES = {
  page: `margin:0;padding:24px 12px;background:#f4f4f5;color:#1c1c1f;font-size:16px;line-height:1.55;${FONT}`,
  card: 'max-width:560px;margin:0 auto;padding:28px;border-radius:12px;background:#ffffff',
  title: 'margin:0 0 16px;font-size:22px;line-height:1.3',
  text: 'margin:0 0 14px;overflow-wrap:anywhere',
  link: 'color:#0b5cab',
  button: `display:inline-block;margin:4px 0 10px;padding:12px 20px;border:0;border-radius:8px;background:#0b5cab;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none;cursor:pointer;${FONT}`,
  footer:
    'margin-top:24px;padding-top:14px;border-top:1px solid #d9d9de;color:#55555c;font-size:14px;line-height:1.5',
} as const;

/** Mail clients apply the styles of the elements; those with a dark mode apply these as well. */
const DARK = `@media (prefers-color-scheme: dark) {
.page { background: #131316 !important; color: #ececf0 !important }
.card { background: #1f1f24 !important }
.link { color: #8ac2ff !important }
.button { background: #8ac2ff !important; color: #10233a !important }
.footer { border-color: #3a3a42 !important; color: #b4b4bd !important }
}`;

/** Class and style of an element, as attributes. */
export const look = (name: keyof typeof STYLES): string => `class="${name}" style="${STYLES[name]}"`;

/** A complete HTML document for a browser or a mail client. It loads no external resources. `body` is HTML. */
export function htmlPage({ title, body }: { title: Text; body: string }, reader: Reader): string {
  const heading = escaped(render(title, reader));
  return `<!doctype html>
<html lang="${languageFor(reader)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${heading}</title>
<style>${DARK}</style>
</head>
<body ${look('page')}>
<div role="main" ${look('card')}>
<h1 ${look('title')}>${heading}</h1>
${body}
</div>
</body>
</html>
`;
}

export const isLink = (part: PagePart): part is { label: Text; link: string } =>
  typeof part === 'object' && 'link' in part;

export const htmlPart = (part: PagePart, kind: 'link' | 'button', reader: Reader): string =>
  isLink(part)
    ? `<p ${look('text')}><a ${look(kind)} href="${escaped(part.link)}">${escaped(render(part.label, reader))}</a></p>`
    : `<p ${look('text')}>${escaped(render(part, reader))}</p>`;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
