// Remembers trades that the person's own limits refused, so that the journal can tell what the limits saved and cost.
import { add, isZero } from '../../../../contract/decimal.ts'
import type { NewTarget } from '../../../storage/trading/targets.ts'
import type { RiskVerdict } from '../../../../engine/risk/checks.ts'
import type { ViewerContext } from '../../../context.ts'
import { exchangeTerms } from '../../../venue/index.ts'
import type { Wish } from '../../plan.ts'
import { quantitiesOf } from '../targets.ts'

/**
 * Milliseconds. Attempts on one side of a market within this time are one trade: the last is what would have been
 * placed, and if one is placed nothing was missed.
 */
const oneTradeMs = 10 * 60_000

/** What a limit of the person's own refused; anything else could not have been traded anyway. */
const isOwnRule = (rule: string): boolean =>
  rule !== 'ORDER_TOO_SMALL' && rule !== 'INSUFFICIENT_BALANCE'

export interface Refused {
  wish: Wish
  entryPrice: string
  stopPrice: string | null
  targets: NewTarget[]
  leverage: number
  verdict: RiskVerdict
  /** Fraction of the notional, the builder's fee included. */
  takerFee: string
}

export async function rememberRefused(
  { store, viewer, clock, newId, config }: ViewerContext,
  { wish, entryPrice, stopPrice, targets, leverage, verdict, takerFee }: Refused,
  setupTag: string | null,
): Promise<void> {
  const { refusal, quantity } = verdict
  const { symbol, maxLeverage } = wish.asset
  if (refusal === null || !isOwnRule(refusal.check)) return
  if (isZero(quantity) || leverage > maxLeverage) return
  const now = clock()
  const makerFee = add(exchangeTerms.makerFee, config.builder.feeTenthsBp / 100_000)
  await store.refusedTrades.put(
    {
      id: newId(),
      userId: viewer.id,
      rule: refusal.check,
      symbol,
      side: wish.side,
      setupTag,
      at: now,
      entryPrice,
      waits: wish.limitPrice !== null,
      stopPrice,
      targets: quantitiesOf(targets, quantity),
      quantity,
      leverage,
      entryFee: wish.limitPrice === null ? takerFee : makerFee,
      exitFee: takerFee,
      dueAt: now + oneTradeMs,
    },
    now - oneTradeMs,
  )
}

/** One is about to be placed after all. */
export async function forgetRefused(
  { store, viewer, clock }: ViewerContext,
  { asset: { symbol }, side }: Wish,
): Promise<void> {
  await store.refusedTrades.forget({ userId: viewer.id, symbol, side }, clock() - oneTradeMs)
}
