// Figures of the engine in the shapes of the contract.
import type * as z from 'zod/mini'
import { fromNumber } from '../../../contract/decimal.ts'
import type {
  GroupFigures,
  Spread as SpreadOnWire,
  UncertainMoney,
  UncertainR,
} from '../../../contract/journal/journal-figures.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { Spread } from '../../../engine/journal/excursions.ts'
import type { GroupFigures as Group } from '../../../engine/journal/groups.ts'
import type { JournalRow } from '../../../engine/journal/journal-row.ts'
import type { Uncertain } from '../../../engine/journal/uncertainty.ts'
import { toPlain } from '../../../engine/journal/units.ts'

const places = 8

/** USDC of a float, which is not exact to the last of these places. */
export function money(value: number): DecimalString {
  return fromNumber(value, places)
}

export function moneyOrNull(value: number | null): DecimalString | null {
  return value === null ? null : money(value)
}

/** USDC of whole units. */
export function unitMoney(units: number): DecimalString {
  return toPlain(BigInt(units))
}

export function percent(share: number | null): number | null {
  return share === null ? null : share * 100
}

export function uncertainMoney(value: Uncertain | null): z.output<typeof UncertainMoney> {
  if (value === null) return null
  const { mean, low, high, n } = value
  return { mean: money(mean), low: moneyOrNull(low), high: moneyOrNull(high), n }
}

export function uncertainR(value: Uncertain | null): z.output<typeof UncertainR> {
  return value
}

export function spread(value: Spread | null): z.output<typeof SpreadOnWire> {
  return value
}

export function groupFigures(group: Group<string>, units: number): GroupFigures {
  return {
    key: group.key,
    n: group.n,
    net_pnl: unitMoney(units),
    win_rate: group.winRate * 100,
    expectancy: uncertainMoney(group.expectancy),
    avg_r: uncertainR(group.averageR),
  }
}

export function sideOf({ side }: Pick<JournalRow, 'side'>): 'buy' | 'sell' {
  return side === 'long' ? 'buy' : 'sell'
}

/** At most `most` of the rows, evenly spread. */
export function sample<T>(rows: readonly T[], most: number): readonly T[] {
  if (rows.length <= most) return rows
  const step = rows.length / most
  return Array.from({ length: most }, (_, index) => rows[Math.floor(index * step)] as T)
}
