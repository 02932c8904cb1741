// What verbs are given: every effect they may have, as the ports of the rooms.
import type { ServerConfig } from './config.ts'
import type { Bus } from './live/port.ts'
import type { Signals } from './market/port.ts'
import type { Funds } from './money/port.ts'
import type { Clock, Findings, Logger } from './ops/port.ts'
import type { AgentKeys, AuthorityWatch, Cookies, Viewer } from './people/port.ts'
import type { DeskRuns } from './desk/port.ts'
import type { SessionRuns } from './sessions/port.ts'
import type { Store } from './storage/store.ts'
import type { Runner } from './trading/port.ts'
import type { Exchange } from './venue/port.ts'
import type { Chain } from './venue/ports/chain.ts'

export interface Context {
  config: ServerConfig
  store: Store
  exchange: Exchange
  signals: Signals
  chain: Chain
  agents: AgentKeys
  authority: AuthorityWatch
  bus: Bus
  runner: Runner
  sessionRuns: SessionRuns
  deskRuns: DeskRuns
  funds: Funds
  findings: Findings
  clock: Clock
  newId: () => string
  log: Logger
  /** What the request says of the page that it comes from; absent from programs. Not to be believed as it is. */
  pageOrigin?: string | undefined
  /** What the program that asks calls itself. */
  userAgent?: string | undefined
}

/** What belongs to one request. */
export interface Visit {
  cookies: Cookies
  /** Aborted when nobody waits for the answer any more, or nobody may: who left, signed out, or had their sign-in expire. */
  gone: AbortSignal
}

/** Verbs of signed-in people also know who asks. */
export interface ViewerContext extends Context {
  viewer: Viewer
}

/** Public verbs that tell the signed-in more: null, nobody in particular asks. */
export interface OptionalViewerContext extends Context {
  viewer: Viewer | null
}
