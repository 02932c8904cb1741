import { ServiceError } from '../../../contract/errors.ts'
import type { DeskTrade } from '../../storage/desk/trades.ts'
import type { Runner } from '../../trading/port.ts'
import {
  type TradingContext,
  cancelEntry,
  changeTargets,
  closeByHand,
  closeUnknownEntry,
  moveStop,
} from '../../trading/index.ts'
import type { DeskRuns } from '../port.ts'
import { changeBreakEven, replaceEntry } from './change-trade.ts'
import type { DeskContext } from './desk-context.ts'
import { deskHolder } from './desk-holder.ts'
import { releaseMarket } from './release-market.ts'
import { placeTrade } from './place-trade.ts'

/** Registers trades by hand with `trading`, which drives them from now on. */
export function createDeskRuns(trading: TradingContext, runner: Runner): DeskRuns {
  const desk: DeskContext = { trading, runner }
  trading.holders.set('desk', deskHolder(trading))

  /** Runs `work` on the trade's current row, while nothing else acts on it. Throws TRADE_NOT_OPEN. */
  function act<T>({ trade }: DeskTrade, work: (now: DeskTrade) => Promise<T>): Promise<T> {
    return runner.act(trade.mandateId, async () => {
      const now = await trading.store.deskTrades.byId(trade.id)
      if (now === undefined || now.position.status === 'closed') throw ended()
      return work(now)
    })
  }

  return {
    place: (trade) => placeTrade(desk, trade),
    moveStop: (trade, price) =>
      act(trade, async ({ position }) => void (await moveStop(trading, position.id, price))),
    replace: (trade, plan) => act(trade, (now) => replaceEntry(desk, now, plan)),
    setTargets: (trade, targets) =>
      act(trade, (now) => changeTargets(trading, now.position.id, targets, now.trade.entryPrice)),
    setBreakEven: (trade, breakEven) => act(trade, (now) => changeBreakEven(desk, now, breakEven)),
    cancel: (trade) => act(trade, (now) => cancel(trading, now)),
    closeUnknownEntry: ({ trade, position }) =>
      runner.act(trade.mandateId, async () => {
        const isGone = await closeUnknownEntry(trading, position.id)
        await releaseMarket(trading, trade.mandateId)
        return isGone
      }),
  }
}

async function cancel(trading: TradingContext, { trade, position }: DeskTrade): Promise<void> {
  await cancelEntry(trading, position.id)
  const outcome = await closeByHand(trading, position.id, 1)
  await releaseMarket(trading, trade.mandateId)
  if (outcome.result !== 'failed' || outcome.message === undefined) return
  throw new ServiceError('EXCHANGE_REJECTED', outcome.message)
}

function ended(): ServiceError {
  return new ServiceError('TRADE_NOT_OPEN', 'The trade has ended already')
}
