// What a closed position moved, as programs for taxes count it: results, fees and funding apart, never netted.
import { absolute, isZero, negate, sign } from '../../../contract/decimal.ts'
import type { JournalTrade } from '../../../contract/journal/journal-trade.ts'
import type { DecimalString } from '../../../contract/primitives.ts'

export type TaxTrade = Pick<
  JournalTrade,
  'id' | 'symbol' | 'side' | 'exchange' | 'closed_at' | 'realized_pnl' | 'fees' | 'funding'
>

export interface Movement {
  of: 'result' | 'fees' | 'funding'
  /** USDC, more than 0. */
  amount: DecimalString
  isReceived: boolean
  /** "BTC_USDT long, 6b0c…": in one line. */
  about: string
}

/** The currency of all results. */
export const settledIn = 'USDC'

/** Received less paid is the trade's net result. What moved nothing is left out. */
export function moneyMoved(trade: TaxTrade): Movement[] {
  const { symbol, side, id } = trade
  const parts = [
    { of: 'result', received: trade.realized_pnl, what: '' },
    { of: 'fees', received: negate(trade.fees), what: 'fees of ' },
    { of: 'funding', received: trade.funding, what: 'funding of ' },
  ] as const
  return parts.flatMap(({ of, received, what }) => {
    if (isZero(received)) return []
    const about = `${what}${symbol} ${side === 'buy' ? 'long' : 'short'} ${id}`
    return [{ of, amount: absolute(received), isReceived: sign(received) > 0, about }]
  })
}

/** "2026-04-01 10:00:00" in UTC. */
export function utcText(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ')
}
