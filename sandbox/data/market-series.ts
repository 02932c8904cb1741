// The columns that programs read, computed by the engine from closed candles: the same functions that the signals of
// sessions are made of.
import type { Interval } from '../../contract/market/market.ts'
import { intervals } from '../../contract/market/market.ts'
import { closeTime } from '../../engine/signals/bars.ts'
import { adx } from '../../engine/signals/indicators/adx.ts'
import { atr } from '../../engine/signals/indicators/atr.ts'
import { bollinger } from '../../engine/signals/indicators/bollinger.ts'
import { ema } from '../../engine/signals/indicators/ema.ts'
import { macd } from '../../engine/signals/indicators/macd.ts'
import { obv } from '../../engine/signals/indicators/obv.ts'
import { rsi } from '../../engine/signals/indicators/rsi.ts'
import { sma } from '../../engine/signals/indicators/sma.ts'
import { stochastic } from '../../engine/signals/indicators/stochastic.ts'
import { vwap } from '../../engine/signals/indicators/vwap.ts'
import { signals } from '../../engine/signals/signal.ts'
import type { Bars } from '../../engine/types.ts'
import type { IndicatorName } from '../language/indicators.ts'
import { isIndicatorName } from '../language/indicators.ts'
import type { Series, SeriesRequest } from '../machine/series.ts'

/** Closed candles of a market, ascending; undefined where there are none. */
export type CandleSource = (symbol: string, interval: Interval) => Bars | undefined

/** Answers what a program asks to read. Each column is computed once. */
export function marketSeries(
  candles: CandleSource,
): (request: SeriesRequest) => Series | { refused: string } {
  const computed = new Map<string, Series>()
  return (request) => {
    const { symbol, interval } = request
    if (!isInterval(interval)) {
      return { refused: `There is no interval ${interval}; there are ${intervals.join(', ')}` }
    }
    const bars = candles(symbol, interval)
    if (!bars) return { refused: `There are no ${interval} candles of ${symbol}` }
    const key = JSON.stringify(request)
    const known = computed.get(key)
    if (known) return known
    const series = { values: valuesOf(request, bars), knownAt: closesOf(bars) }
    computed.set(key, series)
    return series
  }
}

function valuesOf(request: SeriesRequest, bars: Bars): Float64Array {
  switch (request.kind) {
    case 'candles':
      return bars[request.column]
    case 'signal':
      return Float64Array.from(signals(bars), ({ score }) => score)
    case 'indicator':
      if (!isIndicatorName(request.name)) throw new RangeError(`no indicator ${request.name}`)
      return lineOf(lines[request.name](bars, periodsOf(request.periods)), request.line)
  }
}

type Lines = Float64Array | Readonly<Record<string, Float64Array>>
type Periods = (name: string) => number

const lines: Record<IndicatorName, (bars: Bars, periods: Periods) => Lines> = {
  sma: ({ c }, n) => sma(c, n('period')),
  ema: ({ c }, n) => ema(c, n('period')),
  rsi: ({ c }, n) => rsi(c, n('period')),
  macd: ({ c }, n) => ({ ...macd(c, n('fast'), n('slow'), n('signal')) }),
  bollinger: ({ c }, n) => ({ ...bollinger(c, n('period'), n('width')) }),
  atr: (bars, n) => atr(bars, n('period')),
  adx: (bars, n) => ({ ...adx(bars, n('period')) }),
  stochastic: (bars, n) => ({ ...stochastic(bars, n('period'), n('smooth'), n('signal')) }),
  vwap: (bars) => vwap(bars),
  obv: (bars) => obv(bars),
}

function periodsOf(periods: Readonly<Record<string, number>>): Periods {
  return (name) => {
    const period = periods[name]
    if (period === undefined) throw new RangeError(`no period ${name}`)
    return period
  }
}

function lineOf(of: Lines, line: string): Float64Array {
  if (of instanceof Float64Array) return of
  const values = of[line]
  if (!values) throw new RangeError(`no line ${line}`)
  return values
}

/** When each candle is known: a millisecond after its last one. */
function closesOf(bars: Bars): Float64Array {
  return bars.t.map((t) => closeTime(t, bars.interval) + 1)
}

function isInterval(text: string): text is Interval {
  return intervals.some((interval) => interval === text)
}
