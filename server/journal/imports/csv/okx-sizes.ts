// OKX writes sizes of perpetuals in contracts, and in which unit they are in a column beside them.
import { multiply } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { cut } from '../../../../contract/words/cut.ts'

/** Coins of one contract, as public lists have them; tried against no answer of OKX. OKX may change one, and says so then. */
const contractSizes: Readonly<Record<string, string>> = {
  AAVE_USDT: '0.1',
  ADA_USDT: '100',
  ALGO_USDT: '10',
  ATOM_USDT: '1',
  AVAX_USDT: '1',
  BCH_USDT: '0.1',
  BNB_USDT: '0.01',
  BTC_USDT: '0.01',
  DOGE_USDT: '1000',
  DOT_USDT: '1',
  ETC_USDT: '10',
  ETH_USDT: '0.1',
  FIL_USDT: '0.1',
  SOL_USDT: '1',
}

/** Base units; or why they cannot be told, as a sentence. `unit`: as the file has it, empty where it has none. */
export function okxSize(
  size: DecimalString,
  unit: string,
  symbol: string,
): { size: DecimalString } | { why: string } {
  const [coin] = symbol.split('_')
  if (unit === '' || unit.toUpperCase() === coin?.toUpperCase()) return { size }
  if (!/^cont(ract)?s?\.?$/i.test(unit)) {
    return { why: `its size is in ${cut(unit, 12)}, not in ${coin} or contracts` }
  }
  const each = contractSizes[symbol]
  return each === undefined
    ? {
        why: `its size is in contracts of ${symbol}, whose size is not known: import the account by its key`,
      }
    : { size: multiply(size, each) }
}
