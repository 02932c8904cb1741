// A trade of the journal as it is kept in memory for figures: floats for statistics, and whole units for exact sums.
import type { TradeOrigin, TradeSource } from '../../contract/journal/journal-trade.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { toPlain } from './units.ts'
import type { MeasuredTrade } from './measured-trade.ts'

export interface JournalRow extends MeasuredTrade {
  id: string
  exchange: string
  origin: TradeOrigin
  source: TradeSource
  setup: string | null
  /** Ids. */
  tags: readonly string[]
  isPlanned: boolean
  closeReason: string | null
  /** In units of 0.00000001 USDC, exact up to ninety million USDC: net = gross − fees + funding. */
  units: Units
}

export interface Units {
  gross: number
  fees: number
  funding: number
  net: number
}

/** The exact sum in USDC. */
export function sumOf(rows: readonly JournalRow[], part: keyof Units = 'net'): DecimalString {
  let [sum, carried] = [0, 0n]
  for (const { units } of rows) {
    sum += units[part]
    if (Math.abs(sum) > 2 ** 51) {
      carried += BigInt(sum)
      sum = 0
    }
  }
  return toPlain(carried + BigInt(sum))
}
