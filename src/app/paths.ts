// Every address of the dashboard. Imports nothing, so that any feature may link anywhere.
// The API owns /auth /trading-sessions /user /api /referrals /usdc-verification /health /config /ws.
import type { Interval } from '../../contract/market.ts'

/** As the router matches them. */
export const patterns = {
  home: '/',
  overview: '/overview',
  sessions: '/sessions',
  newSession: '/sessions/new',
  session: '/sessions/:sessionId',
  positions: '/positions',
  markets: '/markets',
  market: '/markets/:symbol',
  demo: '/demo',
  design: '/design',
} as const

export const paths = {
  home: () => patterns.home,
  overview: () => patterns.overview,
  sessions: () => patterns.sessions,
  newSession: (prefill: { symbol?: string } = {}) => withSearch(patterns.newSession, prefill),
  session: (sessionId: string, view: { interval?: Interval } = {}) =>
    withSearch(`/sessions/${encodeURIComponent(sessionId)}`, view),
  positions: () => patterns.positions,
  markets: () => patterns.markets,
  market: (symbol: string, view: { interval?: Interval } = {}) =>
    withSearch(`/markets/${encodeURIComponent(symbol)}`, view),
  demo: () => patterns.demo,
  design: () => patterns.design,
} as const

function withSearch(path: string, search: Record<string, string | undefined>): string {
  const given = Object.entries(search).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
