import {
  defaultFieldResolver,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { Extensions } from 'type-graphql';
import { badInput, type UserErrorCode } from '../platform/errors.ts';
import { message, type Text } from '../platform/language/text.ts';
import type { Context } from './context.ts';
import { toUserError } from './types/payload.ts';

/** Maximum length of text unless a smaller one is declared: that of a label. */
const MAX_TEXT = 20_000;
/** Maximum number of items of any list. */
const MAX_ITEMS = 300;
/** Maximum number of problems to report. */
const MAX_PROBLEMS = 20;
/** Smaller numbers other than 0 are not meaningful, and a column of type `real` may not be able to store them. */
const SMALLEST_NUMBER = 1e-6;
const LARGEST_NUMBER = 1e9;

export interface InputLimit {
  maxLength?: number;
  /** Smallest and largest value. */
  range?: readonly [number, number];
}
type AnyField = GraphQLField<unknown, Context>;
/** The error of a value. */
interface Problem {
  code: UserErrorCode;
  path: readonly string[];
  subject: 'number' | 'text' | 'list';
  text: Text;
}
type Resolve = GraphQLFieldResolver<unknown, Context>;

/** Smallest and largest value of a number field of an input type, or of `argument` of a resolver method. */
export const NumberRange = (least: number, most: number, argument?: string) =>
  Extensions(limitOf(argument, { range: [least, most] }));

/** Maximum length of a text field of an input type, or of `argument` of a resolver method. */
export const MaxLength = (most: number, argument?: string) =>
  Extensions(limitOf(argument, { maxLength: most }));

const limitOf = (argument: string | undefined, limit: InputLimit) => ({
  [argument ? `limit of ${argument}` : 'limit']: limit,
});

/** The limits declared for an input field or an argument. */
export const declaredLimit = (input: GraphQLArgument | GraphQLInputField, field?: AnyField): InputLimit =>
  (input.extensions.limit ?? field?.extensions[`limit of ${input.name}`] ?? {}) as InputLimit;

/**
 * Checks texts, lists and numbers of arguments before any resolver sees them: a value over a limit becomes a user error
 * in a mutation, and BAD_USER_INPUT elsewhere; absurd numbers such as 1e308 are BAD_USER_INPUT everywhere. Ids
 * are left to `parseId`. Changes `schema`.
 */
export function limitInputs(schema: GraphQLSchema): void {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()) as AnyField[]) {
      const check = checkOfArguments(field);
      if (!check) continue;
      field.resolve = checked(check, field.resolve ?? defaultFieldResolver, mutations.includes(field));
      if (field.subscribe) field.subscribe = checked(check, field.subscribe, false);
    }
  }
}

function checked(check: Check, resolve: Resolve, isMutation: boolean): Resolve {
  return (source, args, context, info) => {
    const problems: Problem[] = [];
    check(args, [], problems);
    // Numbers that a person may have typed are checked by the service of a mutation, together with all other fields.
    const ours = isMutation ? problems.filter(({ subject }) => subject !== 'number') : problems;
    if (ours.length === 0) return resolve(source, args, context, info);
    if (isMutation) return { userErrors: ours.map(userErrorOf) };
    throw toFault(ours[0]!);
  };
}

/** Throws BAD_USER_INPUT for arguments of a query that are over a limit of its field. */
export function limiting(field: AnyField): (args: object) => void {
  const check = checkOfArguments(field);
  return (args) => {
    const problems: Problem[] = [];
    check?.(args, [], problems);
    if (problems[0]) throw toFault(problems[0]);
  };
}

/** Adds the errors of a value; throws BAD_USER_INPUT for an absurd number. */
type Check = (value: unknown, path: readonly string[], problems: Problem[]) => void;

function checkOfArguments(field: AnyField): Check | null {
  const checks = field.args.map((arg) => [arg.name, checkOf(arg.type, declaredLimit(arg, field))] as const);
  return checkOfMembers(checks);
}

function checkOfMembers(members: readonly (readonly [string, Check | null])[]): Check | null {
  const checks = members.filter((member): member is [string, Check] => member[1] !== null);
  if (checks.length === 0) return null;
  return (value, path, problems) => {
    for (const [name, check] of checks) {
      const member = (value as Record<string, unknown>)[name];
      if (member != null && problems.length < MAX_PROBLEMS) check(member, [...path, name], problems);
    }
  };
}

function checkOf(type: GraphQLInputType, limit: InputLimit): Check | null {
  if (isNonNullType(type)) return checkOf(type.ofType, limit);
  if (isListType(type)) return checkOfList(checkOf(type.ofType, limit));
  if (isInputObjectType(type)) {
    return checkOfMembers(
      Object.values(type.getFields()).map((field) => [field.name, checkOf(field.type, declaredLimit(field))]),
    );
  }
  if (type.name === 'String') return checkOfText(limit);
  return type.name === 'Int' || type.name === 'Float' ? checkOfNumber(limit) : null;
}

function checkOfList(check: Check | null): Check {
  return (value, path, problems) => {
    const items = value as readonly unknown[];
    if (items.length > MAX_ITEMS) {
      problems.push({
        code: 'TOO_MANY',
        path,
        subject: 'list',
        text: message('faults.input.list-too-long', { maximum: MAX_ITEMS }),
      });
    }
    if (!check || items.length > MAX_ITEMS) return;
    for (const [index, item] of items.entries()) {
      if (problems.length >= MAX_PROBLEMS) return;
      if (item != null) check(item, [...path, String(index)], problems);
    }
  };
}

function checkOfText({ maxLength = MAX_TEXT }: InputLimit): Check {
  return (value, path, problems) => {
    if ((value as string).length <= maxLength) return;
    problems.push({
      code: 'TOO_LONG',
      path,
      subject: 'text',
      text: message('faults.input.text-too-long', { maximum: maxLength }),
    });
  };
}

function checkOfNumber({ range: [least, most] = [-LARGEST_NUMBER, LARGEST_NUMBER] }: InputLimit): Check {
  return (given, path, problems) => {
    const value = given as number;
    const size = Math.abs(value);
    const isTiny = size > 0 && size < SMALLEST_NUMBER;
    if (value >= least && value <= most && !isTiny) return;
    const bounds = { minimum: least, maximum: most };
    const text = isTiny
      ? message('faults.input.number-too-small', bounds)
      : message('faults.input.number-out-of-range', bounds);
    const code = value > most ? 'TOO_LARGE' : 'TOO_SMALL';
    const problem: Problem = { code, path, subject: 'number', text };
    if (isTiny || size > LARGEST_NUMBER) throw toFault(problem);
    problems.push(problem);
  };
}

const userErrorOf = ({ code, path, text }: Problem) => toUserError({ code, message: text, field: [...path] });

const toFault = ({ path, text }: Problem) => badInput([text, `(${path.join('.')})`]);
