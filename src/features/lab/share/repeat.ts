// The candles of a shared run, held against those that it was run on.
import { intervalMs } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { Bars } from '../../../../engine/types.ts'

/** Those that close by a time. */
export function barsWithin(bars: Bars, to: UnixMs): Bars {
  const length = bars.t.findLastIndex((t) => t + intervalMs[bars.interval] <= to) + 1
  const { interval, t, o, h, l, c, v } = bars
  const cut = (column: Float64Array): Float64Array => column.slice(0, length)
  return { interval, t: cut(t), o: cut(o), h: cut(h), l: cut(l), c: cut(c), v: cut(v) }
}

/** SHA-256 of the candles, as the server tells it of a run. */
export async function fingerprintOf(
  markets: readonly { symbol: string; bars: Bars }[],
): Promise<string> {
  const text = new TextEncoder()
  const parts = markets.flatMap(({ symbol, bars }) => [
    text.encode(`${symbol} ${bars.interval}`),
    ...[bars.t, bars.o, bars.h, bars.l, bars.c, bars.v].map(
      ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    ),
  ])
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
