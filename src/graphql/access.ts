import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { defaultFieldResolver } from 'graphql';
import { Extensions } from 'type-graphql';
import { Fault } from '../platform/errors.ts';
import { message } from '../platform/language/text.ts';
import type { Role } from '../platform/viewer.ts';
import { type Context, requireViewer } from './context.ts';

type RootField = GraphQLField<unknown, Context>;
interface Access {
  public?: boolean;
  roles?: readonly Role[];
}

/** Makes a root field public; every other root field needs a viewer. */
export const Public = () => Extensions({ access: { public: true } satisfies Access });

/** Restricts a root field to viewers with one of these roles. */
export const RequireRole = (...roles: Role[]) => Extensions({ access: { roles } satisfies Access });

/** At most one such field may be executed per operation: those that hash passwords or send mail to an address. */
export const Alone = () => Extensions({ alone: true });

/** Puts the access check before every field of Query, Mutation and Subscription. Changes `schema`. */
export function protectRootFields(schema: GraphQLSchema): void {
  for (const [, field] of rootFields(schema)) {
    const access = accessOf(field);
    field.resolve = guarded(access, field.resolve ?? defaultFieldResolver);
    if (field.subscribe) field.subscribe = guarded(access, field.subscribe);
  }
}

/** Names of the public fields, such as `Mutation.login`, sorted. */
export function publicRootFields(schema: GraphQLSchema): string[] {
  return rootFields(schema)
    .filter(([, field]) => accessOf(field).public)
    .map(([name]) => name)
    .sort();
}

function rootFields(schema: GraphQLSchema): [string, RootField][] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field): [string, RootField] => [
      `${type?.name}.${field.name}`,
      field,
    ]),
  );
}

/** Who may use a root field. */
export function accessOf(field: { extensions: object }): Access {
  return (field.extensions as { access?: Access }).access ?? {};
}

function guarded(
  access: Access,
  resolve: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context> {
  if (access.public) return resolve;
  return (source, args, context, info) => {
    const viewer = requireViewer(context);
    if (access.roles && !access.roles.includes(viewer.role)) {
      throw new Fault('FORBIDDEN', message('faults.role-missing'));
    }
    return resolve(source, args, context, info);
  };
}
