import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { inLogContext } from '../../platform/logging/log-context.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { type Tracing, traced } from '../../platform/tracing/tracing.ts';
import type { Context } from '../context.ts';
import type { CostlyOperations } from '../costly-operations.ts';
import type { Documents } from '../documents/documents.ts';
import type { ErrorMapper } from '../errors.ts';
import { announceOperation, countOperation, type OperationLabels } from '../observation.ts';
import type { OperationRequest } from '../operation-request.ts';
import { checkPersistedQuery } from '../persisted-queries.ts';
import { subscribeAfresh, whole } from './subscribe-afresh.ts';

interface Dependencies {
  schema: GraphQLSchema;
  documents: Documents;
  costly: CostlyOperations;
  errors: ErrorMapper;
  metrics: Metrics;
  tracing?: Tracing | undefined;
}

/** The way of every operation over a connection that stays open, a WebSocket or an event stream, with the limits of HTTP. */
export class OperationGate {
  constructor(private readonly deps: Dependencies) {}

  /** Ready for execution, or what makes it invalid. Throws the same errors as HTTP. */
  prepare(request: OperationRequest, contextValue: Context): ExecutionArgs | readonly GraphQLError[] {
    const { schema, documents, errors } = this.deps;
    const { query, operationName, extensions } = request;
    checkPersistedQuery(extensions, query);
    const variableValues = request.variables ?? {};
    const { document, cost } = documents.read(query, variableValues);
    contextValue.cost = cost;
    const problems = documents
      .problemsOf(document)
      .map((problem) => withCode(problem, 'GRAPHQL_VALIDATION_FAILED'));
    if (contextValue.viewer) documents.keep(document);
    if (problems.length === 0 && !getOperationAST(document, operationName)) {
      const text = 'The document does not contain exactly one operation of this name.';
      problems.push(new GraphQLError(text, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }));
    }
    if (problems.length === 0) return { schema, document, operationName, variableValues, contextValue };
    errors.claim(problems, contextValue);
    return problems;
  }

  /** A query or a mutation. */
  execute(args: ExecutionArgs): Promise<ExecutionResult> {
    return this.#observed(args, async (labels) => {
      const started = performance.now();
      const result = await this.#executeInTurn(args);
      countOperation(this.deps, labels, started, this.#shownErrors(args, result));
      return result;
    });
  }

  /** The events of a subscription, each executed for the viewer as they are then; or the errors that refuse it. */
  subscribe(args: ExecutionArgs): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
    const { subscriptions } = this.deps.metrics;
    return subscribeAfresh(args, {
      opened: () => subscriptions.inc(),
      ended: () => subscriptions.dec(),
      each: (event, work) => this.#observed(event, () => this.#eventInTurn(event, work)),
    });
  }

  /** The result with the errors as clients see them. */
  shown(args: ExecutionArgs, result: ExecutionResult) {
    const errors = this.#shownErrors(args, result);
    return errors ? { ...result, errors } : result;
  }

  #shownErrors(args: ExecutionArgs, { errors }: ExecutionResult) {
    return errors?.map((error) => this.deps.errors.toClient(error, contextOf(args), error.toJSON()));
  }

  /** In a context of the log and a trace of its own. */
  #observed<T>(args: ExecutionArgs, work: (labels: OperationLabels) => Promise<T>): Promise<T> {
    const span = this.deps.tracing?.begin({ name: 'graphql', kind: 'SERVER' });
    const { requestId } = contextOf(args);
    const operation = getOperationAST(args.document, args.operationName) ?? undefined;
    return inLogContext({ requestId, traceId: span?.traceId }, () =>
      traced(span, () => work(announceOperation(operation, this.deps))),
    );
  }

  /** An event that gets no place in time is executed all the same: refused, it would be lost. */
  async #eventInTurn<T>(args: ExecutionArgs, work: () => Promise<T>): Promise<T> {
    const leave = await this.deps.costly.enter(contextOf(args)).catch(() => () => undefined);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  async #executeInTurn(args: ExecutionArgs): Promise<ExecutionResult> {
    const { costly, errors } = this.deps;
    const context = contextOf(args);
    try {
      return await costly.run(context, async () => whole(await execute(args), context));
    } catch (error) {
      return { errors: [errors.toRequestError(error, context)] };
    }
  }
}

const contextOf = (args: ExecutionArgs) => args.contextValue as Context;

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions, path } = error;
  const originalError = error.originalError ?? undefined;
  return new GraphQLError(error.message, {
    ...{ nodes, source, positions, path, originalError },
    extensions: { code },
  });
}
