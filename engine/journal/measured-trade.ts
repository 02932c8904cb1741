// A closed trade as floats, made once from exact decimals, for statistics. Sums that must be exact to the cent are
// computed from the decimals, never from these.
import type { Side, UnixMs } from '../../contract/primitives.ts'

export interface MeasuredTrade {
  symbol: string
  side: Side
  openedAt: UnixMs
  closedAt: UnixMs
  /** USDC, after fees and funding. */
  net: number
  /** USDC: fees paid; funding received (negative: paid). */
  fees: number
  funding: number
  /** Net result divided by the amount at risk; null without a stop. */
  r: number | null
  /** Worst (at most 0) and best (at least 0) open result in R; null where unknown. */
  maeR: number | null
  mfeR: number | null
}

/** A trade that earned nothing counts as a loss. */
export function isWin({ net }: Pick<MeasuredTrade, 'net'>): boolean {
  return net > 0
}
