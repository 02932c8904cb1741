/** Who may know whom. The table in docs/architecture.md says the same in words. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: {
    path: '^(contract|engine|platform|server|localnet|src|e2e|scripts|bench)/',
    pathNot: allowed,
  },
})
const test = '\\.test\\.tsx?$'
const nouns =
  '^server/(auth|deposits|health|keys|leaderboard|live|logs|market|openapi|positions|referrals|sessions|transfers|user|world)/'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('contract-knows-nobody', '^contract/', '^contract/'),
    only('platform-knows-nobody', '^platform/', '^platform/'),
    only('engine-knows-the-contract', '^engine/', '^(engine|contract)/'),
    {
      name: 'engine-is-pure',
      comment: 'No I/O, no clock, no randomness: it also runs in a browser worker.',
      severity: 'error',
      from: { path: '^engine/', pathNot: [test, '^engine/testing/'] },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    only(
      'localnet-speaks-the-exchange-protocol',
      { path: '^localnet/', pathNot: '^localnet/house/' },
      '^(localnet/|platform/|contract/(decimal|primitives)\\.ts)',
      'It must not know our API.',
    ),
    only(
      'house-traders-are-clients',
      '^localnet/house/',
      '^(localnet|platform|contract|engine)/',
      'They trade through the API like everyone, with the engine’s own rehearsals.',
    ),
    {
      name: 'server-knows-no-outside-but-in-tests',
      severity: 'error',
      from: { path: '^server/', pathNot: [test, '^server/testing/'] },
      to: { path: '^(localnet|src|e2e)/' },
    },
    {
      name: 'only-the-app-knows-http',
      severity: 'error',
      from: {
        path: '^server/',
        pathNot: [test, '^server/(http/|live/|testing/|app\\.ts|main\\.ts)'],
      },
      to: { path: '^server/http/|node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'only-storage-knows-sql',
      severity: 'error',
      from: { path: '^server/', pathNot: [test, '^server/(storage|testing)/'] },
      to: { path: 'node_modules/(drizzle-orm|pg|@electric-sql)/' },
    },
    {
      name: 'nouns-do-not-know-each-other',
      severity: 'error',
      from: {
        path: '^server/(auth|deposits|health|leaderboard|live|logs|market|openapi|positions|referrals|sessions|transfers|user|world)/',
        pathNot: test,
      },
      to: { path: nouns, pathNot: ['^server/$1/', '^server/keys/'] },
    },
    {
      name: 'only-charts-draw-charts',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/charts/' },
      to: { path: 'node_modules/lightweight-charts/' },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'features-know-of-the-app-only-its-paths',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/app/', pathNot: '^src/app/paths\\.ts$' },
    },
    {
      name: 'one-way-in-the-dashboard',
      severity: 'error',
      from: { path: '^src/(api|wallet|charts|ui|lib|styles)/' },
      to: { path: '^src/(app|features)/' },
    },
    only('dashboard-knows-contract-and-engine', '^src/', '^(src|contract|engine)/'),
    only('stories-know-the-contract', '^e2e/', '^(e2e|contract|scripts)/'),
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '\\.config\\.(ts|cjs)$', '^scripts/', '^bench/', test],
      },
      to: {},
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json', '.css'] },
  },
}
