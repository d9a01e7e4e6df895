import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { AnswerSize } from './answer-size.ts';
import type { Context } from './context.ts';

/** What JSON puts around a value. */
const PUNCTUATION_BYTES = 4;
/** Of a number or a flag, about. */
const SMALL_VALUE_BYTES = 8;
/** Of its braces; its fields count themselves. */
const OBJECT_BYTES = 3;

/** Makes every field count the bytes it adds to the response, before and after its resolver runs. Changes `schema`. */
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
