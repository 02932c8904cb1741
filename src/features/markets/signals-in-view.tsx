import { intervalMs, type Interval, type Signal } from '../../../contract/market/market.ts'
import type { CandleChart } from '../../charts/candles/candle-chart.ts'
import { SignalPanel } from './signal-panel.tsx'
import { signalsOf } from './signal-marks.ts'
import { useBarsInView, useHoveredBar } from './chart/use-bars-in-view.ts'

export interface SignalsInViewProps {
  /** Null while the candles are shown as a table: then all signals are used. */
  chart: CandleChart | null
  interval: Interval
  /** Ascending. */
  signals: readonly Signal[]
  /** Whether they reach the present. */
  isLive: boolean
  onShow: (at: number) => void
  /** It stands in a column beside the chart. */
  narrow: boolean
}

/** The signal of the bar under the crosshair, or of the last bar in view, and the changes of side up to the latter. */
export function SignalsInView(props: SignalsInViewProps) {
  const { chart, interval, signals, isLive, onShow, narrow } = props
  const view = useBarsInView(chart)
  const hovered = useHoveredBar(chart)
  const isAtEnd = view?.isAtEnd ?? true
  const closeOf = (open: number): number => open + intervalMs[interval] - 1
  const seen = isAtEnd || view === null ? signals : signalsOf(signals, 0, closeOf(view.to))
  const read = hovered === null ? seen : signalsOf(signals, 0, closeOf(hovered))
  const signal = read.at(-1)
  if (signal === undefined) return null
  const isNow = isLive && signal === signals.at(-1)
  return (
    <SignalPanel signal={signal} signals={seen} isNow={isNow} onShow={onShow} narrow={narrow} />
  )
}
