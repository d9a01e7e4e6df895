import { registerEnumType } from 'type-graphql';

/**
 * Registers a closed set of values as a GraphQL enum; `values` describes each.
 * @param names their names in the schema, where stored values and data files spell them otherwise
 */
export function describedEnum<T extends string>(
  name: string,
  description: string,
  values: Readonly<Record<T, string>>,
  names: Partial<Record<T, string>> = {},
): { [K in T]: K } {
  const own = Object.keys(values) as T[];
  const nameOf = (value: T): string => names[value] ?? value;
  const type = Object.fromEntries(own.map((value) => [nameOf(value), value]));
  const valuesConfig = Object.fromEntries(
    own.map((value) => [nameOf(value), { description: values[value] }]),
  );
  registerEnumType(type, { name, description, valuesConfig });
  return type as { [K in T]: K };
}
