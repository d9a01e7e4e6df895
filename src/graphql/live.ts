import type { GraphQLSchema } from 'graphql';
import { Extensions, Subscription } from 'type-graphql';
import type { Context } from './context.ts';

type Source = (args: never, context: Context) => Promise<AsyncIterable<unknown>>;
interface LiveField {
  resolver: object;
  source: string;
}

/**
 * A subscription field. `source` names the method of the same class that takes `(args, context)` and returns the items
 * to push; the decorated method turns each item into the field.
 */
export function Live(
  returns: () => object,
  options: { description: string; source: string },
): MethodDecorator {
  return (target, key, descriptor) => {
    const live: LiveField = { resolver: target.constructor, source: options.source };
    Extensions({ live })(target, key, descriptor);
    Subscription(returns, { description: options.description, subscribe: unbound })(target, key, descriptor);
  };
}

/** Binds the source of every `@Live` field to its resolver instance. Changes `schema`. */
export function bindLiveFields(schema: GraphQLSchema, instances: ReadonlyMap<object, object>): void {
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const live = field.extensions.live as LiveField | undefined;
    if (!live) continue;
    const instance = instances.get(live.resolver) as Record<string, Source>;
    field.subscribe = (_root, args, context) => instance[live.source]!(args as never, context);
  }
}

const unbound = () => {
  throw new Error('bindLiveFields was not called');
};
