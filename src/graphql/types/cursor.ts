import type { CreationCursor } from '../../platform/database/keyset.ts';
import { columnsOf, type Order } from '../../platform/database/reads.ts';
import { badInput } from '../../platform/errors.ts';
import { base64urlOfText } from '../../platform/ids/base64url.ts';

const LAST_INSTANT = Date.UTC(9999, 11, 31);
/** PostgreSQL refuses what is too small for a `real`. */
const LEAST_SCORE = 1e-30;
const POSITION = /^(\d{1,15}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const RANK = /^(\d{1,6})@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const SCORE = /^(\d[\d.e-]{0,30})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const SEQUENCE = /^#(0|[1-9]\d{0,14})$/;

/** Opaque cursor of a row in a list ordered by `(createdAt, id)`. Instants have whole milliseconds. */
export const encodeCursor = (row: CreationCursor) => base64urlOfText(`${row.createdAt.getTime()}:${row.id}`);

/** Reverse of `encodeCursor`. Throws the fault BAD_USER_INPUT. */
export function decodeCursor(cursor: string): CreationCursor {
  const [, instant, id] = decode(cursor, POSITION);
  if (Number(instant) > LAST_INSTANT) throw badCursor();
  return { createdAt: new Date(Number(instant)), id: id! };
}

/** Opaque cursor of a row in a list ordered by a sequence number. */
export const encodeSequenceCursor = (sequence: number) => base64urlOfText(`#${sequence}`);

/** Reverse of `encodeSequenceCursor`. Throws the fault BAD_USER_INPUT. */
export const decodeSequenceCursor = (cursor: string) => Number(decode(cursor, SEQUENCE)[1]);

/** Opaque cursor of a row in a list ordered by rank, then by id. */
export const encodeRankCursor = ({ rank, id }: { rank: number; id: string }) =>
  base64urlOfText(`${rank}@${id}`);

/** Reverse of `encodeRankCursor`. Throws the fault BAD_USER_INPUT. */
export function decodeRankCursor(cursor: string): { rank: number; id: string } {
  const [, rank, id] = decode(cursor, RANK);
  return { rank: Number(rank), id: id! };
}

/** How cursors say the values of the columns of their order. */
const CURSORS: Record<
  Order['cursor'],
  { encode(...values: unknown[]): string; decode(text: string): unknown[] }
> = {
  instant: {
    encode: (at, id) => encodeCursor({ createdAt: instantOf(at), id: id as string }),
    decode: (text) => {
      const { createdAt, id } = decodeCursor(text);
      return [createdAt.toISOString(), id];
    },
  },
  score: {
    encode: (score, id) => base64urlOfText(`${score}~${id}`),
    decode: (text) => {
      const [, digits, id] = decode(text, SCORE);
      const score = Number(digits);
      if (!(score === 0 || (score >= LEAST_SCORE && score <= 100))) throw badCursor();
      return [score, id];
    },
  },
  sequence: {
    encode: (sequence) => encodeSequenceCursor(sequence as number),
    decode: (text) => [decodeSequenceCursor(text)],
  },
};

function instantOf(at: unknown): Date {
  const instant = new Date(at as Date | string);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`No instant: ${at}`);
  return instant;
}

/** Opaque cursor of a row in a list of this order. */
export const cursorIn = (order: Order, row: Readonly<Record<string, unknown>>): string =>
  CURSORS[order.cursor].encode(...columnsOf(order).map((name) => row[name]));

/** Reverse of `cursorIn`: values of the columns of the order. Throws the fault BAD_USER_INPUT. */
export function positionAt(order: Order, cursor: string): (readonly [string, unknown])[] {
  const values = CURSORS[order.cursor].decode(cursor);
  return columnsOf(order).map((name, at) => [name, values[at]] as const);
}

function decode(cursor: string, form: RegExp): RegExpExecArray {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const match = form.exec(text);
  if (!match || base64urlOfText(text) !== cursor) throw badCursor();
  return match;
}

const badCursor = () => badInput('The cursor does not belong to this list.');
