// Every indicator under one interface, for testing the properties that all of them have.
import { adx, createAdx } from '../signals/indicators/adx.ts'
import { atr, createAtr } from '../signals/indicators/atr.ts'
import { bollinger, createBollinger } from '../signals/indicators/bollinger.ts'
import { createEma, ema } from '../signals/indicators/ema.ts'
import type { Accumulator } from '../signals/indicators/windows/fold.ts'
import { createMacd, macd } from '../signals/indicators/macd.ts'
import { createObv, obv } from '../signals/indicators/obv.ts'
import { createRsi, rsi } from '../signals/indicators/rsi.ts'
import { createSma, sma } from '../signals/indicators/sma.ts'
import { createStochastic, stochastic } from '../signals/indicators/stochastic.ts'
import { createRollingVwap, createVwap, rollingVwap, vwap } from '../signals/indicators/vwap.ts'
import type { Bar, Bars } from '../types.ts'

export interface IndicatorCase {
  name: string
  create: () => Accumulator<Bar, readonly number[]>
  batch: (bars: Bars) => readonly Float64Array[]
  /** First index with a value, per column. */
  warm: readonly number[]
}

function facing<Input, Output>(
  accumulator: Accumulator<Input, Output>,
  input: (bar: Bar) => Input,
  output: (value: Output) => readonly number[],
): Accumulator<Bar, readonly number[]> {
  return {
    next: (bar) => output(accumulator.next(input(bar))),
    preview: (bar) => output(accumulator.preview(input(bar))),
  }
}

const close = (bar: Bar): number => bar.c
const whole = (bar: Bar): Bar => bar
const single = (value: number): number[] => [value]

export const indicatorCases: readonly IndicatorCase[] = [
  {
    name: 'sma',
    create: () => facing(createSma(20), close, single),
    batch: ({ c }) => [sma(c, 20)],
    warm: [19],
  },
  {
    name: 'ema',
    create: () => facing(createEma(21), close, single),
    batch: ({ c }) => [ema(c, 21)],
    warm: [20],
  },
  {
    name: 'rsi',
    create: () => facing(createRsi(14), close, single),
    batch: ({ c }) => [rsi(c, 14)],
    warm: [14],
  },
  {
    name: 'macd',
    create: () => facing(createMacd(12, 26, 9), close, (p) => [p.macd, p.signal, p.histogram]),
    batch({ c }) {
      const { macd: line, signal, histogram } = macd(c, 12, 26, 9)
      return [line, signal, histogram]
    },
    warm: [25, 33, 33],
  },
  {
    name: 'bollinger',
    create: () => facing(createBollinger(20, 2), close, (p) => [p.lower, p.middle, p.upper]),
    batch({ c }) {
      const { lower, middle, upper } = bollinger(c, 20, 2)
      return [lower, middle, upper]
    },
    warm: [19, 19, 19],
  },
  {
    name: 'atr',
    create: () => facing(createAtr(14), whole, single),
    batch: (bars) => [atr(bars, 14)],
    warm: [13],
  },
  {
    name: 'adx',
    create: () => facing(createAdx(14), whole, (p) => [p.adx, p.plus, p.minus]),
    batch(bars) {
      const { adx: strength, plus, minus } = adx(bars, 14)
      return [strength, plus, minus]
    },
    warm: [26, 13, 13],
  },
  {
    name: 'stochastic',
    create: () => facing(createStochastic(14, 3, 3), whole, ({ k, d }) => [k, d]),
    batch(bars) {
      const { k, d } = stochastic(bars, 14, 3, 3)
      return [k, d]
    },
    warm: [15, 17],
  },
  {
    name: 'vwap of the day',
    create: () => facing(createVwap(), whole, single),
    batch: (bars) => [vwap(bars)],
    warm: [0],
  },
  {
    name: 'rolling vwap',
    create: () => facing(createRollingVwap(20), whole, single),
    batch: (bars) => [rollingVwap(bars, 20)],
    warm: [19],
  },
  {
    name: 'obv',
    create: () => facing(createObv(), whole, single),
    batch: (bars) => [obv(bars)],
    warm: [0],
  },
]
