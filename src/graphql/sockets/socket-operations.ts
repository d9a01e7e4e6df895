import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Context } from '../context.ts';
import type { Documents } from '../documents/documents.ts';
import { checkPersistedQuery } from '../persisted-queries.ts';

/**
 * The operation of a subscribe message, ready for execution. Throws the same errors as HTTP; returns validation errors
 * as a list.
 */
export function prepareOperation(
  payload: SubscribePayload,
  contextValue: Context,
  { schema, documents }: { schema: GraphQLSchema; documents: Documents },
): ExecutionArgs | readonly GraphQLError[] {
  checkPersistedQuery(payload.extensions, payload.query);
  const variableValues = payload.variables ?? {};
  const { document, cost } = documents.read(payload.query, variableValues);
  contextValue.cost = cost;
  const problems = documents.problemsOf(document);
  if (problems.length > 0) return problems.map((problem) => withCode(problem, 'GRAPHQL_VALIDATION_FAILED'));
  if (!getOperationAST(document, payload.operationName)) {
    const extensions = { code: 'OPERATION_RESOLUTION_FAILURE' };
    return [
      new GraphQLError('The document does not contain exactly one operation of this name.', { extensions }),
    ];
  }
  return { schema, document, operationName: payload.operationName, variableValues, contextValue };
}

/** Like `subscribe` of graphql-js, but executes each event with a new context. */
export async function subscribeAfresh(
  args: ExecutionArgs,
  observer: {
    opened(): void;
    ended(): void;
    /** Surrounds the execution of an event. */
    each<T>(args: ExecutionArgs, work: () => Promise<T>): Promise<T>;
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
        const result = await observer.each(args, async () =>
          execute({ ...args, rootValue: event.value, contextValue }),
        );
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

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions, path } = error;
  const originalError = error.originalError ?? undefined;
  return new GraphQLError(error.message, {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions: { code },
  });
}
