import type { Bars } from '../types.ts'

/** Bars whose high and low are `reach` above and below the close. */
export function barsOf(closes: readonly number[], reach = 1): Bars {
  const column = (value: (close: number, index: number) => number) =>
    Float64Array.from(closes, value)
  return {
    interval: '1m',
    t: column((_, index) => index * 60_000),
    o: column((close, index) => closes[index - 1] ?? close),
    h: column((close) => close + reach),
    l: column((close) => close - reach),
    c: column((close) => close),
    v: column(() => 1),
  }
}

/** Largest |a − b| ÷ max(1, |b|); infinite where only one of them is NaN or the lengths differ. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity
  let largest = 0
  for (let i = 0; i < a.length; i++) {
    const [left, right] = [a[i] ?? NaN, b[i] ?? NaN]
    if (Number.isNaN(left) !== Number.isNaN(right)) return Infinity
    if (Number.isNaN(left)) continue
    largest = Math.max(largest, Math.abs(left - right) / Math.max(1, Math.abs(right)))
  }
  return largest
}
