import { multiply, round } from '../../../contract/decimal.ts'
import type { ExchangeFill } from '../ports/accounts.ts'
import type { TokenPrices } from './token-prices.ts'

const usdcPlaces = 8

/** Fees that were paid in another token, in USDC of the moment; where that is not known they stay 0 beside the token. */
export function withValuedFees(
  fills: readonly ExchangeFill[],
  { priceOf }: Pick<TokenPrices, 'priceOf'>,
): Promise<ExchangeFill[]> {
  return Promise.all(
    fills.map(async (fill) => {
      if (fill.feePaid === undefined) return fill
      const price = await priceOf(fill.feePaid.token, fill.at)
      if (price === null) return fill
      return { ...fill, fee: round(multiply(fill.feePaid.amount, price), usdcPlaces) }
    }),
  )
}
