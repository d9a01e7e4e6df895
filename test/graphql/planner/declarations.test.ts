import { type Column, getTableColumns, sql } from 'drizzle-orm';
import { alias, PgDialect } from 'drizzle-orm/pg-core';
import { type GraphQLObjectType, getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { loaderOf } from '../../../src/graphql/planner/load.ts';
import { columnsNeeded, needOf, tableOf } from '../../../src/graphql/planner/needs.ts';
import type { PlannedRows } from '../../../src/graphql/planner/plan.ts';
import type { Read } from '../../../src/platform/database/reads.ts';
import { apiSchema } from '../../setup/api-schema.ts';

const types = Object.values(apiSchema.getTypeMap()).filter(isObjectType);
const fields = types.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, type, field })),
);
const dialect = new PgDialect({ casing: 'snake_case' });

/** The condition of a read as SQL, with names for the viewer and for the columns of the row that the field belongs to. */
function conditionOf(read: Read, args: Record<string, unknown>): string {
  const row = new Proxy({}, { get: (_, name) => sql.raw(`:row.${String(name)}`) }) as Record<string, Column>;
  const asked = { row, viewer: sql.raw(':viewer'), args };
  if (read.kind === 'value') return dialect.sqlToQuery(read.value(asked)).sql;
  const columns = getTableColumns(alias(read.table, 't')) as Record<string, Column>;
  return dialect.sqlToQuery(read.where(columns, asked)!).sql;
}

describe('what a field loads is of the viewer, or of the row that it belongs to', () => {
  const reads = fields.flatMap(({ name, field }) => {
    const need = needOf(field);
    return need?.kind === 'read' ? [[name, need.read] as const] : [];
  });
  test.each(reads)('%s', (_name, read) => {
    for (const args of [
      {},
      { session: 'AM', filter: { unreadOnly: true, kind: 'SYSTEM', status: 'ACTIVE' } },
    ]) {
      const bound = /"t"\."\w+" = :(viewer|row\.\w+)|"\w+"\."\w+" = :(viewer|row\.\w+)/;
      expect(conditionOf(read, args)).toMatch(bound);
      expect(conditionOf(read, args)).not.toMatch(/ or /i);
    }
  });
  test('some do', () => expect(reads.length).toBeGreaterThan(15));
});

describe('the rows of a type can be loaded whole', () => {
  const tables = types.flatMap((type) => (tableOf(type) ? [[type.name, type] as const] : []));
  test.each(tables)('%s', (_name, type: GraphQLObjectType) => {
    const rows: PlannedRows = {
      ...{ key: '$0', alias: 't0', args: {}, type, computed: new Set(), columns: new Set(), whole: true },
      ...{ values: new Map(), below: new Map(), page: null },
      read: { kind: 'one', table: tableOf(type)!, where: () => sql`true` },
    };
    expect(() => loaderOf({ values: new Map(), below: new Map([['$0', rows]]) })).not.toThrow();
  });
});

test('what is loaded goes by no ids of clients, and values by no arguments', () => {
  for (const { name, field } of fields) {
    const need = needOf(field);
    if (need?.kind !== 'read') continue;
    if (need.read.kind === 'value') expect(field.args, name).toEqual([]);
    for (const { type } of field.args) {
      const named = getNamedType(type);
      const leaves = isInputObjectType(named)
        ? Object.values(named.getFields()).map((each) => each.type)
        : [type];
      expect(
        leaves.map((each) => getNamedType(each).name),
        name,
      ).not.toContain('ID');
    }
  }
});

test('only fields of a row name columns, and those without a resolver are columns', () => {
  for (const { name, type, field } of fields) {
    const table = tableOf(type);
    const columns = table ? Object.keys(getTableColumns(table)) : [];
    for (const column of columnsNeeded(field) ?? []) expect(columns, name).toContain(column);
    if (table && needOf(field)?.kind === 'property') expect(columns, name).toContain(field.name);
  }
});
