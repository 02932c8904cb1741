// What verbs get: every side effect that they may have, as ports of the other rooms.
import type { ServerConfig } from './settings/config.ts'
import type { Journal } from './journal/port.ts'
import type { Bus } from './live/port.ts'
import type { ProgramsAtWork } from './lab/live/port.ts'
import type { ProgramPool } from './lab/port.ts'
import type { Signals } from './market/port.ts'
import type { Funds } from './money/port.ts'
import type { Channels } from './notices/port.ts'
import type { Clock, Duties, Findings, Logger } from './ops/port.ts'
import type { AgentKeys, AuthorityWatch, Cookies, Person, Viewer } from './people/port.ts'
import type { DeskRuns } from './desk/port.ts'
import type { SessionRuns } from './sessions/port.ts'
import type { Store } from './storage/store.ts'
import type { Runner } from './trading/port.ts'
import type { Exchange, KeyVenues } from './venue/port.ts'
import type { Chain } from './venue/ports/chain.ts'

export interface Context {
  config: ServerConfig
  store: Store
  exchange: Exchange
  /** Accounts on other exchanges, read by API key. */
  keyVenues: KeyVenues
  signals: Signals
  chain: Chain
  agents: AgentKeys
  authority: AuthorityWatch
  bus: Bus
  duties: Duties
  runner: Runner
  sessionRuns: SessionRuns
  deskRuns: DeskRuns
  atWork: ProgramsAtWork
  /** Runs programs of people, in processes of their own. */
  programPool: ProgramPool
  funds: Funds
  journal: Journal
  /** Ways out of people's inboxes. */
  channels: Channels
  findings: Findings
  clock: Clock
  newId: () => string
  log: Logger
  /** The Origin of the calling page as the request states it, not verified; undefined for programs. */
  pageOrigin?: string | undefined
  /** The caller's User-Agent. */
  userAgent?: string | undefined
  /** The caller's address; an IPv6 subnet counts as one. */
  callerAddress?: string | undefined
}

/** What belongs to a single request. */
export interface Visit {
  cookies: Cookies
  /**
   * Aborted when nobody waits for the answer any more, or nobody may read it: the caller has left, signed out, or
   * the sign-in has expired.
   */
  gone: AbortSignal
}

/** The context of verbs for signed-in people, who may have no wallet yet. */
export interface PersonContext extends Context {
  viewer: Person
}

/** The context of verbs for signed-in people with a wallet. */
export interface ViewerContext extends Context {
  viewer: Viewer
}

/** The context of public verbs that return more to signed-in callers; null: not signed in. */
export interface OptionalViewerContext extends Context {
  viewer: Viewer | null
}
