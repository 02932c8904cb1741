import { t } from '@lingui/core/macro'
import { useCallback, useMemo } from 'react'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { ProgramFill } from '../../../../engine/programs/account.ts'
import type { Bars } from '../../../../engine/types.ts'
import CandleChartView from '../../../charts/candles/candle-chart-view.tsx'
import type { TimeLine } from '../../../charts/time/time-lines.ts'
import { candlesOf, fillMarks, runOf, tradeAt, tradeLines, type ShownTrade } from './marks.ts'

export interface BacktestChartProps {
  bars: Bars
  symbol: string
  picture: { fills: readonly ProgramFill[]; trades: readonly ShownTrade[] } | null
  /** The chosen run. */
  time: UnixMs | null
  /** Undefined: no run can be opened. Keep it stable between renders. */
  onRun: ((time: UnixMs) => void) | undefined
  className?: string
}

/** The candles with what the program did on them. A marker opens the run behind it. */
export function BacktestChart({
  bars,
  symbol,
  picture,
  time,
  onRun,
  className = 'h-80',
}: BacktestChartProps) {
  const candles = useMemo(() => candlesOf(bars), [bars])
  const fills = picture?.fills
  const markers = useMemo(() => fillMarks(fills ?? [], symbol), [fills, symbol])
  const trade = picture ? tradeAt(picture.trades, time) : undefined
  const lines = useMemo(() => tradeLines(trade), [trade])
  const moments = useMemo((): TimeLine[] => {
    // The candle that closed for this run.
    return time === null ? [] : [{ id: 'run', at: time - 1, kind: 'chosen', label: t`This run` }]
  }, [time])
  const pick = useCallback(
    (ids: string[]) => {
      const fill = fills?.[Number(ids[0])]
      if (fill) onRun?.(runOf(fill))
    },
    [fills, onRun],
  )
  const { interval } = bars
  const count = fills?.length ?? 0
  return (
    <CandleChartView
      candles={candles}
      markers={markers}
      priceLines={lines}
      timeLines={moments}
      onPick={onRun && pick}
      label={t`${interval} candles of ${symbol} with ${count} fills of the program. The list of trades has them as text.`}
      className={className}
    />
  )
}
