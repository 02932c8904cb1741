// Changes to a trade that has not ended. Each caller holds the mandate.
import { isZero } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { DeskTrade } from '../../storage/desk/trades.ts'
import { armBreakEven, cancelEntry, entryPriceOf, moveToBreakEven } from '../../trading/index.ts'
import type { TradePlan } from '../plan.ts'
import type { BreakEven } from '../port.ts'
import { triggerOf } from './break-even-price.ts'
import type { DeskContext } from './desk-context.ts'
import { openBracket, refusalOf } from './place-trade.ts'

/** The entry is cancelled first: what it had filled decides whether there is anything to replace. */
export async function replaceEntry(
  desk: DeskContext,
  { trade, position }: DeskTrade,
  plan: TradePlan,
): Promise<'replaced' | 'filled'> {
  const { store, clock } = desk.trading
  const outcome = await cancelEntry(desk.trading, position.id)
  if (outcome === 'unknown') {
    const message = 'The exchange has not answered whether the entry is taken back; try again'
    throw new ServiceError('EXCHANGE_UNAVAILABLE', message)
  }
  if (outcome !== 'nothing_filled') return 'filled'
  const mandate = await store.mandates.byId(trade.mandateId)
  if (mandate === undefined) throw new Error(`mandate ${trade.mandateId} vanished`)
  const { breakEvenEnabled: enabled, breakEvenPercent: percent, breakEvenOffset: offset } = trade
  const breakEven = { enabled, percent, offset }
  const placed = { userId: trade.userId, plan, breakEven, setupTag: trade.setupTag }
  const opened = await openBracket(desk, mandate, placed, (inside, { id }) =>
    inside.deskTrades.change(trade.id, {
      positionId: id,
      quantity: plan.quantity,
      riskAmount: plan.verdict.riskAmount,
      updatedAt: clock(),
    }),
  )
  if (opened.outcome === 'refused') throw await refusalOf(desk, mandate, opened.positionId)
  return 'replaced'
}

export async function changeBreakEven(
  { trading }: DeskContext,
  { trade, position }: DeskTrade,
  breakEven: BreakEven,
): Promise<void> {
  const entry = entryPriceOf(position)
  const from: DecimalString = isZero(entry) ? trade.entryPrice : entry
  const { enabled, percent, offset } = breakEven
  // What a refusal leaves is the setting as it was. A waiting entry moves its stop as soon as it has filled.
  if (enabled && percent === 0 && position.status === 'open') {
    await moveToBreakEven(trading, position.id, offset)
  } else {
    await armBreakEven(trading, position.id, triggerOf(trade.side, from, breakEven), offset)
  }
  await trading.store.deskTrades.change(trade.id, {
    breakEvenEnabled: enabled,
    breakEvenPercent: percent,
    breakEvenOffset: offset,
    updatedAt: trading.clock(),
  })
}
