import { expect, test } from 'vitest'
import { paths, patterns } from './paths.ts'

test('has these addresses', () => {
  expect(patterns).toMatchInlineSnapshot(`
    {
      "analytics": "/leaderboard/analytics",
      "demo": "/demo",
      "design": "/design",
      "funds": "/funds",
      "help": "/help",
      "home": "/",
      "invite": "/invite",
      "journal": "/journal/*?",
      "lab": "/lab/*?",
      "leaderboard": "/leaderboard",
      "market": "/markets/:symbol",
      "markets": "/markets",
      "newSession": "/sessions/new",
      "overview": "/overview",
      "positions": "/positions",
      "session": "/sessions/:sessionId",
      "sessions": "/sessions",
      "settings": "/settings",
      "strategy": "/strategy",
      "trade": "/trade/:symbol?",
      "trader": "/leaderboard/:userId",
      "traders": "/traders/*?",
    }
  `)
  expect({
    home: paths.home(),
    overview: paths.overview(),
    sessions: paths.sessions(),
    newSession: paths.newSession(),
    newSessionOnEth: paths.newSession({ symbol: 'ETH' }),
    session: paths.session('abc'),
    sessionHourly: paths.session('abc', { interval: '1h' }),
    sessionWithOddId: paths.session('a/b?c'),
    positions: paths.positions(),
    markets: paths.markets(),
    market: paths.market('BTC'),
    marketHourly: paths.market('BTC', { interval: '1h' }),
    trade: paths.trade(),
    tradeEth: paths.trade('ETH'),
    leaderboard: paths.leaderboard(),
    analytics: paths.analytics(),
    trader: paths.trader('u1'),
    traderWeek: paths.trader('u1', { period: '7d' }),
    invite: paths.invite(),
    invitation: paths.invitation('FRIEND1'),
    funds: paths.funds(),
    fundsWithdraw: paths.funds({ tab: 'withdraw' }),
    settings: paths.settings(),
    strategy: paths.strategy(),
    help: paths.help(),
    journal: paths.journal(),
    journalFiltered: paths.journal('side=buy'),
    journalAnalytics: paths.journalAnalytics('side=buy'),
    journalEntries: paths.journalEntries(),
    journalImport: paths.journalImport(),
    journalTrade: paths.journalTrade('abc'),
    journalTradeFiltered: paths.journalTrade('a/b', 'side=buy'),
    lab: paths.lab(),
    newProgram: paths.newProgram(),
    newProgramFrom: paths.newProgram('grid'),
    program: paths.program('7'),
    labRuns: paths.labRuns(),
    labRun: paths.labRun('bt-001'),
    labCompare: paths.labCompare(['bt-001', 'bt-002']),
    labShared: paths.labShared('abc'),
    labTraders: paths.labTraders(),
    labPools: paths.labPools(),
    labGuide: paths.labGuide(),
    traders: paths.traders(),
    newTrader: paths.newTrader(),
    ownTrader: paths.ownTrader('7'),
    demo: paths.demo(),
    design: paths.design(),
  }).toMatchInlineSnapshot(`
    {
      "analytics": "/leaderboard/analytics",
      "demo": "/demo",
      "design": "/design",
      "funds": "/funds",
      "fundsWithdraw": "/funds?tab=withdraw",
      "help": "/help",
      "home": "/",
      "invitation": "/?ref=FRIEND1",
      "invite": "/invite",
      "journal": "/journal",
      "journalAnalytics": "/journal/analytics?side=buy",
      "journalEntries": "/journal/entries",
      "journalFiltered": "/journal?side=buy",
      "journalImport": "/journal/import",
      "journalTrade": "/journal/trades/abc",
      "journalTradeFiltered": "/journal/trades/a%2Fb?side=buy",
      "lab": "/lab",
      "labCompare": "/lab/runs/compare?ids=bt-001%2Cbt-002",
      "labGuide": "/lab/guide",
      "labPools": "/lab/pools",
      "labRun": "/lab/runs/bt-001",
      "labRuns": "/lab/runs",
      "labShared": "/lab/shared/abc",
      "labTraders": "/lab/traders",
      "leaderboard": "/leaderboard",
      "market": "/markets/BTC",
      "marketHourly": "/markets/BTC?interval=1h",
      "markets": "/markets",
      "newProgram": "/lab/new",
      "newProgramFrom": "/lab/new?from=grid",
      "newSession": "/sessions/new",
      "newSessionOnEth": "/sessions/new?symbol=ETH",
      "newTrader": "/traders/new",
      "overview": "/overview",
      "ownTrader": "/traders/7",
      "positions": "/positions",
      "program": "/lab/programs/7",
      "session": "/sessions/abc",
      "sessionHourly": "/sessions/abc?interval=1h",
      "sessionWithOddId": "/sessions/a%2Fb%3Fc",
      "sessions": "/sessions",
      "settings": "/settings",
      "strategy": "/strategy",
      "trade": "/trade",
      "tradeEth": "/trade/ETH",
      "trader": "/leaderboard/u1",
      "traderWeek": "/leaderboard/u1?period=7d",
      "traders": "/traders",
    }
  `)
})

test('a form filled in like a session names what that kind is chosen by, and nothing else', () => {
  const quick = {
    id: 'secret',
    kind: 'quick',
    symbol: 'BTC',
    assetIndex: 0,
    budget: '100.5',
    profitTarget: 12.5,
    lossThreshold: 5,
    maxPositions: 3,
  } as const
  expect(paths.newSession(quick)).toBe(
    '/sessions/new?symbol=BTC&budget=100.5&profitTarget=12.5&lossThreshold=5&maxPositions=3',
  )
  const chosen = { executionStrategy: 'Degen', strategyDuration: '7D' } as const
  expect(paths.newSession({ ...quick, ...chosen, kind: 'advance' })).toBe(
    '/sessions/new?kind=advance&symbol=BTC&budget=100.5&executionStrategy=Degen&strategyDuration=7D',
  )
  expect(paths.newSession({ assetIndex: 3 })).toBe('/sessions/new?assetIndex=3')
})

test('takes no address that the API owns', () => {
  const owned =
    /^\/(auth|trading-sessions|user|api|referrals|usdc-verification|health|metrics|config|ws)(\/|$)/
  for (const pattern of Object.values(patterns)) expect(pattern).not.toMatch(owned)
})
