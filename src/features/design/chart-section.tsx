import { Suspense } from 'react'
import type { Candle } from '../../../contract/market/market.ts'
import type { ChartMarker, PriceLine } from '../../charts/chart-data.ts'
import { now } from '../../lib/clock.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { Section, Specimen } from './section.tsx'

const CandleChartView = lazyPart(() => import('../../charts/candles/candle-chart-view.tsx'), {
  name: 'The chart',
})

const minute = 60_000
const start = Math.floor(now() / minute) * minute - 240 * minute
const candles = sampleCandles(240)
const last = candles.at(-1)

const markers: ChartMarker[] = [
  {
    id: 'refused',
    at: start + 150 * minute,
    kind: 'signal_refused',
    side: 'short',
    label: 'spread',
  },
  { id: 'taken', at: start + 176 * minute, kind: 'signal_taken', side: 'long' },
  { id: 'entry', at: start + 177 * minute, kind: 'entry', side: 'long', label: 'Long' },
  { id: 'exit', at: start + 214 * minute, kind: 'exit', side: 'long', label: 'Target' },
  { id: 'entry-2', at: start + 226 * minute, kind: 'entry', side: 'short', label: 'Short' },
]

const priceLines: PriceLine[] = [
  { id: 'entry', price: last?.o ?? '0', kind: 'entry', label: 'Entry', count: 1 },
  { id: 'tp', price: scaled(last?.o, 0.996), kind: 'take_profit', label: 'TP', count: 1 },
  { id: 'sl', price: scaled(last?.o, 1.004), kind: 'stop_loss', label: 'SL', count: 1 },
]

export function ChartSection() {
  return (
    <Section title="Chart">
      <Specimen name="Candles, entries and exits, signals taken and refused, take-profit and stop">
        <Suspense fallback={<Skeleton className="h-96 w-full" />}>
          <CandleChartView
            label="A sample market, one-minute candles"
            candles={candles}
            markers={markers}
            priceLines={priceLines}
            feed={sampleFeed}
          />
        </Suspense>
      </Specimen>
    </Section>
  )
}

/** Changes the last candle all the time, so that live updates can be seen. */
function sampleFeed(onCandle: (candle: Candle) => void): () => void {
  let beat = 0
  const timer = setInterval(() => {
    if (!last) return
    beat += 1
    const c = scaled(last.o, 1 + Math.sin(beat / 5) * 0.0012)
    const [low, high] = [Number(last.o), Number(c)].toSorted((left, right) => left - right)
    onCandle({ ...last, c, h: String(high), l: String(low) })
  }, 500)
  return () => clearInterval(timer)
}

function sampleCandles(count: number): Candle[] {
  let close = 97_000
  return Array.from({ length: count }, (_, index) => {
    const open = close
    close = open + Math.sin(index / 9) * 38 + Math.sin(index * 1.7) * 55 + Math.cos(index / 31) * 20
    const t = start + index * minute
    return {
      t,
      T: t + minute - 1,
      o: open.toFixed(1),
      h: (Math.max(open, close) + 18 + (index % 7) * 6).toFixed(1),
      l: (Math.min(open, close) - 16 - (index % 5) * 7).toFixed(1),
      c: close.toFixed(1),
      v: (4 + Math.abs(Math.sin(index * 2.3)) * 22).toFixed(3),
      n: 40,
    }
  })
}

function scaled(price: string | undefined, factor: number): string {
  return (Number(price ?? 0) * factor).toFixed(1)
}
