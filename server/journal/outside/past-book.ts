// A history that is the same each time: three markets, with turns, adds, partial closes, rebates and funding.

export interface PastBook {
  /** `fee`: USDC paid, negative for a rebate. `size`: base units. */
  fills: { market: string; at: number; buy: boolean; size: string; price: string; fee: string }[]
  /** USDC, positive when received. */
  funding: { market: string; at: number; amount: string }[]
  /** The distance of the stop as a share of the entry; a market without one has none. */
  stops: Record<string, string>
  candles: Record<string, { t: number; T: number; high: string; low: string }[]>
}

const begin = Date.UTC(2026, 0, 1)
const minute = 60_000
const hours = 400
const markets = [
  { market: 'BTC_USDT', price: 60_000, step: 0.001, decimals: 1 },
  { market: 'ETH_USDT', price: 3_000, step: 0.01, decimals: 2 },
  { market: 'DOGE_USDT', price: 0.2, step: 7, decimals: 5 },
]

export function pastBook(): PastBook {
  const random = sequence()
  const book: PastBook = {
    fills: [],
    funding: [],
    stops: { BTC_USDT: '0.01', ETH_USDT: '0.02' },
    candles: {},
  }
  for (const { market, price: first, step, decimals } of markets) {
    let [price, held] = [first, 0]
    const candles: PastBook['candles'][string] = []
    for (let index = 0; index < hours * 4; index++) {
      const t = begin + index * 15 * minute
      const [open, move] = [price, (random() - 0.5) * 0.02]
      price = Number((price * (1 + move)).toFixed(decimals))
      const high = Math.max(open, price) * (1 + random() * 0.004)
      const low = Math.min(open, price) * (1 - random() * 0.004)
      const range = { high: high.toFixed(decimals), low: low.toFixed(decimals) }
      candles.push({ t, T: t + 15 * minute - 1, ...range })
      if (index % 4 === 0 && held !== 0) {
        const amount = (random() - 0.5).toFixed(6)
        book.funding.push({ market, at: t, amount })
      }
      if (random() > 0.3) continue
      // A third goes flat, so that there are many trades.
      const wish = Math.ceil(random() * 9) * (random() < 0.5 ? -1 : 1)
      const change = held !== 0 && random() < 0.35 ? -held : wish
      held += change
      const size = (Math.abs(change) * step).toFixed(3)
      const fee = (Number(size) * price * (random() < 0.1 ? -0.0001 : 0.00045)).toFixed(6)
      const at = t + Math.floor(random() * 15 * minute)
      book.fills.push({ market, at, buy: change > 0, size, price: price.toFixed(decimals), fee })
    }
    book.candles[market] = candles
  }
  book.fills.sort((one, other) => one.at - other.at)
  book.funding.sort((one, other) => one.at - other.at)
  return book
}

/** 0…1, always the same (xorshift32). */
function sequence(): () => number {
  let state = 2_463_534_242
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
