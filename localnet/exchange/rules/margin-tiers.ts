// Margin tiers: large positions have a lower maximum leverage and a higher maintenance margin. Formulas and tiers as in
// Hyperliquid's margin pages.
import { add, compare, divide, multiply, subtract } from '../../../contract/decimal.ts'
import type { MarketAsset } from '../../types.ts'
import type { Amount } from '../storage/amount.ts'

export interface Tier {
  /** USD of the position from which it holds. */
  lowerBound: Amount
  maxLeverage: number
  /** Of the position's value: half of the initial margin at the highest leverage. */
  rate: Amount
  /** USD. What the lower tiers require less for the part of the position in them. */
  deduction: Amount
}

interface Table {
  id: number
  tiers: readonly [Tier, ...Tier[]]
}

const million = 1_000_000
/** Where the second tier begins, at half of the leverage. */
const secondFrom: Readonly<Record<string, number>> = {
  BTC: 150 * million,
  ETH: 100 * million,
  SOL: 70 * million,
  XRP: 40 * million,
  DOGE: 20 * million,
  AVAX: 20 * million,
}
/** Of others with that highest leverage. The ones with less have one tier. */
const secondFromOfOthers: Readonly<Record<number, number>> = { 20: 40 * million, 10: 3 * million }

const tables = new Map<string, Table>()

export function tierTable({ name, maxLeverage }: MarketAsset): Table {
  const from = secondFrom[name] ?? secondFromOfOthers[maxLeverage]
  const key = `${maxLeverage}:${from ?? 0}`
  const known = tables.get(key)
  if (known !== undefined) return known
  // Tables below 50 have one tier at the leverage they are numbered after.
  const id = from === undefined ? maxLeverage : 50 + [...tables.values()].filter(isTiered).length
  const made = { id, tiers: tiersOf(maxLeverage, from) }
  tables.set(key, made)
  return made
}

const isTiered = ({ tiers }: Table) => tiers.length > 1

function tiersOf(maxLeverage: number, from: number | undefined): [Tier, ...Tier[]] {
  const first = { lowerBound: '0', maxLeverage, rate: divide(1, 2 * maxLeverage), deduction: '0' }
  if (from === undefined) return [first]
  const halved = Math.floor(maxLeverage / 2)
  const rate = divide(1, 2 * halved)
  const deduction = multiply(from, subtract(rate, first.rate))
  return [first, { lowerBound: String(from), maxLeverage: halved, rate, deduction }]
}

/** `notional`: USD, unsigned. */
export function tierOf(asset: MarketAsset, notional: Amount): Tier {
  const { tiers } = tierTable(asset)
  return tiers.findLast(({ lowerBound }) => compare(notional, lowerBound) >= 0) ?? tiers[0]
}

/** Maintenance margin in USD. */
export function maintenanceMargin(asset: MarketAsset, notional: Amount): Amount {
  const { rate, deduction } = tierOf(asset, notional)
  return subtract(multiply(notional, rate), deduction)
}

/**
 * The price at which equity = maintenance margin, by the tier that the position is in at that price. `equity`: USD at `mark`
 * that stands for this position alone, the maintenance margins of others taken off. Null: no price above zero.
 */
export function liquidationAt(
  asset: MarketAsset,
  { size, mark, equity, side }: { size: Amount; mark: Amount; equity: Amount; side: 1 | -1 },
): Amount | null {
  const { tiers } = tierTable(asset)
  const prices = tiers.map(({ rate, deduction }) => {
    const perUnit = divide(add(equity, deduction), size)
    const worth = subtract(multiply(side, mark), perUnit)
    return divide(worth, subtract(side, rate))
  })
  const own = prices.find((price, index) => {
    const notional = multiply(price, size)
    const { lowerBound = null } = tiers[index + 1] ?? {}
    const isAbove = compare(notional, tiers[index]?.lowerBound ?? 0) >= 0
    return isAbove && (lowerBound === null || compare(notional, lowerBound) < 0)
  })
  return own !== undefined && compare(own, 0) > 0 ? own : null
}
