// Puts fills in the order in which they happened. Many share a millisecond, and trade ids are hashes without an
// order, but each fill states the position before it.
import { add, absolute, compare, subtract, zero } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { ExchangeFill } from '../../port.ts'

type Fill = Pick<ExchangeFill, 'symbol' | 'at' | 'tid' | 'isBuy' | 'size' | 'startPosition'>

/** Ascending by time; fills of one market and millisecond follow from position to position. */
export function inOrder<F extends Fill>(fills: readonly F[]): F[] {
  const byTime = Map.groupBy(
    fills.toSorted((a, b) => a.at - b.at),
    ({ at }) => at,
  )
  const held = new Map<string, DecimalString>()
  return [...byTime.values()].flatMap((together) =>
    [...Map.groupBy(together, ({ symbol }) => symbol)].flatMap(([symbol, group]) => {
      const chain = chained(group, held.get(symbol))
      const last = chain.at(-1)
      if (last !== undefined) held.set(symbol, endOf(last))
      return chain
    }),
  )
}

/** Chains fills from position to position, using each once. `before`: the position before the first, where known. */
function chained<F extends Fill>(group: readonly F[], before: DecimalString | undefined): F[] {
  if (group.length === 1) return [...group]
  const left = new Map(
    [...Map.groupBy(group, ({ startPosition }) => add(startPosition))].map(([start, fills]) => [
      start,
      fills.toSorted((a, b) => b.tid - a.tid),
    ]),
  )
  const chain: F[] = []
  // The chain is interrupted where a fill is missing: start another one.
  while (chain.length < group.length) {
    const last = chain.at(-1)
    chain.push(...walk(left, startOf(left, last === undefined ? before : endOf(last))))
  }
  return chain
}

/**
 * Hierholzer's algorithm for an Eulerian path: follows fills until it is stuck, then inserts the loops that it
 * passed.
 */
function walk<F extends Fill>(left: Map<DecimalString, F[]>, start: DecimalString): F[] {
  const path: { at: DecimalString; by?: F }[] = [{ at: start }]
  const done: F[] = []
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const next = left.get(top.at)?.pop()
    if (next !== undefined) path.push({ at: endOf(next), by: next })
    else if (path.pop()?.by !== undefined && top.by !== undefined) done.push(top.by)
  }
  return done.toReversed()
}

/**
 * The position held before, if a fill starts there. Otherwise the one with the greatest excess of fills that start over
 * fills that end there; of equals the one nearest to zero.
 */
function startOf<F extends Fill>(
  left: ReadonlyMap<DecimalString, F[]>,
  before: DecimalString | undefined,
): DecimalString {
  const unused = [...left.values()].flat()
  const starts = [...new Set(unused.map(({ startPosition }) => add(startPosition)))]
  const known = before === undefined ? undefined : add(before)
  if (known !== undefined && starts.includes(known)) return known
  const excess = (start: DecimalString) =>
    (left.get(start)?.length ?? 0) - unused.filter((fill) => endOf(fill) === start).length
  const [nearest = zero] = starts.toSorted(
    (a, b) => excess(b) - excess(a) || compare(absolute(a), absolute(b)),
  )
  return nearest
}

function endOf({ startPosition, isBuy, size }: Fill): DecimalString {
  return isBuy ? add(startPosition, size) : subtract(startPosition, size)
}
