import { t } from '@lingui/core/macro'
import { useMemo } from 'react'
import { intervalMs, type Interval } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import CandleChartView from '../../../charts/candles/candle-chart-view.tsx'
import { messageFor } from '../../../api/errors.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { useHistory } from '../backtest/use-history.ts'
import { candlesOf } from '../result/marks.ts'
import { comparedMarks, type ComparedRow } from './compared-marks.ts'

export interface AgainstChartProps {
  symbol: string
  interval: Interval
  /** Where the comparison begins. */
  from: UnixMs
  rows: readonly ComparedRow[]
}

/** Candles shown before the comparison begins. */
const before = 50

/** The fills of both on the same candles. */
export function AgainstChart({ symbol, interval, from, rows }: AgainstChartProps) {
  const width = intervalMs[interval]
  const begin = Math.floor(from / width) * width - before * width
  const [loaded] = useHistory([{ symbol, interval }], begin)
  const bars = loaded?.bars
  const candles = useMemo(() => (bars === undefined ? null : candlesOf(bars)), [bars])
  const markers = useMemo(() => comparedMarks(rows, symbol), [rows, symbol])
  if (candles !== null) {
    return (
      <CandleChartView
        candles={candles}
        markers={markers}
        label={t`${interval} candles of ${symbol} with the fills of the program and of its backtest. The list below has them as text.`}
        className="h-80"
      />
    )
  }
  return loaded?.error ? (
    <ErrorMessage
      title={t`The candles did not load`}
      message={messageFor(loaded.error)}
      onRetry={loaded.retry}
    />
  ) : (
    <Skeleton className="h-80 w-full" />
  )
}
