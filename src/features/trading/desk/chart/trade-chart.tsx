import { t } from '@lingui/core/macro'
import { useCallback, useMemo } from 'react'
import type { Candle, Interval } from '../../../../../contract/market/market.ts'
import { useFreshness } from '../../../../api/freshness.ts'
import { candleStream } from '../../../../api/live/streams.ts'
import { useLive } from '../../../../api/live/use-live.ts'
import CandleChartView from '../../../../charts/candles/candle-chart-view.tsx'
import { useChartAlerts } from '../../../../charts/use-chart-alerts.ts'
import type { PriceLine } from '../../../../charts/chart-data.ts'
import { levelName } from '../../../../charts/level-layout.ts'
import type { PlannedPosition } from '../../../../charts/position-tool/planned-position.ts'
import type { LevelMove } from '../../../../charts/position-tool/position-tool.ts'
import { formatPrice, pricePlaces } from '../../../../lib/numbers/format.ts'

export interface TradeChartProps {
  symbol: string
  interval: Interval
  candles: readonly Candle[]
  plan: PlannedPosition | null
  /** The levels of the market's other trades. Keep it stable between renders. */
  otherLines: readonly PriceLine[]
  /** Keep it stable between renders. */
  onLevelMove: (move: LevelMove) => void
  /** As tall as the room there is. */
  fill: boolean
}

/** The market's chart with the trade that is being planned. */
export default function TradeChart(props: TradeChartProps) {
  const { symbol, interval, candles, plan, otherLines, onLevelMove, fill } = props
  const live = useLive()
  const alerts = useChartAlerts(symbol)
  const isStale = useFreshness() === 'stale'
  const feed = useCallback(
    (onCandle: (candle: Candle) => void) =>
      live.subscribe(candleStream(symbol, interval), onCandle),
    [live, symbol, interval],
  )
  const last = candles.at(-1)?.c ?? '0'
  const lines = useMemo(() => [...alerts.lines, ...otherLines], [alerts.lines, otherLines])
  const levels = [
    ...(plan?.levels ?? []),
    ...otherLines.map(({ label, count, price }) => ({ label: levelName(label, count), price })),
  ].map(({ label, price }) => t`${label} at ${formatPrice(price)}`)
  return (
    <CandleChartView
      candles={candles}
      plan={plan}
      priceLines={lines}
      onLevelMove={onLevelMove}
      feed={feed}
      pricePlaces={pricePlaces(last)}
      label={t`${symbol}, ${interval} candles, last ${formatPrice(last)}. ${levels.join(', ')}`}
      isStale={isStale}
      drawingsOf={symbol}
      onAlertPrice={alerts.setAt}
      className="h-72 sm:h-96"
      fill={fill}
    />
  )
}
