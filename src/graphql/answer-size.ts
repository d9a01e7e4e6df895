import { defaultFieldResolver, GraphQLError, type GraphQLSchema, isObjectType } from 'graphql';
import { Fault } from '../platform/errors.ts';
import type { Context } from './context.ts';

/** What JSON puts around a value. */
const PUNCTUATION_BYTES = 4;
/** Of a number or a flag, about. */
const SMALL_VALUE_BYTES = 8;
/** Of its braces; its fields count themselves. */
const OBJECT_BYTES = 3;

/** How many bytes one answer has so far, about. */
export class AnswerSize {
  #bytes = 0;
  #error: GraphQLError | null = null;

  constructor(private readonly most: number) {}

  /** RESPONSE_TOO_LARGE, once the answer has been refused. */
  get error(): GraphQLError | null {
    return this.#error;
  }

  /** Throws the fault RESPONSE_TOO_LARGE when the answer has more than it may, and from then on always. */
  add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.most) return;
    this.#error ??= tooLarge(this.most);
    throw this.#error;
  }
}

/** Makes every field count what it adds to the answer, before its resolver runs and after. Changes `schema`. */
export function boundAnswers(schema: GraphQLSchema, most: number): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: Context, info) => {
        context.answer ??= new AnswerSize(most);
        const { answer } = context;
        answer.add(String(info.path.key).length + PUNCTUATION_BYTES);
        const value: unknown = resolve(source, args, context, info);
        return value instanceof Promise
          ? value.then((late) => counted(late, answer))
          : counted(value, answer);
      };
    }
  }
}

function counted(value: unknown, answer: AnswerSize): unknown {
  if (typeof value === 'string') answer.add(value.length);
  else if (Array.isArray(value)) for (const item of value) counted(item, answer);
  else answer.add(typeof value === 'object' ? OBJECT_BYTES : SMALL_VALUE_BYTES);
  return value;
}

/** It has a path, so that graphql-js passes on the one error instead of a new one for each field. */
function tooLarge(most: number): GraphQLError {
  const message = `The answer has more than ${most} bytes; ask for less at once.`;
  const originalError = new Fault('RESPONSE_TOO_LARGE', message);
  return new GraphQLError(message, { path: [], originalError });
}
