import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { badInput, notFound, type Thing } from '../../platform/errors.ts';

const INSTANT =
  /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An instant; `Date` in the program. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in RFC 3339 format with an offset, such as `2026-03-01T08:30:00.000Z`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => {
    if (value instanceof Date) return value.toISOString();
    throw new TypeError('A DateTime field must resolve to a Date.');
  },
  ...fromText(parseInstant),
});

/** A calendar date without a time zone; `YYYY-MM-DD` text in the program. */
export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A calendar date without a time zone, such as `2026-03-01`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  serialize: String,
  ...fromText(parseDay),
});

/** A time of day without a date or a time zone; `HH:MM` text in the program. */
export const LocalTime = new GraphQLScalarType<string, string>({
  name: 'LocalTime',
  description: 'A 24-hour time of day without a date or a time zone, such as `07:30`.',
  specifiedByURL: 'https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#valid-time-string',
  serialize: String,
  ...fromText(parseTime),
});

/** A JSON object, plain in the program. */
export const JSONObject = new GraphQLScalarType<Record<string, unknown>, unknown>({
  name: 'JSONObject',
  description:
    'A JSON object of any shape. Numbers must be between -(2^53 - 1) and 2^53 - 1, the safe range of JSON; encode larger ones as strings.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => value,
  parseValue: parseObject,
  parseLiteral: (node, variables) => parseObject(valueFromASTUntyped(node, variables)),
});

/** The id in canonical form; throws NOT_FOUND for `thing` if it is malformed. */
export function parseId(value: string, thing: Thing): string {
  if (!UUID.test(value)) throw notFound(thing);
  return value.toLowerCase();
}

function parseObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badInput('It must be a JSON object.');
  }
  checkNumbers(value);
  return { ...value };
}

/** Larger numbers have already lost digits, or become infinite, when the body was parsed. */
function checkNumbers(value: unknown): void {
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw badInput('Its numbers must be between -(2^53 - 1) and 2^53 - 1; send larger ones as strings.');
  }
  if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) checkNumbers(each);
}

function parseInstant(text: string): Date {
  const match = INSTANT.exec(text);
  const instant = new Date(match ? text.toUpperCase() : Number.NaN);
  if (!match || !isDay(match[1]!) || Number.isNaN(instant.getTime())) {
    throw badInput('It must be an instant in RFC 3339 format with an offset, such as 2026-03-01T08:30:00Z.');
  }
  return instant;
}

function parseDay(text: string): string {
  if (!isDay(text)) throw badInput('It must be a calendar date, such as 2026-03-01.');
  return text;
}

function parseTime(text: string): string {
  if (!TIME.test(text)) throw badInput('It must be a 24-hour time, such as 07:30.');
  return text;
}

function isDay(text: string): boolean {
  if (!DAY.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function fromText<T>(parse: (text: string) => T) {
  const parseValue = (value: unknown) => {
    if (typeof value !== 'string') throw badInput('It must be text.');
    return parse(value);
  };
  return {
    parseValue,
    parseLiteral: (node: { kind: Kind; value?: unknown }) =>
      parseValue(node.kind === Kind.STRING ? node.value : undefined),
  };
}
