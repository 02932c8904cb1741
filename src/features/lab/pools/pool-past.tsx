import { plural, t } from '@lingui/core/macro'
import { useMemo, useState } from 'react'
import type { PoolSignal } from '../../../../contract/lab/signal-pools.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import { messageFor } from '../../../api/errors.ts'
import CandleChartView from '../../../charts/candles/candle-chart-view.tsx'
import type { ChartMarker } from '../../../charts/chart-data.ts'
import { formatDateTime } from '../../../lib/time.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { candlesOf } from '../result/marks.ts'
import { useFirings } from './use-firings.ts'

export interface PoolPastProps {
  logic: 'and' | 'or'
  /** Those that can be read. */
  signals: readonly PoolSignal[]
  symbols: readonly string[]
}

/** Where the pool would have fired, while it is edited. */
export function PoolPast({ logic, signals, symbols }: PoolPastProps) {
  const [chosen, setChosen] = useState('')
  const symbol = symbols.includes(chosen) ? chosen : symbols[0]
  if (symbol === undefined || signals.length === 0) {
    return (
      <p className="text-muted">{t`Choose a market and a signal to see where it would have fired.`}</p>
    )
  }
  return (
    <section aria-label={t`Where it would have fired`} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="label">{t`Where it would have fired`}</h3>
        {symbols.length > 1 && (
          <Segmented
            label={t`Market`}
            value={symbol}
            options={symbols.map((each) => ({ value: each, label: each }))}
            onValueChange={setChosen}
          />
        )}
      </div>
      <Past key={symbol} {...{ logic, signals, symbol }} />
    </section>
  )
}

const lastShown = 5

function Past({ logic, signals, symbol }: Omit<PoolPastProps, 'symbols'> & { symbol: string }) {
  const { bars, fired, error, retry } = useFirings(logic, signals, symbol)
  const candles = useMemo(() => (bars === null ? [] : candlesOf(bars)), [bars])
  const markers = useMemo(() => fired.map(markerOf), [fired])
  if (error) {
    return (
      <ErrorMessage
        title={t`The candles did not load`}
        message={messageFor(error)}
        onRetry={retry}
      />
    )
  }
  if (bars === null) return <Skeleton className="h-72 w-full" />
  const { interval } = bars
  const times = plural(fired.length, { one: 'once', other: '# times' })
  const last = fired
    .slice(-lastShown)
    .toReversed()
    .map((at) => formatDateTime(at))
  return (
    <>
      <CandleChartView
        candles={candles}
        markers={markers}
        label={t`${interval} candles of ${symbol}, on which the pool would have fired ${times}`}
        className="h-72"
      />
      <output className="text-xs text-muted">
        {fired.length === 0
          ? t`It would not have fired on these ${candles.length} candles.`
          : t`It would have fired ${times} on these ${candles.length} candles, last: ${last.join(', ')}.`}
      </output>
    </>
  )
}

/** On the candle whose close made it fire. */
function markerOf(at: UnixMs): ChartMarker {
  return { id: String(at), at: at - 1, kind: 'signal_taken', side: null, note: t`The pool fires` }
}
