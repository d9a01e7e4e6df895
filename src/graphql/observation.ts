import { type GraphQLFormattedError, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import type { Metrics } from '../platform/metrics.ts';
import { MASKED_CODE } from './errors.ts';

/** Name of an operation for metrics and logs, composed of names in the schema and never of names chosen by clients. */
export function operationLabels(
  operation: OperationDefinitionNode | undefined,
  schema: GraphQLSchema,
): { kind: string; field: string } {
  if (!operation) return { kind: 'none', field: 'none' };
  const kind = operation.operation;
  const [first, ...more] = operation.selectionSet.selections;
  if (first?.kind !== Kind.FIELD || more.length > 0) return { kind, field: 'several' };
  const name = first.name.value;
  if (name.startsWith('__')) return { kind, field: 'introspection' };
  return { kind, field: schema.getRootType(kind)?.getFields()[name] ? name : 'unknown' };
}

/** Counts a finished operation with its errors as clients see them. */
export function countOperation(
  metrics: Metrics,
  labels: { kind: string; field: string },
  started: number,
  errors: readonly GraphQLFormattedError[] = [],
): void {
  const outcome = errors.length > 0 ? 'error' : 'ok';
  metrics.operationSeconds.observe({ ...labels, outcome }, (performance.now() - started) / 1000);
  const codes = new Set(errors.map(({ extensions }) => String(extensions?.code ?? MASKED_CODE)));
  for (const code of codes) metrics.operationErrors.inc({ ...labels, code });
}
