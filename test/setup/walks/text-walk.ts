import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** A text of an answer with the field that it stands in, as in `Finding.message`. */
export interface SeenText {
  field: string;
  text: string;
}

const PAGE = '(first: 5)';

/**
 * A selection of every field of a type that needs no argument, `depth` objects deep; lists that are paged have five
 * items. A type is not entered again below itself.
 */
export function everything(type: GraphQLNamedType, depth: number, above: readonly string[] = []): string {
  if (isUnionType(type)) {
    const members = type.getTypes().map((each) => `... on ${each.name} ${everything(each, depth, above)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const fields = Object.values(type.getFields() as Record<string, Field>).flatMap((field) => {
    const isNeeded = field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    const inner = getNamedType(field.type);
    if (isNeeded || above.includes(inner.name)) return [];
    const page = field.args.some(({ name }) => name === 'first') ? PAGE : '';
    if (!isObjectType(inner) && !isUnionType(inner)) return [`${field.name}${page}`];
    return depth > 0 ? [`${field.name}${page} ${everything(inner, depth - 1, [...above, type.name])}`] : [];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** Every text of a value of the answer, where `__typename` was selected everywhere. */
export function textsOf(schema: GraphQLSchema, data: unknown): SeenText[] {
  if (Array.isArray(data)) return data.flatMap((each) => textsOf(schema, each));
  if (typeof data !== 'object' || data === null) return [];
  const { __typename: name, ...fields } = data as Record<string, unknown>;
  const type = schema.getType(String(name));
  if (!isObjectType(type)) return Object.values(fields).flatMap((each) => textsOf(schema, each));
  return Object.entries(fields).flatMap(([key, value]) => {
    const field = type.getFields()[key];
    if (!field) return textsOf(schema, value);
    if (getNamedType(field.type) !== GraphQLString) return textsOf(schema, value);
    const texts = isListType(field.type) || Array.isArray(value) ? (value as unknown[]) : [value];
    return (texts ?? []).flatMap((text) =>
      typeof text === 'string' ? [{ field: `${type.name}.${key}`, text }] : [],
    );
  });
}

const ENGLISH =
  /\b(the|your|you|and|is|are|were|with|of|to|for|not|this|that|it|from|or|than|every|day|skin|please|must|may|at most|least|after|before|when|which)\b/gi;
const GERMAN =
  /\b(der|die|das|den|dem|und|ist|sind|mit|nicht|Sie|Ihr|Ihre|Ihren|Ihrer|eine|einen|einer|oder|für|von|zu|bei|wenn|bitte|höchstens|mindestens|Haut|auf|wird|werden|kann)\b/g;
/** As in `SKIN_SCORE`. */
const ENUM_NAME = /\b[A-Z]{2,}(_[A-Z0-9]+)+\b/;

const count = (text: string, words: RegExp) => text.match(words)?.length ?? 0;

/** A code without a text, or a parameter without a value. */
const UNWRITTEN = /^[a-z][\w-]*(\.[\w-]+){2,}$|[{}…]/;

/** Whether a text is in a language other than `language`, names a value of an enum, or was not written out. */
export function isForeign(text: string, language: 'en' | 'de'): boolean {
  const [own, other] = language === 'de' ? [GERMAN, ENGLISH] : [ENGLISH, GERMAN];
  return (
    ENUM_NAME.test(text) ||
    UNWRITTEN.test(text) ||
    (count(text, other) > 0 && count(text, other) > count(text, own))
  );
}
