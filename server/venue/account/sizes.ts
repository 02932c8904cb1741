import type { DecimalString } from '../../../contract/primitives.ts'

/** The position sizes as one text, equal for equal positions in any order. */
export function sizesOf({
  positions,
}: {
  positions: readonly { symbol: string; size: DecimalString }[]
}): string {
  return positions
    .map(({ symbol, size }) => `${symbol}:${size}`)
    .toSorted()
    .join()
}
