import type { SignalReason } from '../../reasons/signal-reasons.ts'
import type { Sentences } from '../language.ts'

export const signalSentences: Sentences<SignalReason['code']> = {
  not_enough_history: () => 'not enough history',
  program_said: ({ program, version, action, reason }) =>
    `${program} v${version} ${deeds[action]}${reason === null ? '' : `: ${reason}`}`,
  program_failed: ({ program, version, line, message }) =>
    `${program} v${version} failed${line === null ? '' : ` at line ${line}`}: ${message}`,
  program_asked: ({ program, version }) => `${program} v${version} is being asked`,
  signal_reading: ({ spread, rsi, histogram, adx, direction, band }) =>
    [
      averages(spread),
      `RSI ${rsi.toFixed(0)}`,
      `MACD ${histogram < 0 ? 'below' : 'above'} its signal line`,
      `ADX ${adx.toFixed(0)} with ${direction < 0 ? 'sellers' : 'buyers'} ahead`,
      bandPosition(band),
    ].join(', '),
}

const deeds = { buy: 'buys', sell: 'sells', close: 'closes', hold: 'holds' } as const

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
