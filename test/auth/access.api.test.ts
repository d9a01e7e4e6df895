import type { GraphQLField, GraphQLResolveInfo } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildUnconnectedSchema } from '../../src/app/unconnected-schema.ts';
import { publicRootFields } from '../../src/graphql/access.ts';
import type { Context } from '../../src/graphql/context.ts';
import { SOMEBODY } from '../../src/platform/language/language.ts';

const PUBLIC = [
  'Mutation.login',
  'Mutation.refreshSession',
  'Mutation.register',
  'Mutation.requestPasswordReset',
  'Mutation.resendVerificationEmail',
  'Mutation.resetPassword',
  'Mutation.restoreAccount',
  'Mutation.verifyEmail',
  'Query.consultationQuestionnaire',
  'Query.photoRequirements',
];

const schema = buildUnconnectedSchema();
const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
  (type) =>
    Object.values(type!.getFields()).map((field): [string, GraphQLField<unknown, Context>] => [
      `${type!.name}.${field.name}`,
      field,
    ]),
);
const stranger: Context = {
  viewer: null,
  reader: SOMEBODY,
  requestLocale: 'en',
  requestId: 'test',
  ip: '127.0.0.1',
  userAgent: null,
  cost: 0,
};
const refused = expect.objectContaining({ code: 'UNAUTHENTICATED' });

describe('every root field', () => {
  it('requires a viewer, except for these', () => expect(publicRootFields(schema)).toEqual(PUBLIC));

  it.each(fields.filter(([name]) => !PUBLIC.includes(name)))('%s refuses a stranger', (_, field) => {
    for (const entry of [field.resolve, field.subscribe]) {
      if (entry) expect(() => entry({}, {}, stranger, {} as GraphQLResolveInfo)).toThrow(refused);
    }
    expect(field.resolve).toBeDefined();
  });
});
