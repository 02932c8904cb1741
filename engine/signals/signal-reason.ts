import type { Reading } from './reading.ts'

/** The reading as one sentence, e.g. "EMA 9 is 0.82 ATR above EMA 21, RSI 61, MACD rising, ADX 28 towards buyers". */
export function describe(reading: Reading): string {
  return [
    averages(reading.spread),
    `RSI ${reading.rsi.toFixed(0)}`,
    `MACD ${reading.histogram < 0 ? 'below' : 'above'} its signal line`,
    `ADX ${reading.adx.toFixed(0)} with ${reading.direction < 0 ? 'sellers' : 'buyers'} ahead`,
    bandPosition(reading.band),
  ].join(', ')
}

function averages(spread: number): string {
  const distance = Math.abs(spread).toFixed(2)
  if (distance === '0.00') return 'EMA 9 is level with EMA 21'
  return `EMA 9 is ${distance} ATR ${spread < 0 ? 'below' : 'above'} EMA 21`
}

function bandPosition(band: number): string {
  if (band > 1) return 'close above the upper Bollinger band'
  if (band < -1) return 'close below the lower Bollinger band'
  return `close ${Math.abs(band * 100).toFixed(0)}% of the way to the ${band < 0 ? 'lower' : 'upper'} Bollinger band`
}
