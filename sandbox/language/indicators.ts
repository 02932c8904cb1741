// The indicators that programs can read, with their periods and lines. The formulas are the engine's.

export interface IndicatorDescription {
  /** In the order of their names in options, each with what it is when left out. */
  periods: Readonly<Record<string, number>>
  /** The first is the one read without `line`. */
  lines: readonly [string, ...string[]]
  summary: string
}

export const indicators = {
  sma: { periods: { period: 20 }, lines: ['value'], summary: 'Mean of the last closes.' },
  ema: {
    periods: { period: 20 },
    lines: ['value'],
    summary: 'Mean of the closes in which the latest count most.',
  },
  rsi: {
    periods: { period: 14 },
    lines: ['value'],
    summary: 'How much of the latest moves went up: 0 to 100.',
  },
  macd: {
    periods: { fast: 12, slow: 26, signal: 9 },
    lines: ['histogram', 'macd', 'signal'],
    summary: 'Difference of two EMAs, its own EMA, and how far they are apart.',
  },
  bollinger: {
    periods: { period: 20, width: 2 },
    lines: ['middle', 'lower', 'upper'],
    summary: 'Mean of the closes with bands of width standard deviations.',
  },
  atr: { periods: { period: 14 }, lines: ['value'], summary: 'The usual range of a candle.' },
  adx: {
    periods: { period: 14 },
    lines: ['adx', 'plus', 'minus'],
    summary: 'How strong a trend is: 0 to 100, whatever its direction.',
  },
  stochastic: {
    periods: { period: 14, smooth: 3, signal: 3 },
    lines: ['k', 'd'],
    summary: 'Where the close is between the lowest low and the highest high: 0 to 100.',
  },
  vwap: {
    periods: {},
    lines: ['value'],
    summary: 'Mean price of the day (UTC), weighted by volume.',
  },
  obv: {
    periods: {},
    lines: ['value'],
    summary: 'Volume of rising candles less that of falling ones since the first candle.',
  },
} as const satisfies Record<string, IndicatorDescription>

export type IndicatorName = keyof typeof indicators

export function isIndicatorName(name: string): name is IndicatorName {
  return Object.hasOwn(indicators, name)
}
