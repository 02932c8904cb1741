// The stand-in's markets: prices that climbed to where they are, so that a quick session buys at once, and stand still.
import type { DecimalString } from '../../../contract/primitives.ts'

const minuteMs = 60_000
const lengths: Record<string, number> = {
  '1m': 1,
  '5m': 5,
  '15m': 15,
  '1h': 60,
  '4h': 240,
  '1d': 1_440,
}
/** Of the price, per minute. */
const climb = 0.00005

export interface StandInMarket {
  name: string
  szDecimals: number
  maxLeverage: number
  mark: number
  /** As the venue writes it: `null`, or absent, where there is nothing to say. */
  more: Record<string, unknown>
}

export function standInMarkets(): StandInMarket[] {
  return [
    market('BTC', 5, 40, 60_000, { isDelisted: null }),
    market('ETH', 4, 25, 2_000, {}),
    market('GONE', 1, 10, 4, { isDelisted: true }),
    market('LONE', 1, 10, 5, { marginMode: 'strictIsolated', onlyIsolated: true }),
    market('SOL', 2, 20, 100, { growthMode: 'enabled' }),
  ]
}

function market(
  name: string,
  szDecimals: number,
  maxLeverage: number,
  mark: number,
  more: Record<string, unknown>,
): StandInMarket {
  return { name, szDecimals, maxLeverage, mark, more }
}

export function metaOf(markets: readonly StandInMarket[]) {
  return {
    universe: markets.map(({ name, szDecimals, maxLeverage, more }) => ({
      szDecimals,
      name,
      maxLeverage,
      marginTableId: maxLeverage,
      ...more,
    })),
    marginTables: [],
    collateralToken: 0,
  }
}

export function contextOf({ mark }: StandInMarket) {
  const px = priceText(mark)
  return {
    funding: '0.0000125',
    openInterest: '1000.0',
    prevDayPx: px,
    dayNtlVlm: '1000000.0',
    premium: null,
    oraclePx: px,
    markPx: px,
    midPx: px,
    impactPxs: null,
    dayBaseVlm: '100.0',
  }
}

export function bookOf({ name, mark }: StandInMarket) {
  const level = (px: number) => [{ px: priceText(px), sz: '1000.0', n: 3 }]
  return { coin: name, time: Date.now(), levels: [level(mark), level(mark)] }
}

export function candlesOf(
  { name, mark }: StandInMarket,
  interval: string,
  startTime: number,
  endTime: number,
) {
  const length = (lengths[interval] ?? 1) * minuteMs
  const now = Date.now()
  const price = (at: number) => mark * Math.exp((climb * Math.min(0, at - now)) / minuteMs)
  const first = Math.max(Math.floor(startTime / length), Math.floor(now / length) - 4_999)
  const last = Math.floor(Math.min(endTime, now) / length)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const t = (first + index) * length
    const [o, c] = [price(t), price(Math.min(t + length, now))].map(priceText)
    return { t, T: t + length - 1, s: name, i: interval, o, c, h: c, l: o, v: '1.0', n: 5 }
  })
}

export function priceText(price: number): DecimalString {
  const text = String(Number(price.toPrecision(5)))
  return text.includes('.') ? text : `${text}.0`
}
