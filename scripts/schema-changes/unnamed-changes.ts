import { findBreakingChanges, type GraphQLSchema } from 'graphql';

/** A breaking change, and the name that the changelog must have. */
export interface UnnamedChange {
  description: string;
  name: string;
}

/** The breaking changes between two schemas that the section "Unreleased" of a changelog does not name. */
export function unnamedChanges(
  released: GraphQLSchema,
  present: GraphQLSchema,
  changelog: string,
): UnnamedChange[] {
  const [, unreleased = ''] = changelog.split(/^## /m);
  const words = new Set(unreleased.match(/\w+/g));
  return findBreakingChanges(released, present)
    .map(({ description }) => ({ description, name: nameIn(description) }))
    .filter(({ name, description }) => !words.has(name) && !description.startsWith('Standard scalar '));
}

/** The most exact name in a sentence of graphql-js, such as `b` in "A.b was removed."; what it is part of is not enough. */
function nameIn(description: string): string {
  const [, added, field, first] =
    /(?:^A required (?:arg|field) (\w+)|^\w+\.(\w+)|^(\w+))/.exec(description) ?? [];
  return added ?? field ?? first ?? description;
}
