// ESLint rules for the conventions listed in ARCHITECTURE.md under "Patterns".

const RESOLVES_USER = '> Decorator > CallExpression[callee.name="Resolver"] > [body.name="UserType"]';

/** Reports each node of the selector in files whose name does not match `allowed`. */
const unless = (allowed, selector, message) => ({
  create: (context) =>
    allowed?.test(context.filename) ? {} : { [selector]: (node) => context.report({ node, message }) },
});

/** Reports `this.x = x` in a constructor, where `x` is a parameter and a readonly property. */
const parameterProperties = {
  create: (context) => ({
    'MethodDefinition[kind="constructor"]'({ parent, value }) {
      const parameters = new Set(value.params.map(({ name }) => name));
      const readonly = parent.body.filter((member) => member.readonly).map(({ key }) => key.name);
      for (const { expression } of value.body.body) {
        if (expression?.type !== 'AssignmentExpression') continue;
        const { left, right } = expression;
        if (
          right.type === 'Identifier' &&
          parameters.has(right.name) &&
          readonly.includes(left.property?.name)
        )
          context.report({
            node: expression,
            message: 'Write a parameter property: constructor(private readonly db: Database).',
          });
      }
    },
  }),
};

export const rules = {
  'service-files': unless(
    /\.service\.ts$/,
    'ClassDeclaration[id.name=/Service$/]',
    'A class named Service belongs in a *.service.ts.',
  ),
  'enum-files': unless(
    /-enums\.ts$|graphql.types/,
    'CallExpression[callee.name="describedEnum"]',
    'An enum belongs in the *-enums.ts of its domain.',
  ),
  'viewer-files': unless(
    /viewer-[a-z-]+\.resolver\.ts$/,
    `ClassDeclaration ${RESOLVES_USER}`,
    'A resolver on User belongs in a viewer-*.resolver.ts.',
  ),
  'viewer-names': unless(
    null,
    `ClassDeclaration:not([id.name=/^Viewer[A-Z][A-Za-z]*Resolver$/]) ${RESOLVES_USER}`,
    'A resolver on User is named Viewer...Resolver.',
  ),
  'context-last': unless(
    null,
    'FunctionExpression > .params:not(:last-child) > Decorator > CallExpression[callee.name="Ctx"]',
    'The context is the last parameter.',
  ),
  'parameter-properties': parameterProperties,
};
