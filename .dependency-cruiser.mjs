/** The arrows of the house: extension -> shared <- server. Each rule says what it protects. */
const only = (name, comment, from, to, extra = {}) => ({ name, comment, severity: 'error', from, to, ...extra });

export default {
  forbidden: [
    only('no-circular', 'A cycle has no bottom to start reading from.', {}, { circular: true }),
    only(
      'shared-stands-alone',
      'shared is the language: it knows neither of its speakers.',
      { path: '^shared/' },
      { path: '^(extension|server)/' },
    ),
    only(
      'shared-is-pure',
      'shared runs anywhere: no Node, no browser library.',
      { path: '^shared/src/', pathNot: '\\.test\\.ts$|/testing/' },
      { dependencyTypes: ['core'] },
    ),
    only(
      'shared-packages',
      'shared may lean on zod, viem, hashing, signatures, matrices and messages only.',
      { path: '^shared/src/', pathNot: '\\.test\\.ts$|/testing/' },
      {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg'],
        pathNot: 'node_modules/(zod|viem|canonicalize|@noble/hashes|@noble/curves|ml-matrix|icu-minify)/',
      },
    ),
    only('server-not-extension', 'The server never imports the extension.', { path: '^server/' }, { path: '^extension/' }),
    only(
      'extension-not-server',
      'The extension never imports the server (its end-to-end tests start it).',
      { path: '^extension/', pathNot: '^extension/e2e/' },
      { path: '^server/' },
    ),
    only(
      'platforms-apart',
      'A platform never imports another.',
      { path: '^shared/src/adapters/([^/]+)/' },
      { path: '^shared/src/adapters/([^/]+)/', pathNot: '^shared/src/adapters/$1/' },
    ),
    only(
      'adapters-by-registry',
      'Inside shared only the registry knows the platforms.',
      { path: '^shared/src/', pathNot: '^shared/src/adapters/' },
      { path: '^shared/src/adapters/[^/]+/' },
    ),
    only(
      'features-apart',
      'A feature never imports another feature.',
      { path: '^extension/features/([^/]+)/' },
      { path: '^extension/features/([^/]+)/', pathNot: '^extension/features/$1/' },
    ),
    only(
      'dexie-in-storage',
      'Only storage touches Dexie.',
      { path: '^extension/', pathNot: '^extension/(storage|e2e)/' },
      { path: 'node_modules/(dexie|dexie-react-hooks)/' },
    ),
    only(
      'ui-without-data',
      'Components of ui/ get their data as props.',
      { path: '^extension/ui/' },
      { path: '^extension/(storage|api|messaging|features)/' },
    ),
    only(
      'sql-in-stores',
      'Only stores (and the database folder they stand on) hold SQL.',
      { path: '^server/src/', pathNot: '^server/src/(stores|db)/|\\.test\\.ts$|/testing/' },
      { path: 'node_modules/postgres/', dependencyTypesNot: ['type-only'] },
    ),
    only(
      'routes-are-thin',
      'Routes reach data through services and stores given to them, never by SQL of their own.',
      { path: '^server/src/routes/' },
      { path: '^server/src/db/', dependencyTypesNot: ['type-only'] },
    ),
    only(
      'nothing-imports-tests',
      'Product code never imports tests.',
      { pathNot: '\\.test\\.tsx?$|/testing/|/e2e/|/bench/|/attack/|/consensus-report/|/cli/evaluate/' },
      { path: '\\.test\\.tsx?$|/testing/|/e2e/' },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.output|\\.wxt|fixtures)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
