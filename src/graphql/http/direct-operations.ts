import type { FastifyRequest } from 'fastify';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import type { Log } from '../../platform/logging/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { Tracing } from '../../platform/tracing/tracing.ts';
import { bearerToken } from '../authentication.ts';
import type { Context } from '../context.ts';
import { isCostly } from '../costly-operations.ts';
import type { Documents } from '../documents/documents.ts';
import type { ErrorMapper } from '../errors.ts';
import { announceOperation, countOperation, type OperationLabels } from '../observation.ts';
import { isOperationRequest, type OperationRequest } from '../operation-request.ts';
import type { Loaded, Planner } from '../planner/planner.ts';

export interface DirectAnswer {
  status: number;
  body: string;
}

/** Both accept any answer in JSON. */
const ACCEPTS_JSON = new Set([undefined, '*/*', 'application/json']);

/**
 * Executes valid operations in the common form without Apollo, which answers all others and does the same with more work:
 * it reads and hashes every document again and negotiates a media type.
 */
export class DirectOperations {
  constructor(
    private readonly deps: {
      schema: GraphQLSchema;
      documents: Documents;
      errors: ErrorMapper;
      metrics: Metrics;
      tracing?: Tracing | undefined;
      log: Log;
      planner: Planner;
    },
  ) {}

  /** What a plan of the document reads for the bearer of the request; null if it is to be answered without one. */
  load(
    request: FastifyRequest,
    { document, cost }: { document: DocumentNode; cost: number },
  ): Promise<Loaded | null> | null {
    const token = bearerToken(request.headers.authorization);
    if (!token || isCostly(cost) || !hasCommonForm(request)) return null;
    const { variables } = request.body as OperationRequest;
    return this.deps.planner.load(document, variables ?? {}, token);
  }

  /** Null, before anything was executed, if the request is for Apollo. */
  answer(
    request: FastifyRequest,
    document: DocumentNode | undefined,
    context: Context,
    loaded: Loaded | null,
  ): Promise<DirectAnswer | null> | DirectAnswer | null {
    const { documents, metrics } = this.deps;
    if (!document || !hasCommonForm(request)) return null;
    const { variables, operationName } = request.body as OperationRequest;
    const operation = getOperationAST(document, operationName);
    if (!operation || operation.operation === 'subscription') return null;
    if (context.viewer) documents.keep(document);
    if (documents.problemsOf(document).length > 0) return null;
    const labels = announceOperation(operation, this.deps);
    if (operation.operation === 'query')
      metrics.plans.inc({ field: labels.field, coverage: loaded?.coverage ?? 'plain' });
    const started = loaded?.started ?? performance.now();
    const written = loaded?.write(context);
    if (written) {
      this.#finish(context, labels, started);
      return { status: 200, body: `${written}\n` };
    }
    const { schema } = this.deps;
    const asked = { schema, document, operationName, rootValue: loaded?.rows() };
    return this.#execute({ ...asked, variableValues: variables, contextValue: context }, labels, started);
  }

  /** Null if the variables were refused and nothing was executed. */
  async #execute(
    args: ExecutionArgs & { contextValue: Context },
    labels: OperationLabels,
    started: number,
  ): Promise<DirectAnswer | null> {
    const result = await execute(args);
    return result.data === undefined ? null : this.#toAnswer(result, args.contextValue, labels, started);
  }

  #toAnswer(
    { data, errors }: ExecutionResult,
    context: Context,
    labels: OperationLabels,
    started: number,
  ): DirectAnswer {
    const refused = context.budget?.error;
    const shown = refused
      ? [this.deps.errors.toClient(refused, context)]
      : errors?.map((error) => this.deps.errors.toClient(error, context, error.toJSON()));
    this.#finish(context, labels, started, shown);
    if (refused) return { status: 400, body: textOf({ errors: shown }) };
    if (!errors) return { status: 200, body: textOf({ data }) };
    return { status: statusOf(errors), body: textOf({ errors: shown, data }) };
  }

  #finish(
    context: Context,
    labels: OperationLabels,
    started: number,
    shown?: readonly GraphQLFormattedError[],
  ): void {
    const { log } = this.deps;
    log.debug({ ...labels, failed: shown !== undefined, requestId: context.requestId }, 'operation');
    countOperation(this.deps, labels, started, shown);
  }
}

const textOf = (result: object) => `${JSON.stringify(result)}\n`;

const statusOf = (errors: readonly GraphQLError[]): number =>
  errors.reduce((status, { extensions }) => {
    const given = (extensions.http as { status?: unknown } | undefined)?.status;
    return typeof given === 'number' ? given : status;
  }, 200);

const hasCommonForm = ({ method, headers, body }: FastifyRequest): boolean =>
  method === 'POST' &&
  ACCEPTS_JSON.has(headers.accept) &&
  (headers['content-type']?.startsWith('application/json') ?? false) &&
  isOperationRequest(body);
