import { divide, multiply, round } from '../../../contract/decimal.ts'
import type { Amount } from '../storage/amount.ts'

export const takerRate = '0.00045'
export const makerRate = '0.00015'
/** Highest builder fee on perpetuals: 0.1 %. */
export const maximumBuilderFee = 100
const usdcPlaces = 6

export function toUsdc(value: Amount): Amount {
  return round(value, usdcPlaces, 'half-up')
}

export function tradingFee(notional: Amount, crossed: boolean): Amount {
  return toUsdc(multiply(notional, crossed ? takerRate : makerRate))
}

/** `fee`: in tenths of a basis point; 1 is 0.001 %. */
export function builderFeeOf(notional: Amount, fee: number): Amount {
  return toUsdc(divide(multiply(notional, fee), 100_000))
}
