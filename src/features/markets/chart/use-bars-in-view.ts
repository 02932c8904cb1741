import { useEffect, useState } from 'react'
import type { BarsInView } from '../../../charts/time/bars-in-view.ts'
import type { CandleChart } from '../../../charts/candles/candle-chart.ts'

/** Null without a chart or without bars. */
export function useBarsInView(chart: CandleChart | null): BarsInView | null {
  const [view, setView] = useState<BarsInView | null>(null)
  useEffect(() => {
    const leave = chart?.onView((next) => setView((now) => (isSame(now, next) ? now : next)))
    return () => {
      leave?.()
      setView(null)
    }
  }, [chart])
  return view
}

/** Open time of the bar under the crosshair, epoch milliseconds; null without a crosshair. */
export function useHoveredBar(chart: CandleChart | null): number | null {
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => {
    const leave = chart?.onCrosshair((readout) =>
      setAt(readout?.isHovered === true ? readout.bar.time * 1000 : null),
    )
    return () => {
      leave?.()
      setAt(null)
    }
  }, [chart])
  return at
}

function isSame(one: BarsInView | null, other: BarsInView): boolean {
  return one?.from === other.from && one.to === other.to && one.isAtEnd === other.isAtEnd
}
