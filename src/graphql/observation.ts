import { type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import type { Metrics } from '../platform/metrics.ts';

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

/** Counts a finished operation. */
export function countOperation(
  metrics: Metrics,
  labels: { kind: string; field: string },
  started: number,
  failed: boolean,
): void {
  const outcome = failed ? 'error' : 'ok';
  metrics.operationSeconds.observe({ ...labels, outcome }, (performance.now() - started) / 1000);
}
