import { ServiceError } from '../../../contract/errors.ts'
import type { DeskTrade } from '../../storage/desk/trades.ts'
import type { CloseOutcome, NotOpen, Part, Runner } from '../../trading/port.ts'
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
    closePart: (trade, part) => act(trade, (now) => closePart(trading, now, part)),
    cancel: (trade) => act(trade, (now) => cancel(trading, now)),
    closeUnknownEntry: ({ trade, position }) =>
      runner.act(trade.mandateId, async () => {
        const isGone = await closeUnknownEntry(trading, position.id)
        await releaseMarket(trading, trade.mandateId)
        return isGone
      }),
  }
}

async function cancel(trading: TradingContext, now: DeskTrade): Promise<void> {
  await cancelEntry(trading, now.position.id)
  await close(trading, now, { fraction: 1 })
}

async function closePart(trading: TradingContext, now: DeskTrade, part: Part): Promise<void> {
  const outcome = await close(trading, now, part)
  if (outcome.result !== 'not_open') return
  const { status } = (await trading.store.positions.byId(now.position.id)) ?? { status: 'closed' }
  if (status === 'closed') throw ended()
  throw new ServiceError('POSITION_NOT_OPEN', 'Nothing of the entry has filled yet')
}

async function close(
  trading: TradingContext,
  { trade, position }: DeskTrade,
  part: Part,
): Promise<CloseOutcome | NotOpen> {
  const outcome = await closeByHand(trading, position.id, part)
  await releaseMarket(trading, trade.mandateId)
  if (outcome.result === 'failed' && outcome.message !== undefined) {
    throw new ServiceError('EXCHANGE_REJECTED', outcome.message)
  }
  return outcome
}

function ended(): ServiceError {
  return new ServiceError('TRADE_NOT_OPEN', 'The trade has ended already')
}
