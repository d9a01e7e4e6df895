import { type GraphQLFormattedError, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { nameOperation } from '../platform/logging/log-context.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Tracing } from '../platform/tracing/tracing.ts';
import { MASKED_CODE } from './errors.ts';

/** Names of the operation in the schema. */
export interface OperationLabels {
  kind: string;
  field: string;
}

const MAX_NAME = 100;

/** Name of an operation for metrics and logs, composed of names in the schema and never of names chosen by clients. */
export function operationLabels(
  operation: OperationDefinitionNode | undefined,
  schema: GraphQLSchema,
): OperationLabels {
  if (!operation) return { kind: 'none', field: 'none' };
  const kind = operation.operation;
  const [first, ...more] = operation.selectionSet.selections;
  if (first?.kind !== Kind.FIELD || more.length > 0) return { kind, field: 'several' };
  const name = first.name.value;
  if (name.startsWith('__')) return { kind, field: 'introspection' };
  return { kind, field: schema.getRootType(kind)?.getFields()[name] ? name : 'unknown' };
}

/** Names what is running in the log and in the current span. */
export function announceOperation(
  operation: OperationDefinitionNode | undefined,
  { schema, tracing }: { schema: GraphQLSchema; tracing?: Tracing | undefined },
): OperationLabels {
  const labels = operationLabels(operation, schema);
  nameOperation(labels);
  const span = tracing?.current();
  const name = operation?.name?.value.slice(0, MAX_NAME);
  span?.rename(`${labels.kind} ${labels.field}`);
  span?.set({ 'graphql.operation.type': labels.kind, ...(name && { 'graphql.operation.name': name }) });
  return labels;
}

/** Counts a finished operation with its errors as clients see them. */
export function countOperation(
  { metrics, tracing }: { metrics: Metrics; tracing?: Tracing | undefined },
  labels: OperationLabels,
  started: number,
  errors: readonly GraphQLFormattedError[] = [],
): void {
  const outcome = errors.length > 0 ? 'error' : 'ok';
  metrics.operationSeconds.observe({ ...labels, outcome }, (performance.now() - started) / 1000);
  if (errors.length === 0) return;
  const codes = new Set(errors.map(({ extensions }) => String(extensions?.code ?? MASKED_CODE)));
  for (const code of codes) metrics.operationErrors.inc({ ...labels, code });
  const [first] = codes;
  if (first) tracing?.current()?.fail(first);
}
