import { add, compare, isZero, subtract } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'

interface Held {
  symbol: string
  size: DecimalString
}

/** The position sizes as one text, equal for equal positions in any order. */
export function sizesOf({ positions }: { positions: readonly Held[] }): string {
  return positions
    .map(({ symbol, size }) => `${symbol}:${size}`)
    .toSorted()
    .join()
}

/** What of an exchange's fill changes a size. */
interface SizeChange extends Held {
  isBuy: boolean
  /** Signed, before the fill. */
  startPosition: DecimalString
}

/** The sizes after these fills, oldest first. A fill whose start position is not the known size changes nothing. */
export function sizesAfter(sizes: string, fills: readonly SizeChange[]): string {
  const held = new Map(
    sizes === '' ? [] : sizes.split(',').map((each) => each.split(':') as [string, string]),
  )
  for (const { symbol, size, isBuy, startPosition } of fills) {
    if (compare(held.get(symbol) ?? 0, startPosition) !== 0) continue
    const now = isBuy ? add(startPosition, size) : subtract(startPosition, size)
    if (isZero(now)) held.delete(symbol)
    else held.set(symbol, now)
  }
  return sizesOf({ positions: [...held].map(([symbol, size]) => ({ symbol, size })) })
}
