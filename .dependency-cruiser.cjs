const { readdirSync } = require('node:fs')

/** Which folders may import which. docs/architecture.md has the same as a table. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: {
    path: '^(contract|engine|sandbox|platform|server|localnet|src|e2e|scripts|bench)/',
    pathNot: allowed,
  },
})
const test = '\\.test\\.tsx?$'
/**
 * The rooms of the server, lowest first: a room may import those before it, and only their port.ts (types) or index.ts
 * (functions); all folders of storage are open to every room. Rooms in one line may not import each other.
 * `settings` reads what the operator has set, with the rules of the rooms that it is for, and is open to every room.
 */
const rooms = [
  ['storage'],
  ['people'],
  ['venue'],
  ['market'],
  ['trading'],
  ['sessions', 'desk', 'traders'],
  ['money'],
  ['journal'],
  ['lab'],
  ['board'],
  ['notices'],
  ['ops'],
  ['live'],
  ['http'],
]
const unlisted = readdirSync('server', { withFileTypes: true }).filter(
  (entry) =>
    entry.isDirectory() &&
    !['settings', 'testing', 'tests'].includes(entry.name) &&
    !rooms.flat().includes(entry.name),
)
if (unlisted.length > 0) {
  throw new Error(`No rule names server/${unlisted.map(({ name }) => name).join(', server/')}`)
}
const walls = rooms.flatMap((line, rank) =>
  line.map((room) => {
    const below = rooms.slice(0, rank).flat()
    return {
      name: `server-${room}-knows-only-what-is-below`,
      severity: 'error',
      from: { path: `^server/${room}/`, pathNot: test },
      to: {
        path: '^server/[^/]+/',
        pathNot: [
          `^server/${room}/`,
          '^server/settings/',
          '^server/(ops|live)/port\\.ts$',
          ...(below.includes('storage') ? ['^server/storage/'] : []),
          ...below.map((other) => `^server/${other}/(port|index)\\.ts$`),
        ],
      },
    }
  }),
)

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('contract-knows-nobody', '^contract/', '^contract/'),
    only('sandbox-knows-engine-and-contract', '^sandbox/', '^(sandbox|engine|contract)/'),
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
      name: 'ccxt-is-loaded-when-it-is-asked-for',
      severity: 'error',
      comment:
        'It takes a hundred megabytes: a class of it is loaded by server/venue/by-key/ccxt.ts, when there is an account.',
      from: {},
      to: { path: 'node_modules/ccxt/' },
    },
    {
      name: 'only-the-lab-runs-code-of-people',
      severity: 'error',
      from: { path: '^server/', pathNot: [test, '^server/(lab|testing)/'] },
      to: { path: '^sandbox/' },
    },
    ...walls,
    {
      name: 'only-charts-draw-charts',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/charts/' },
      to: { path: 'node_modules/lightweight-charts/' },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      comment: 'A feature is a folder of src/features, or of its groups trading and account.',
      from: { path: '^src/features/((?:trading|account)/[^/]+|[^/]+)/' },
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
      from: { path: '^src/(api|wallet|charts|ui|lib|styles|texts)/' },
      to: { path: '^src/(app|features)/' },
    },
    only(
      'dashboard-knows-contract-and-engine',
      { path: '^src/', pathNot: '^src/features/(lab|trading/sessions)/' },
      '^(src|contract|engine)/',
    ),
    only(
      'lab-and-sessions-know-the-sandbox',
      '^src/features/(lab|trading/sessions)/',
      '^(src|contract|engine|sandbox)/',
      'People’s programs run in the browser as they do on the server.',
    ),
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
