// The order in which fills happened. Many share a millisecond, and their trade ids are hashes that say nothing: each fill
// starts from the position that the one before it left.
import { add, absolute, compare, subtract, zero } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { ExchangeFill } from '../../port.ts'

type Fill = Pick<ExchangeFill, 'symbol' | 'at' | 'tid' | 'isBuy' | 'size' | 'startPosition'>

/** Ascending by time; those of one market and one millisecond by the position they start from. */
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

/** Walks from position to position, using each fill once. `before`: what was held, as far as it is known. */
function chained<F extends Fill>(group: readonly F[], before: DecimalString | undefined): F[] {
  if (group.length === 1) return [...group]
  const left = new Map(
    [...Map.groupBy(group, ({ startPosition }) => add(startPosition))].map(([start, fills]) => [
      start,
      fills.toSorted((a, b) => b.tid - a.tid),
    ]),
  )
  const chain: F[] = []
  // More than one walk: a fill between them is missing.
  while (chain.length < group.length) {
    const last = chain.at(-1)
    chain.push(...walk(left, startOf(left, last === undefined ? before : endOf(last))))
  }
  return chain
}

/** Hierholzer's: goes on until it is stuck, and takes in the rounds that it passed by. */
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

/** Where more fills start than end, or else what was held before, or else what is nearest to nothing. */
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
