import { defaultFieldResolver, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import type { Context } from './context.ts';
import { type BudgetLimits, OperationBudget, textBytes } from './operation-budget.ts';
import { WorkClock } from './work-clock.ts';

/** JSON punctuation around a value. */
const PUNCTUATION_BYTES = 4;
/** Estimate for a number or a boolean. */
const SMALL_VALUE_BYTES = 8;
const INSTANT_BYTES = 26;
/** For the braces; fields are counted separately. */
const OBJECT_BYTES = 3;

/** Makes every field count its work and the bytes that it adds to the response, before and after its resolver. Changes `schema`. */
export function boundAnswers(schema: GraphQLSchema, most: BudgetLimits): void {
  const clock = new WorkClock();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve ?? defaultFieldResolver;
      const sizeOf = isLeafType(getNamedType(field.type)) ? leafBytes : objectBytes;
      field.resolve = (source, args, context: Context, info) => {
        context.budget ??= new OperationBudget(most);
        const { budget } = context;
        clock.count(budget);
        budget.addBytes(String(info.path.key).length + PUNCTUATION_BYTES);
        const value: unknown = resolve(source, args, context, info);
        return isThenable(value)
          ? Promise.resolve(value).then((late) => counted(late, budget, sizeOf))
          : counted(value, budget, sizeOf);
      };
    }
  }
}

/** As graphql-js defines it: Drizzle statements are thenable, too. */
const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';

type SizeOf = (value: unknown) => number;

function counted(value: unknown, budget: OperationBudget, sizeOf: SizeOf): unknown {
  if (!Array.isArray(value)) {
    budget.addBytes(sizeOf(value));
    return value;
  }
  for (const item of value) budget.addBytes(sizeOf(item));
  return sizeOf === objectBytes ? untilRefused(value, budget) : value;
}

const objectBytes = () => OBJECT_BYTES;

function leafBytes(value: unknown): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value !== 'object' || value === null) return SMALL_VALUE_BYTES;
  return value instanceof Date ? INSTANT_BYTES : Buffer.byteLength(JSON.stringify(value));
}

/** Yields the items. After a failed item graphql-js continues with the list; it stops only if the iterator throws. */
function* untilRefused(items: readonly unknown[], budget: OperationBudget): Generator<unknown> {
  for (const item of items) {
    budget.addBytes(0);
    yield item;
  }
}
