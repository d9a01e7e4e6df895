import type { MessageParams } from './message-params.ts';

export type MessageCode = keyof MessageParams;

/** A text of the catalogues: one wording per language, with the values of its parameters. */
export interface Message {
  code: MessageCode;
  params?: Readonly<Record<string, Value>>;
}

/** A point in time, or a local day (`YYYY-MM-DD`), written as the reader writes dates. */
export type Dated = { day: string } | { instant: string };

/**
 * What a person reads: words of their own, messages, dates, or several of them one after the other. Plain JSON, so that
 * it can be stored and read in another language later.
 */
export type Text = string | Message | Dated | readonly Text[];

/** A list is written as "A, B, and C". */
export type Value = Text | number;

interface Kinds {
  text: Value;
  number: number;
  choice: string;
}
type Params<Code extends MessageCode> = {
  [Name in keyof MessageParams[Code]]: Kinds[MessageParams[Code][Name] & keyof Kinds];
};

/** A message of the catalogues with its parameters. */
export const message = <Code extends MessageCode>(
  code: Code,
  ...[params]: keyof MessageParams[Code] extends never ? [] : [Params<Code>]
): Message => (params ? { code, params } : { code });

/** The same for a code that is put together, such as that of a rule; the catalogues have it, or a test fails. */
export const messageOf = (code: string, params?: Readonly<Record<string, Value>>): Message =>
  params ? { code: code as MessageCode, params } : { code: code as MessageCode };

export const isMessage = (text: Value): text is Message =>
  typeof text === 'object' && !Array.isArray(text) && 'code' in text;
