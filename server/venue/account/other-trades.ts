// How trades other than the main dex's perpetuals changed the USDC of a pooled account.
import { add, multiply, negate, subtract, zero } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { WireFill } from '../exchange/responses.ts'
import type { LedgerEntry } from '../ports/funds.ts'
import type { SpotPair } from './token-prices.ts'
import { isUsdc } from './usdc.ts'

export function otherTrades(fills: readonly WireFill[], pairs: readonly SpotPair[]): LedgerEntry[] {
  return fills.map((fill) => {
    const pair = pairs.find(({ name }) => name === fill.coin)
    const fee = isUsdc(fill.feeToken) ? fill.fee : zero
    return {
      key: `fill:${fill.coin}:${fill.time}:${fill.tid}:${fill.oid}`,
      at: fill.time,
      kind: 'other',
      amount: subtract(grossOf(fill, pair), fee),
      fee,
      counterparty: null,
      note: `${fill.side === 'B' ? 'Bought' : 'Sold'} ${fill.sz} ${pair?.base ?? fill.coin} at ${fill.px}`,
      // For a market whose currency is unknown the whole amount is in doubt, in either direction.
      doubt: pair === undefined ? multiply(fill.px, fill.sz) : null,
      hash: '',
      nonce: null,
      isGift: false,
      repeat: 0,
    }
  })
}

/** Another dex's perpetuals pay their result, spot trades their price. */
function grossOf(
  { coin, side, px, sz, closedPnl }: WireFill,
  pair: SpotPair | undefined,
): DecimalString {
  if (coin.includes(':')) return add(closedPnl)
  if (pair === undefined) return zero
  const value = multiply(px, sz)
  return side === 'B' ? negate(value) : value
}
