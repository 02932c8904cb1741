// A closed trade as statistics take it: floats, made once of exact decimals. Sums that must be exact to the cent are
// added up from the decimals themselves, never from these.
import type { Side, UnixMs } from '../../contract/primitives.ts'

export interface MeasuredTrade {
  symbol: string
  side: Side
  openedAt: UnixMs
  closedAt: UnixMs
  /** USDC, after fees and funding. */
  net: number
  /** USDC paid, and USDC received (negative: paid). */
  fees: number
  funding: number
  /** Net by what was at risk; null where no stop said what that was. */
  r: number | null
  /** Worst and best open result in R: at most 0, at least 0; null where it is not known. */
  maeR: number | null
  mfeR: number | null
}

/** What is not above zero is a loss, as a trade that earned nothing did not win. */
export function isWin({ net }: Pick<MeasuredTrade, 'net'>): boolean {
  return net > 0
}
