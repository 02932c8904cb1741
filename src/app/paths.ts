// Every address of the dashboard. Imports nothing, so that any feature may link anywhere.
// The API owns /auth /trading-sessions /user /api /referrals /usdc-verification /health /metrics /config /ws.
import type { Period } from '../../contract/board/leaderboard.ts'
import type { Interval } from '../../contract/market/market.ts'

/** The values that the form can be prefilled with; a `Session` fits. Percentages are of the budget. */
export interface NewSessionSettings {
  kind?: 'quick' | 'advance'
  symbol?: string
  assetIndex?: number
  budget?: string
  profitTarget?: number
  lossThreshold?: number
  maxPositions?: number
  /** Milliseconds; null: no end time. */
  durationMs?: number | null | undefined
  executionStrategy?: string | undefined
  strategyDuration?: string | undefined
  /** Whose decisions are its signals. */
  program?: { programId: number; interval: string; params: Record<string, number> } | undefined
}

/** Patterns for the router. */
export const patterns = {
  home: '/',
  overview: '/overview',
  sessions: '/sessions',
  newSession: '/sessions/new',
  session: '/sessions/:sessionId',
  positions: '/positions',
  markets: '/markets',
  market: '/markets/:symbol',
  trade: '/trade/:symbol?',
  leaderboard: '/leaderboard',
  /** Before the trader's pattern: no user has this id. */
  analytics: '/leaderboard/analytics',
  trader: '/leaderboard/:userId',
  invite: '/invite',
  /** The report card: what each kind of session earned on past candles. */
  strategy: '/strategy',
  help: '/help',
  funds: '/funds',
  settings: '/settings',
  inbox: '/inbox',
  /** All pages of the journal; its own routes are in its chunk. */
  journal: '/journal/*?',
  /** All pages of the lab, likewise. */
  lab: '/lab/*?',
  /** All pages of traders, likewise. */
  traders: '/traders/*?',
  demo: '/demo',
  design: '/design',
} as const

export const paths = {
  home: () => patterns.home,
  overview: () => patterns.overview,
  sessions: () => patterns.sessions,
  /** With settings, the form is prefilled with them. */
  newSession: (settings: NewSessionSettings = {}) =>
    withSearch(patterns.newSession, newSessionSearch(settings)),
  session: (sessionId: string, view: { interval?: Interval } = {}) =>
    withSearch(`/sessions/${encodeURIComponent(sessionId)}`, view),
  positions: () => patterns.positions,
  markets: () => patterns.markets,
  market: (symbol: string, view: { interval?: Interval } = {}) =>
    withSearch(`/markets/${encodeURIComponent(symbol)}`, view),
  /** Without a market: the first one. */
  trade: (symbol?: string) =>
    symbol === undefined ? '/trade' : `/trade/${encodeURIComponent(symbol)}`,
  leaderboard: () => patterns.leaderboard,
  analytics: () => patterns.analytics,
  trader: (userId: string, view: { period?: Period } = {}) =>
    withSearch(`/leaderboard/${encodeURIComponent(userId)}`, view),
  invite: () => patterns.invite,
  strategy: () => patterns.strategy,
  help: () => patterns.help,
  /** The address of an invitation: the first sign-in sends the code. */
  invitation: (code: string) => withSearch(patterns.home, { ref: code }),
  funds: (view: { tab?: 'deposit' | 'withdraw' | 'send' } = {}) => withSearch(patterns.funds, view),
  settings: () => patterns.settings,
  noticeSettings: () => `${patterns.settings}#notices`,
  inbox: () => patterns.inbox,
  /** `search`: the journal's filters, without "?". */
  journal: (search = '') => inJournal('', search),
  journalAnalytics: (search = '') => inJournal('/analytics', search),
  journalEntries: (search = '') => inJournal('/entries', search),
  journalImport: () => inJournal('/import', ''),
  journalTrade: (tradeId: string, search = '') =>
    inJournal(`/trades/${encodeURIComponent(tradeId)}`, search),
  lab: () => '/lab',
  /** With a starter's name: begins with it. */
  newProgram: (from?: string) => withSearch('/lab/new', { from }),
  program: (programId: string) => `/lab/programs/${encodeURIComponent(programId)}`,
  labRuns: () => '/lab/runs',
  labRun: (runId: string) => `/lab/runs/${encodeURIComponent(runId)}`,
  labCompare: (runIds: readonly string[]) =>
    withSearch('/lab/runs/compare', { ids: runIds.join() }),
  /** A run that somebody shares, for everybody. */
  labShared: (token: string) => `/lab/shared/${encodeURIComponent(token)}`,
  labTraders: () => '/lab/traders',
  labPools: () => '/lab/pools',
  labGuide: () => '/lab/guide',
  traders: () => '/traders',
  newTrader: () => '/traders/new',
  ownTrader: (traderId: string) => `/traders/${encodeURIComponent(traderId)}`,
  traderTerms: (traderId: string) => `/traders/${encodeURIComponent(traderId)}/terms`,
  /** `next`: the path to go on to. */
  demo: (next?: string) => withSearch(patterns.demo, { next }),
  design: () => patterns.design,
} as const

function newSessionSearch(settings: NewSessionSettings): Record<string, string | undefined> {
  const { kind, symbol, assetIndex, budget, executionStrategy, strategyDuration } = settings
  const { profitTarget, lossThreshold, maxPositions, durationMs, program } = settings
  const text = (value: number | undefined) => (value === undefined ? undefined : String(value))
  return {
    ...(kind === 'advance' && { kind }),
    symbol,
    // A market has a name and an index: the index is used where the name is unknown.
    assetIndex: symbol === undefined ? text(assetIndex) : undefined,
    budget,
    ...(kind === 'advance' && { executionStrategy, strategyDuration }),
    profitTarget: text(profitTarget),
    lossThreshold: text(lossThreshold),
    maxPositions: text(maxPositions),
    durationMs: text(durationMs ?? undefined),
    ...(program && {
      program: String(program.programId),
      candles: program.interval,
      params: Object.entries(program.params)
        .map(([name, value]) => `${name}:${value}`)
        .join(),
    }),
  }
}

function inJournal(path: string, search: string): string {
  return `/journal${path}${search === '' ? '' : `?${search}`}`
}

function withSearch(path: string, search: Record<string, string | undefined>): string {
  const given = Object.entries(search).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
