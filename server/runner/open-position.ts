// An entry with its take-profit and stop, as one bracket: intents first, then the exchange, then the books.
import { multiply, toFixed } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { Asset } from '../../contract/market.ts'
import type { Decision } from '../../engine/types.ts'
import type { NewOrder } from '../storage/orders.ts'
import type { NewPosition } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { type Desk, SessionMovedOn, backOff } from './desk.ts'
import { syncOwnFills } from './fills.ts'
import { type Journal, write } from '../ledger/journal.ts'
import { marketLimit, triggerLimit } from './prices.ts'
import { intend, orderFor, sendIntended } from './send-orders.ts'

export type Opening = Extract<Decision, { action: 'open' }>

export interface OpenOrder {
  session: SessionRow
  asset: Asset
  decision: Opening
  markPrice: string
}

/** True when the entry filled. */
export async function openPosition(desk: Desk, open: OpenOrder): Promise<boolean> {
  const { session, asset, decision } = open
  if (!(await setLeverage(desk, session, asset))) return false
  const orders = await writeIntents(desk, open)
  const [entry] = await sendIntended(desk, session, asset, orders, 'bracket')
  if (entry?.status === 'rejected') {
    desk.log.warn({ sessionId: session.id, side: decision.side }, 'an entry was refused')
    backOff(desk, session.id)
  }
  if (entry?.status !== 'filled') return false
  desk.memory.retryAt.delete(session.id)
  await syncOwnFills(desk, session.userId)
  return true
}

/** Once per session and process. False: refused, to be tried later. */
async function setLeverage(desk: Desk, session: SessionRow, asset: Asset): Promise<boolean> {
  if (desk.memory.leveraged.has(session.id)) return true
  try {
    await desk.exchange.setLeverage(session.userId, asset.assetIndex, session.leverage)
  } catch (error) {
    if (!(error instanceof ServiceError && error.code === 'EXCHANGE_REJECTED')) throw error
    backOff(desk, session.id)
    await write(desk, (_, journal) =>
      journal.log(session, {
        level: 'warn',
        kind: 'order',
        message: `The exchange refused leverage ${session.leverage}x: ${error.message}`,
      }),
    )
    return false
  }
  desk.memory.leveraged.add(session.id)
  return true
}

async function writeIntents(desk: Desk, open: OpenOrder): Promise<NewOrder[]> {
  const { session, decision } = open
  return write(desk, async (store, journal) => {
    const { interval, at } = decision.signal
    const lastEntryAt = { ...session.lastEntryAt, [interval]: at }
    if (!(await store.sessions.change(session.id, session.version, { lastEntryAt }))) {
      throw new SessionMovedOn('the session changed while an entry was decided')
    }
    const trade = await store.trades.ensureOpen({
      id: desk.newId(),
      sessionId: session.id,
      userId: session.userId,
      symbol: session.symbol,
      openedAt: desk.clock(),
    })
    const position = newPosition(desk, open, trade.id)
    await store.positions.insert(position)
    const orders = bracketOrders(desk, open, position)
    await intend(desk, store, orders)
    await explain(desk, journal, open, position)
    journal.changed(session, 'session.changed')
    journal.changed(session, 'position.changed', position.id)
    return orders
  })
}

function newPosition(desk: Desk, { session, decision }: OpenOrder, tradeId: string): NewPosition {
  return {
    id: desk.newId(),
    tradeId,
    sessionId: session.id,
    userId: session.userId,
    assetIndex: session.assetIndex,
    symbol: session.symbol,
    side: decision.side,
    status: 'opening',
    plannedSize: decision.size,
    leverage: decision.leverage,
    takeProfitPrice: decision.takeProfitPrice,
    stopLossPrice: decision.stopLossPrice,
    protection: 'none',
    openedAt: desk.clock(),
  }
}

function bracketOrders(desk: Desk, open: OpenOrder, position: NewPosition): NewOrder[] {
  const { asset, decision, markPrice } = open
  const isBuy = decision.side === 'long'
  const { size, takeProfitPrice, stopLossPrice } = decision
  const child = (kind: 'take_profit' | 'stop_loss', triggerPrice: string) =>
    orderFor(desk, position, {
      kind,
      step: 0,
      size,
      triggerPrice,
      limitPrice: triggerLimit(triggerPrice, !isBuy, asset.szDecimals),
    })
  const limitPrice = marketLimit(markPrice, isBuy, asset.szDecimals)
  return [
    orderFor(desk, position, { kind: 'entry', step: 0, size, limitPrice }),
    child('take_profit', takeProfitPrice),
    child('stop_loss', stopLossPrice),
  ]
}

async function explain(
  desk: Desk,
  journal: Journal,
  open: OpenOrder,
  position: NewPosition,
): Promise<void> {
  const { session, decision, markPrice, asset } = open
  const notional = multiply(decision.size, markPrice)
  await journal.log(session, {
    level: 'info',
    kind: 'decision',
    message:
      `${decision.message}. Ordering ${decision.size} ${asset.symbol} at about ${markPrice} ` +
      `(${toFixed(notional, 2)} USDC, ${decision.leverage}x); take-profit ${decision.takeProfitPrice}, stop ${decision.stopLossPrice}`,
    tradeId: position.tradeId,
    positionId: position.id,
    data: {
      action: 'open',
      symbol: asset.symbol,
      side: decision.side,
      size: decision.size,
      markPrice,
      leverage: decision.leverage,
      takeProfitPrice: decision.takeProfitPrice,
      stopLossPrice: decision.stopLossPrice,
      signal: decision.signal,
      threshold: desk.strategyOf(session).entryThreshold,
    },
  })
}
