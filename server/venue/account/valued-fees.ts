import { multiply, round } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { ExchangeFill } from '../ports/accounts.ts'

const usdcPlaces = 8

export interface PricesThen {
  /** USDC for one token at that time; null when unknown. */
  priceOf(token: string, at: UnixMs): Promise<DecimalString | null>
}

/**
 * Converts fees paid in another token into USDC at the time of the fill; where the price is unknown the fee stays 0
 * beside the token.
 */
export function withValuedFees(
  fills: readonly ExchangeFill[],
  prices: PricesThen,
): Promise<ExchangeFill[]> {
  return Promise.all(
    fills.map(async (fill) => {
      if (fill.feePaid === undefined) return fill
      const price = await prices.priceOf(fill.feePaid.token, fill.at)
      if (price === null) return fill
      return { ...fill, fee: round(multiply(fill.feePaid.amount, price), usdcPlaces) }
    }),
  )
}
