// The holder of programs' positions: guards them as trades by hand are, learns what became of orders without an answer,
// and closes everything of a trader that has lost what it may lose.
import { guardingHolder } from '../../../desk/index.ts'
import type { MandateRow } from '../../../storage/trading/mandates.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import {
  type Holder,
  type TradingContext,
  cancelLeftovers,
  closePosition,
  lookAfter,
  mayClose,
  mayRetry,
} from '../../../trading/index.ts'
import { lossReached, traderMoney } from './trader-money.ts'

export function programHolder(trading: TradingContext): Holder {
  const guard = guardingHolder(trading)
  return {
    alarm: (mandate) => guard.alarm(mandate),
    look: async (mandate) => {
      const looked = await guard.look(mandate)
      await settleSent(trading, mandate)
      const closed = await stopLosses(trading, mandate)
      return { opened: looked.opened, closed: looked.closed + closed }
    },
  }
}

/** Orders whose outcome was not known when they were sent. */
async function settleSent({ store }: TradingContext, mandate: MandateRow): Promise<void> {
  const positions = await store.positions.ofMandates([mandate.id])
  const sent = (await store.executions.ofPositions(positions.map(({ id }) => id))).filter(
    ({ state }) => state === 'sent',
  )
  for (const { id, positionId } of sent) {
    const orders = await store.orders.ofPosition(positionId ?? '')
    const entry = orders.find(({ kind }) => kind === 'entry')
    if (entry === undefined || entry.status === 'intent' || entry.status === 'unknown') continue
    const isFilled = entry.status === 'filled' || Number(entry.filledSize) > 0
    await store.executions.change(
      id,
      isFilled
        ? { state: 'done' }
        : { state: 'refused', error: entry.error ?? 'The order did not fill' },
    )
  }
}

async function stopLosses(trading: TradingContext, mandate: MandateRow): Promise<number> {
  const { store } = trading
  const of = await store.bindings.ofMandate(mandate.id)
  const trader = of && (await store.traders.byId(of.accountId))
  if (trader === undefined || trader.state === 'paused') return 0
  if ((await store.positions.live(mandate.id)).length === 0 && trader.state === 'active') {
    await stopIfLost(trading, trader)
    return 0
  }
  const isStopped = trader.state === 'error' || (await stopIfLost(trading, trader))
  return isStopped ? closeAll(trading, mandate) : 0
}

async function stopIfLost(trading: TradingContext, trader: TraderRow): Promise<boolean> {
  const error = lossReached(trader, await traderMoney(trading, trader))
  if (error === undefined) return false
  await trading.store.traders.change(trader.id, { state: 'error', error })
  return true
}

/** Closes all positions under the mandate. The caller holds it. */
export async function closeAll(trading: TradingContext, mandate: MandateRow): Promise<number> {
  const { asset, authority, live } = await lookAfter(trading, mandate, true)
  if (!mayClose(authority) || asset.isDelisted) return 0
  let closed = 0
  for (const position of live) {
    if (position.status !== 'open' || !mayRetry(trading, position.id)) continue
    const { result } = await closePosition(trading, {
      mandate,
      asset,
      position,
      reason: 'signal',
      why: { code: 'closes_with_trader', values: { side: position.side } },
    })
    if (result === 'closed') closed++
  }
  await cancelLeftovers(trading, mandate)
  return closed
}
