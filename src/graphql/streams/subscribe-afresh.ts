import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import type { Context } from '../context.ts';

/** Like `subscribe` of graphql-js, but executes each event with a new context. */
export async function subscribeAfresh(
  args: ExecutionArgs,
  observer: {
    opened(): void;
    ended(): void;
    /** Surrounds the execution of an event. */
    each(args: ExecutionArgs, work: () => Promise<ExecutionResult>): Promise<ExecutionResult>;
  },
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  let open = true;
  observer.opened();
  const ended = () => {
    if (open) observer.ended();
    open = false;
    return { value: undefined, done: true } as const;
  };
  const end = async () => {
    ended();
    await events.return?.();
    return ended();
  };
  const results: AsyncGenerator<ExecutionResult> = {
    next: async () => {
      try {
        const event = await events.next();
        if (event.done) return ended();
        const contextValue: Context = { ...(args.contextValue as Context), budget: undefined };
        const execution = { ...args, rootValue: event.value, contextValue };
        const result = await observer.each(execution, async () => execute(execution));
        return { value: whole(result, contextValue), done: false };
      } catch (error) {
        ended();
        throw error;
      }
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]: () => results,
    [Symbol.asyncDispose]: async () => void (await end()),
  };
  return results;
}

/** The result, or only the one error if the operation exceeded its budget. */
export function whole(result: ExecutionResult, { budget }: Context): ExecutionResult {
  return budget?.error ? { errors: [budget.error] } : result;
}
