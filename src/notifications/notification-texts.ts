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
  code ? messageOf(`notifications.${code}.title`, params) : (title ?? '');

export const bodyOf = ({ code, params, message }: Omit<Worded, 'title'>): Text =>
  code ? messageOf(`notifications.${code}.message`, params) : (message ?? '');
