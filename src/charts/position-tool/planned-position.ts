// A planned position: entry, stop and targets as levels that can be dragged.
import { toNumber } from '../../../contract/decimal.ts'
import type { DecimalString, Side } from '../../../contract/primitives.ts'

export type LevelName = { kind: 'entry' } | { kind: 'stop' } | { kind: 'target'; index: number }

export interface PlannedLevel {
  name: LevelName
  price: DecimalString
  /** The text on the line. */
  label: string
  /** False: it is drawn but cannot be dragged. */
  canMove: boolean
}

export interface PlannedPosition {
  side: Side
  /** One entry, at most one stop, any number of targets. */
  levels: readonly PlannedLevel[]
}

/** Pixels within which a pointer grabs a line. */
export const reach = { mouse: 6, touch: 16 }

export interface PlacedLevel {
  level: PlannedLevel
  /** Pixels from the top; null when it cannot be placed. */
  y: number | null
}

/**
 * The movable level closest to a height, if one is within reach; of equal ones the later in the list, which is drawn
 * on top.
 */
export function levelNear(
  placed: readonly PlacedLevel[],
  y: number,
  within: number,
): PlannedLevel | null {
  let found: PlannedLevel | null = null
  let nearest = within
  for (const { level, y: at } of placed) {
    if (at === null || !level.canMove) continue
    const distance = Math.abs(at - y)
    if (distance > nearest) continue
    nearest = distance
    found = level
  }
  return found
}

function levelOf(plan: PlannedPosition, kind: LevelName['kind']): PlannedLevel | undefined {
  return plan.levels.find(({ name }) => name.kind === kind)
}

export interface Zone {
  kind: 'risk' | 'reward'
  from: number
  to: number
}

/** The risk between entry and stop, and the profit between entry and each target; farther targets are fainter. */
export function zonesOf(plan: PlannedPosition): Zone[] {
  const entry = levelOf(plan, 'entry')
  if (entry === undefined) return []
  const from = toNumber(entry.price)
  return plan.levels.flatMap(({ name, price }): Zone[] => {
    if (name.kind === 'entry') return []
    return [{ kind: name.kind === 'stop' ? 'risk' : 'reward', from, to: toNumber(price) }]
  })
}

/** The lowest and the highest price; null without levels. */
export function spanOf(plan: PlannedPosition | null): { low: number; high: number } | null {
  const prices = plan?.levels.map(({ price }) => toNumber(price)) ?? []
  if (prices.length === 0) return null
  return { low: Math.min(...prices), high: Math.max(...prices) }
}
