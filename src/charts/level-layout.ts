// Places the names of price levels in the price scale, beside the candles and never over them.
import { toNumber } from '../../contract/decimal.ts'
import type { PriceLine, PriceLineKind } from './chart-data.ts'

export interface LevelPill {
  kind: PriceLineKind
  text: string
  /** Pixels from the top of the pane to the label's middle. */
  y: number
  /** The level itself is outside of the view, in this direction. */
  beyond: 'above' | 'below' | null
}

export interface LevelSpace {
  /** Pixels. */
  height: number
  /** Pixels from the top of the pane for a price; null before there are bars. */
  yOf: (price: number) => number | null
  format: (price: number) => string
}

/** Pixels between the middles of two neighbouring labels. */
const pillHeight = 19

/** Pixels, from its middle: the upper half of a tick's digits. */
const halfTick = 6

/** Whether a tick of the price scale at `y` would be covered in part or whole. */
export function isCovered(y: number | null, pills: readonly Pick<LevelPill, 'y'>[]): boolean {
  return y !== null && pills.some((pill) => Math.abs(pill.y - y) < pillHeight / 2 + halfTick)
}

interface Placed {
  kind: PriceLineKind
  label: string
  count: number
  price: number
  y: number
  beyond: LevelPill['beyond']
}

/**
 * One label per level. Levels of one kind whose labels would overlap are merged into one, at the price that is
 * reached first, with their number. Levels outside of the view are at the nearest edge. The mark keeps its place;
 * others make room.
 */
export function layoutLevels(lines: readonly PriceLine[], space: LevelSpace): LevelPill[] {
  const mark = lines.find(({ kind }) => kind === 'mark')
  const from = mark === undefined ? null : space.yOf(toNumber(mark.price))
  const placed = lines.flatMap((line) => placeOf(line, space) ?? [])
  const merged = mergeClose(placed, from ?? space.height / 2)
  return spread(merged, space.height).map(({ kind, label, count, price, y, beyond }) => {
    const arrow = beyond === null ? '' : beyond === 'above' ? '↑ ' : '↓ '
    return { kind, y, beyond, text: `${arrow}${levelName(label, count)} ${space.format(price)}` }
  })
}

/** "SL", "SL ×3". */
export function levelName(label: string, count: number): string {
  return count > 1 ? `${label} ×${count}` : label
}

function placeOf({ kind, label, count, price }: PriceLine, space: LevelSpace): Placed | null {
  const number = toNumber(price)
  const y = space.yOf(number)
  if (y === null) return null
  const beyond = y < 0 ? 'above' : y > space.height ? 'below' : null
  const half = pillHeight / 2
  const inside = Math.min(space.height - half, Math.max(half, y))
  return { kind, label, count, price: number, y: inside, beyond }
}

/** `from`: the current price; of merged levels the one closest to it is shown. */
function mergeClose(placed: readonly Placed[], from: number): Placed[] {
  const merged: Placed[] = []
  const nearestFirst = placed.toSorted(
    (left, right) => Math.abs(left.y - from) - Math.abs(right.y - from),
  )
  for (const level of nearestFirst) {
    const same = merged.find(
      ({ kind, y, beyond }) =>
        kind === level.kind && beyond === level.beyond && Math.abs(y - level.y) < pillHeight,
    )
    if (same === undefined) merged.push({ ...level })
    else same.count += level.count
  }
  return merged
}

/** Moves labels apart from the top down, then from the bottom up: ordered by price, none outside. */
function spread(levels: readonly Placed[], height: number): Placed[] {
  const ordered = levels
    .toSorted((left, right) => right.price - left.price)
    .map((each) => ({ ...each }))
  let least = pillHeight / 2
  for (const level of ordered) {
    level.y = Math.max(level.y, least)
    least = level.y + pillHeight
  }
  let most = height - pillHeight / 2
  for (const level of ordered.toReversed()) {
    level.y = Math.min(level.y, most)
    most = level.y - pillHeight
  }
  return ordered
}
