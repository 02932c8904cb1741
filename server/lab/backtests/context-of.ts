// What a run read, by names that a person would give it: `rsi`, `ema(9)`, `macd.signal`, `price(ETH)`.
import type { Read } from '../../../sandbox/machine/machine.ts'

/** What stands for itself when it is not named. */
interface Usual {
  symbol: string
  interval: string
}

/** The last answer of each name. Candles are left out: they have no one number. */
export function contextOf(reads: readonly Read[], usual: Usual): Record<string, unknown> {
  const context: Record<string, unknown> = {}
  for (const read of reads) {
    if (read.name === 'candles') continue
    // What is not a number yet.
    context[nameOf(read, usual)] = read.answer === 'NaN' ? null : read.answer
  }
  return context
}

function nameOf({ name, arguments: given }: Read, usual: Usual): string {
  const [first, second] = given
  switch (name) {
    case 'indicator':
      return indicatorName(String(first), isRecord(second) ? second : {}, usual)
    case 'signal':
      return withPlace('signal', second, first, usual)
    default:
      return withPlace(name, first, undefined, usual)
  }
}

function indicatorName(name: string, options: Record<string, unknown>, usual: Usual): string {
  const { line, symbol, interval, ago, ...periods } = options
  const numbers = Object.values(periods).join(', ')
  const called = numbers === '' ? name : `${name}(${numbers})`
  const whole = withPlace(
    typeof line === 'string' ? `${called}.${line}` : called,
    symbol,
    interval,
    usual,
  )
  return typeof ago === 'number' && ago > 0 ? `${whole}[${ago}]` : whole
}

function withPlace(name: string, symbol: unknown, interval: unknown, usual: Usual): string {
  const place = [
    symbol === usual.symbol ? null : symbol,
    interval === usual.interval ? null : interval,
  ]
    .filter((part) => typeof part === 'string')
    .join(' ')
  if (place === '') return name
  return name.includes('(') || name.includes('.') ? `${name} ${place}` : `${name}(${place})`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
