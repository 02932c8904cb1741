import { expect, test } from 'vitest'
import { paths, patterns } from './paths.ts'

test('has these addresses', () => {
  expect(patterns).toMatchInlineSnapshot(`
    {
      "demo": "/demo",
      "design": "/design",
      "home": "/",
      "market": "/markets/:symbol",
      "markets": "/markets",
      "newSession": "/sessions/new",
      "overview": "/overview",
      "positions": "/positions",
      "session": "/sessions/:sessionId",
      "sessions": "/sessions",
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
    demo: paths.demo(),
    design: paths.design(),
  }).toMatchInlineSnapshot(`
    {
      "demo": "/demo",
      "design": "/design",
      "home": "/",
      "market": "/markets/BTC",
      "marketHourly": "/markets/BTC?interval=1h",
      "markets": "/markets",
      "newSession": "/sessions/new",
      "newSessionOnEth": "/sessions/new?symbol=ETH",
      "overview": "/overview",
      "positions": "/positions",
      "session": "/sessions/abc",
      "sessionHourly": "/sessions/abc?interval=1h",
      "sessionWithOddId": "/sessions/a%2Fb%3Fc",
      "sessions": "/sessions",
    }
  `)
})

test('takes no address that the API owns', () => {
  const owned =
    /^\/(auth|trading-sessions|user|api|referrals|usdc-verification|health|config|ws)(\/|$)/
  for (const pattern of Object.values(patterns)) expect(pattern).not.toMatch(owned)
})
