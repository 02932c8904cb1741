// What a model is shown: money, limits, markets and positions as they are now, each position with what it was opened for.
import { toNumber } from '../../../contract/decimal.ts'
import { intervalMs } from '../../../contract/market/market.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import type { BindingRow } from '../../storage/lab/bindings.ts'
import type { ExecutionRow } from '../../storage/lab/executions.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TraderRow } from '../../storage/traders/traders.ts'
import { entryPriceOf, openSizeOf, positionPnlOf } from '../../trading/index.ts'
import type { Situation } from '../live/run/situation.ts'
import { roomFor } from '../live/trades/gate.ts'
import { dataBlock, messagesFor } from './prompts.ts'

const watched = ['15m', '1h'] as const
const candleCount = 24
const recentCount = 6

/** Deterministic: the same account, market and time make the same text. Throws what the exchange port throws. */
export async function contextFor(
  ctx: ViewerContext,
  binding: BindingRow,
  trader: TraderRow,
  situation: Situation,
  at: number,
) {
  const { store, exchange } = ctx
  const live = await store.bindings.livePositions([binding.id])
  const openings = await store.executions.ofPositions(live.map(({ id }) => id))
  const recent = await store.executions.list(
    trader.userId,
    { bindingId: binding.id },
    { offset: 0, limit: recentCount },
  )
  const markets = []
  for (const symbol of binding.symbols) markets.push(await marketOf(symbol))
  return messagesFor(
    trader.prompt,
    dataBlock({
      time: new Date(at).toISOString(),
      budget: {
        free_margin_usdc: rounded(situation.balance),
        equity_usdc: rounded(situation.equity),
        budget_usdc: trader.budget === null ? null : toNumber(trader.budget),
        stops_when_lost_percent: trader.lossThreshold,
      },
      markets,
      positions: live.map((position) => positionOf(position, openings, exchange)),
      recent_decisions: recent.map(recentOf),
    }),
  )

  async function marketOf(symbol: string) {
    const room = await roomFor(ctx, trader, symbol)
    const signals = []
    for (const interval of watched) {
      const signal = await ctx.signals.latest(symbol, interval)
      if (signal === undefined) continue
      const { side, score, regime } = signal
      signals.push({ interval, side, score: rounded(score), regime })
    }
    const range = { to: at - intervalMs['1h'], limit: candleCount }
    const candles = await exchange.candleHistory(symbol, '1h', range)
    return {
      symbol,
      price: toNumber(situation.prices.get(symbol) ?? '0'),
      largest_quantity: toNumber(room.largest),
      largest_leverage: room.leverage,
      largest_quantity_at_largest_leverage: toNumber(room.leveraged),
      smallest_quantity: toNumber(room.smallest),
      minimum_order_usdc: toNumber(room.minimumOrder),
      signals,
      closed_candles_1h: candles.map(({ t, o, h, l, c, v }) => [
        new Date(t).toISOString().slice(0, 16),
        ...[o, h, l, c, v].map(Number),
      ]),
    }
  }
}

function positionOf(
  position: PositionRow,
  openings: readonly ExecutionRow[],
  exchange: ViewerContext['exchange'],
) {
  const { symbol, side, leverage, stopLossPrice, takeProfitPrice, openedAt } = position
  const opening = openings.find(({ positionId }) => positionId === position.id)
  const mark = exchange.mark(symbol)?.mark ?? null
  const size = toNumber(openSizeOf(position))
  return {
    symbol,
    side,
    quantity: side === 'long' ? size : -size,
    entry_price: toNumber(entryPriceOf(position)),
    leverage,
    net_pnl_usdc: rounded(toNumber(positionPnlOf(position, mark).net)),
    stop: numberOf(stopLossPrice),
    target: numberOf(takeProfitPrice),
    opened_at: new Date(openedAt).toISOString(),
    opened_because: opening?.reason ?? null,
    plan: opening?.plan ?? null,
  }
}

function recentOf({ at, action, symbol, state, quantity, reason, error }: ExecutionRow) {
  return {
    at: new Date(at).toISOString(),
    action,
    symbol,
    status: state,
    quantity: numberOf(quantity),
    reason,
    error,
  }
}

function numberOf(text: DecimalString | null): number | null {
  return text === null ? null : toNumber(text)
}

function rounded(value: number): number {
  return Number(value.toFixed(4))
}
