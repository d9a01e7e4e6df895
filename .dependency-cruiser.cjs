const DOMAINS =
  '^src/(accounts|administration|analyses|audit|auth|consents|consultations|health|ingredients|notifications|photos|progress|reminders|routines|safety|users)/';
const ROOT = '^src/(app/|commands/|main\\.ts$)';

/** Folders of pure rules. */
const PURE = '^src/(rules|routines/rules|progress/trend|consultations/triage)/';

/** Import rules; ARCHITECTURE.md gives the reasons. */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-circles-between-folders',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-rules',
      comment: 'Rules work on plain data: no database, no GraphQL, no I/O of other domains.',
      severity: 'error',
      from: { path: PURE },
      to: {
        path: [
          '^src/(platform/(?!language|shipped-files)|graphql/|app/|photos/)',
          '\\.(table|service|resolver|loader|worker)\\.ts$',
          'node_modules/(drizzle-orm|type-graphql|graphql)/',
        ],
      },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: [DOMAINS, '^src/(graphql|inference)/', ROOT] },
    },
    {
      name: 'inference-knows-no-domain',
      severity: 'error',
      from: { path: '^src/inference/' },
      to: { path: [DOMAINS, '^src/graphql/', ROOT, '^src/platform/(?!errors|log|language|shipped-files)'] },
    },
    {
      name: 'photos-know-no-domain',
      comment: 'The domains that own photos add themselves.',
      severity: 'error',
      from: { path: '^src/photos/' },
      to: { path: [DOMAINS, ROOT], pathNot: '^src/photos/' },
    },
    {
      name: 'graphql-knows-no-domain',
      severity: 'error',
      from: { path: '^src/graphql/' },
      to: { path: [DOMAINS, '^src/inference/', ROOT] },
    },
    {
      name: 'only-resolvers-types-and-routes-see-graphql',
      severity: 'error',
      from: { path: DOMAINS, pathNot: '\\.(resolver|types|route)\\.ts$|-enums\\.ts$' },
      to: { path: ['^src/graphql/', 'node_modules/type-graphql/'] },
    },
    {
      name: 'tables-stay-home',
      comment:
        'A domain reads and writes its own tables only; types of rows may travel, tables only as foreign keys.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '\\.table\\.ts$' },
      to: { path: '\\.table\\.ts$', pathNot: '^src/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvers-do-not-reach-tables',
      severity: 'error',
      from: { path: '\\.resolver\\.ts$' },
      to: { path: '\\.table\\.ts$|^src/platform/database', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-app',
      severity: 'error',
      from: { path: '^src/', pathNot: ROOT },
      to: { path: ROOT },
    },
    {
      name: 'src-needs-no-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
