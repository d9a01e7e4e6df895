import { type MessageCode, messageOf, type Text, type Value } from '../platform/language/text.ts';

/** A pair of texts in `data/messages/<language>/notifications.json`: `<code>.title` and `<code>.message`. */
export type NotificationCode = MessageCode extends infer Code
  ? Code extends `notifications.${infer Name}.title`
    ? Name
    : never
  : never;

interface Worded {
  code: NotificationCode | null;
  params: Readonly<Record<string, Value>>;
  title: string | null;
  message: string | null;
}

export const titleOf = ({ code, params, title }: Omit<Worded, 'message'>): Text =>
  code ? messageOf(codesOf(code).title, params) : (title ?? '');

export const bodyOf = ({ code, params, message }: Omit<Worded, 'title'>): Text =>
  code ? messageOf(codesOf(code).message, params) : (message ?? '');

const known = new Map<NotificationCode, { title: string; message: string }>();

/** The same strings each time: new ones would be hashed for each notification of a list. */
function codesOf(code: NotificationCode): { title: string; message: string } {
  let codes = known.get(code);
  if (!codes) {
    codes = { title: `notifications.${code}.title`, message: `notifications.${code}.message` };
    known.set(code, codes);
  }
  return codes;
}
