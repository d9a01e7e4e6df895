import { registerEnumType } from 'type-graphql';

/** Registers a closed set of names as a GraphQL enum; `values` describes each name. */
export function describedEnum<T extends string>(
  name: string,
  description: string,
  values: Readonly<Record<T, string>>,
): { [K in T]: K } {
  const names = Object.keys(values) as T[];
  const type = Object.fromEntries(names.map((value) => [value, value])) as { [K in T]: K };
  const valuesConfig = Object.fromEntries(names.map((value) => [value, { description: values[value] }]));
  registerEnumType(type, {
    name,
    description,
    valuesConfig: valuesConfig as Record<T, { description: string }>,
  });
  return type;
}
