// A backtest's fills as markers on its candles.
import { t } from '@lingui/core/macro'
import { add, sign, zero } from '../../../../contract/decimal.ts'
import type { Candle } from '../../../../contract/market/market.ts'
import { intervalMs } from '../../../../contract/market/market.ts'
import { fromNumber } from '../../../../contract/decimal.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { FillCause, ProgramFill, ProgramTrade } from '../../../../engine/programs/account.ts'
import type { Bars } from '../../../../engine/types.ts'
import type { ChartMarker, PriceLine } from '../../../charts/chart-data.ts'
import { formatPrice } from '../../../lib/numbers/format.ts'

/** What is shown of a trade. */
export type ShownTrade = Pick<
  ProgramTrade,
  'symbol' | 'side' | 'entryPrice' | 'exitPrice' | 'openedAt' | 'closedAt' | 'cause' | 'net'
>

/** Decimals that a float of a candle is written with. */
const places = 12

export function candlesOf(bars: Bars): Candle[] {
  const step = intervalMs[bars.interval]
  const text = (column: Float64Array, i: number): string => fromNumber(column[i] ?? 0, places)
  return Array.from(bars.t, (t, i) => ({
    t,
    T: t + step - 1,
    o: text(bars.o, i),
    h: text(bars.h, i),
    l: text(bars.l, i),
    c: text(bars.c, i),
    v: text(bars.v, i),
    n: 0,
  }))
}

export function causeWords(cause: FillCause): string {
  switch (cause) {
    case 'order':
      return t`by the program`
    case 'stop':
      return t`by its stop`
    case 'target':
      return t`by its target`
    case 'liquidation':
      return t`liquidated`
    case 'end':
      return t`at the end of the candles`
  }
}

function shortCause(cause: FillCause): string | undefined {
  switch (cause) {
    case 'stop':
      return t`Stop`
    case 'target':
      return t`Target`
    case 'liquidation':
      return t`Liquidated`
    case 'order':
    case 'end':
      return undefined
  }
}

/** One marker a fill, with the fill's number as its id. */
export function fillMarks(fills: readonly ProgramFill[], symbol: string): ChartMarker[] {
  let held = zero
  return fills.flatMap((fill, i): ChartMarker[] => {
    if (fill.symbol !== symbol) return []
    const before = sign(held)
    held = add(held, fill.quantity)
    const isExit = before !== 0 && before !== sign(fill.quantity)
    const side = (isExit ? before : sign(fill.quantity)) > 0 ? 'long' : 'short'
    const label = shortCause(fill.cause)
    const price = formatPrice(fill.price)
    const note = isExit
      ? t`Closed at ${price}, ${causeWords(fill.cause)}`
      : sign(fill.quantity) > 0
        ? t`Bought at ${price}`
        : t`Sold at ${price}`
    return [
      {
        id: String(i),
        at: fill.at,
        kind: isExit ? 'exit' : 'entry',
        side,
        note,
        ...(label !== undefined && { label }),
      },
    ]
  })
}

/** The run that a fill came from; of a stop or target the run at the end of its candle. */
export function runOf({ at, cause }: ProgramFill): UnixMs {
  return cause === 'order' ? at : at + 1
}

/** Entry and exit of the trade that is open at a time, or ends or begins then. */
export function tradeAt(
  trades: readonly ShownTrade[],
  time: UnixMs | null,
): ShownTrade | undefined {
  if (time === null) return undefined
  return trades.findLast(({ openedAt, closedAt }) => openedAt <= time && closedAt + 1 >= time)
}

export function tradeLines(trade: ShownTrade | undefined): PriceLine[] {
  if (!trade) return []
  const { entryPrice, exitPrice, cause } = trade
  const exit = cause === 'stop' ? 'stop_loss' : cause === 'target' ? 'take_profit' : 'mark'
  return [
    { id: 'entry', price: entryPrice, kind: 'entry', label: t`Entry`, count: 1 },
    { id: 'exit', price: exitPrice, kind: exit, label: t`Exit`, count: 1 },
  ]
}
