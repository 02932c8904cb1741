import type { DecimalString } from '../../../contract/primitives.ts'

/** What is held, as one text: equal for equal positions in whatever order. */
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
