// The markets, and which prices and sizes are valid.
import { compare, round } from '../../../contract/decimal.ts'
import type { MarketAsset } from '../../types.ts'
import type { Amount } from '../storage/amount.ts'

const maximumPriceDecimals = 6
const significantFigures = 5

export function defaultLeverage(asset: MarketAsset): number {
  return Math.min(20, asset.maxLeverage)
}

/** A whole number, or at most 5 significant figures and at most 6 − szDecimals decimals. */
export function isOnTick(px: Amount, asset: MarketAsset): boolean {
  const [whole = '', fraction = ''] = trimmed(px).split('.')
  if (fraction === '') return true
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  return (
    fraction.length <= maximumPriceDecimals - asset.szDecimals &&
    digits.length <= significantFigures
  )
}

export function isOnLot(sz: Amount, asset: MarketAsset): boolean {
  return (trimmed(sz).split('.')[1] ?? '').length <= asset.szDecimals
}

/** Number of decimals of the tick near `px`. */
function tickDecimals(px: number, asset: MarketAsset): number {
  const wholeDigits = Math.floor(Math.log10(px)) + 1
  const finest = maximumPriceDecimals - asset.szDecimals
  return Math.max(0, Math.min(finest, significantFigures - wholeDigits))
}

/** Away from zero for `up`, towards zero for `down`. Never below one tick. */
export function toTick(px: number, asset: MarketAsset, direction: 'up' | 'down'): Amount {
  const decimals = tickDecimals(px, asset)
  // Twelve significant digits remove a float's rounding error before it can change the tick.
  const rounded = round(Number(px.toPrecision(12)), decimals, direction)
  return compare(rounded, 0) > 0 ? rounded : `0.${'0'.repeat(decimals - 1)}1`
}

export function toLot(sz: number, asset: MarketAsset): Amount {
  return round(Number(sz.toPrecision(12)), asset.szDecimals, 'down')
}

function trimmed(value: Amount): Amount {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}
