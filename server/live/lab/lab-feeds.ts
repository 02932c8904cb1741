// What a socket of the lab is told by itself: a source a channel, each from a change that was announced, read again from the
// books.
import type { labChannels } from '../../../contract/live/lab-frames.ts'
import type { TraderPosition } from '../../../contract/traders/trader-positions.ts'
import type { EntityEvent, Ticker } from '../../../contract/live/live.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { TraderFollowing } from '../../lab/port.ts'
import type { Clock, Logger } from '../../ops/port.ts'
import type { BusRouter } from '../bus-router.ts'
import type { MarketStreams } from '../market-streams.ts'

export type LabChannel = (typeof labChannels)[number]

export interface LabFeedDeps {
  following: TraderFollowing
  router: BusRouter
  markets: Pick<MarketStreams, 'listen'>
  clock: Clock
  log: Logger
  /** Between two points of a curve, milliseconds. */
  curveMs?: number | undefined
}

export type Tell = (type: string, data: object) => void

/** Milliseconds. Several changes in a row, such as the fills of one order, cause one reading. */
const pauseMs = 250

/** Begins to tell; returns how to end it. `symbols`: of `prices`. */
export function listenTo(
  channel: LabChannel,
  deps: LabFeedDeps,
  userId: UserId,
  symbols: readonly string[],
  tell: Tell,
): () => void {
  switch (channel) {
    case 'prices':
      return prices(deps, symbols, tell)
    case 'model_chat':
      return decisions(deps, userId, tell)
    case 'backtests':
      return backtests(deps, userId, tell)
    case 'positions':
      return positions(deps, userId, tell)
    case 'trades':
      return trades(deps, userId, tell)
    case 'asset_curve':
      return curves(deps, userId, tell)
  }
}

function prices({ markets }: LabFeedDeps, symbols: readonly string[], tell: Tell): () => void {
  const stops = symbols.map((symbol) =>
    markets.listen({ kind: 'ticker', symbol }, (data) => {
      const { mark, at } = data as Ticker
      tell('price_update', { symbol, price: Number(mark), timestamp: new Date(at).toISOString() })
    }),
  )
  return () => stops.forEach((stop) => stop())
}

/** Work that is begun one after the other, and only while somebody listens. */
function reading({ log }: LabFeedDeps) {
  let isOver = false
  let queue = Promise.resolve()
  return {
    isOver: () => isOver,
    next(work: () => Promise<void>) {
      queue = queue
        .then(async () => (isOver ? undefined : work()))
        .catch((error: unknown) => log.warn({ error: String(error) }, 'a follower was not told'))
    },
    end() {
      isOver = true
    },
  }
}

function decisions(deps: LabFeedDeps, userId: UserId, tell: Tell): () => void {
  const reads = reading(deps)
  const stop = deps.router.listen(`user.${userId}.decisions`, (data) => {
    const { accountId, decisionId } = data as EntityEvent
    if (accountId === undefined || decisionId === undefined) return
    reads.next(async () => {
      const decision = await deps.following.decision(userId, accountId, decisionId)
      if (decision !== undefined && !reads.isOver()) tell('model_chat_update', decision)
    })
  })
  return () => {
    reads.end()
    stop()
  }
}

function backtests(deps: LabFeedDeps, userId: UserId, tell: Tell): () => void {
  const reads = reading(deps)
  const stop = deps.router.listen(`user.${userId}.backtests`, (data) => {
    const { backtestId } = data as EntityEvent
    if (backtestId === undefined) return
    reads.next(async () => {
      const found = await deps.following.backtest(userId, backtestId)
      if (found === undefined || reads.isOver()) return
      const { status, progress } = found
      tell('backtest_progress', { backtest_id: backtestId, status, progress })
    })
  })
  return () => {
    reads.end()
    stop()
  }
}

/** Reads at once, and again a moment after something of the account has changed. */
function onChange(deps: LabFeedDeps, userId: UserId, read: () => Promise<void>): () => void {
  const reads = reading(deps)
  let waiting: NodeJS.Timeout | undefined
  reads.next(read)
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined
      reads.next(read)
    }, pauseMs)
  }
  const stops = ['positions', 'orders'].map((stream) =>
    deps.router.listen(`user.${userId}.${stream}`, soon),
  )
  return () => {
    reads.end()
    clearTimeout(waiting)
    stops.forEach((stop) => stop())
  }
}

function positions(deps: LabFeedDeps, userId: UserId, tell: Tell): () => void {
  const told = new Map<number, string>()
  let isOver = false
  const read = async () => {
    for (const [account_id, held] of await deps.following.positions(userId)) {
      const text = JSON.stringify(held.map(shapeOf))
      if (isOver || (told.get(account_id) ?? '[]') === text) continue
      told.set(account_id, text)
      tell('position_update', { account_id, positions: held })
    }
  }
  const stop = onChange(deps, userId, read)
  return () => {
    isOver = true
    stop()
  }
}

/** What changes by trading, not by the mark. */
function shapeOf({ id, quantity, entry_price, stop, target, status }: TraderPosition) {
  return [id, quantity, entry_price, stop, target, status]
}

function trades(deps: LabFeedDeps, userId: UserId, tell: Tell): () => void {
  const since = deps.clock()
  const told = new Set<string>()
  let isOver = false
  const stop = onChange(deps, userId, async () => {
    for (const trade of await deps.following.trades(userId, since)) {
      if (isOver || told.has(trade.id)) continue
      told.add(trade.id)
      tell('trade_update', trade)
    }
  })
  return () => {
    isOver = true
    stop()
  }
}

function curves(deps: LabFeedDeps, userId: UserId, tell: Tell): () => void {
  const reads = reading(deps)
  const timer = setInterval(() => {
    reads.next(async () => {
      const { accounts } = await deps.following.bootstrap(userId)
      const timestamp = new Date(deps.clock()).toISOString()
      for (const { id, equity, net_pnl } of accounts) {
        if (!reads.isOver())
          tell('asset_curve_update', { account_id: id, equity, net_pnl, timestamp })
      }
    })
  }, deps.curveMs ?? 60_000)
  return () => {
    reads.end()
    clearInterval(timer)
  }
}
