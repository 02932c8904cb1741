// A program's live executions beside its backtest over the same time: which decision is which, and how they differ.
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import { type Difference, type Happening, differencesOf, totalsOf } from './differences.ts'

export interface AlignTerms {
  live: readonly Happening[]
  tested: readonly Happening[]
  /** When the program was run live, whatever it decided. */
  looks: readonly UnixMs[]
  /** Looks before then are no longer kept. */
  looksSince: UnixMs
  /** Milliseconds of a bar: a backtest decides at the closes. */
  barMs: number
  /** What is compared: from … to, both included. */
  from: UnixMs
  to: UnixMs
}

export interface AlignedRow {
  symbol: string
  /** Of the backtest's, or of the live one alone. */
  at: UnixMs
  live: Happening | null
  tested: Happening | null
  /** None: they are the same. */
  differences: Difference[]
}

export interface Alignment {
  /** In the order of time. */
  rows: AlignedRow[]
  /** USDC by which differences made the live result better. */
  totals: Record<'price' | 'fill' | 'fee' | 'funding', DecimalString>
}

/**
 * A decision of a close belongs to the looks until the next close. Of several equal ones in a bar the first is the
 * first. What was decided in a later bar, before the backtest decided anything else in that market, is the same, late.
 * That a backtest closes everything at its end is left out.
 */
export function alignExecutions(terms: AlignTerms): Alignment {
  const isMeant = ({ at, cause }: Happening) =>
    at >= terms.from && at <= terms.to && cause !== 'end'
  const tested = inOrder(terms.tested.filter(isMeant))
  const free = new Set(inOrder(terms.live.filter(isMeant)))
  const pairs = new Map<Happening, Happening>()
  const pair = (one: Happening, found: Happening | undefined) => {
    if (found === undefined) return
    pairs.set(one, found)
    free.delete(found)
  }
  const barOf = ({ at }: Happening) => Math.floor(at / terms.barMs)
  const find = (one: Happening, isIn: (bar: number) => boolean) =>
    [...free].find((live) => isSame(live, one) && isIn(barOf(live)))

  for (const one of tested)
    pair(
      one,
      find(one, (bar) => bar === barOf(one)),
    )
  for (const [i, one] of tested.entries()) {
    if (pairs.has(one)) continue
    const next = tested.slice(i + 1).find(({ symbol }) => symbol === one.symbol)
    const end = next === undefined ? Infinity : barOf(next)
    pair(
      one,
      find(one, (bar) => bar > barOf(one) && bar < end),
    )
  }
  const looked = new Set(terms.looks.map((at) => Math.floor(at / terms.barMs)))
  const rows: AlignedRow[] = tested.map((one) => {
    const live = pairs.get(one) ?? null
    const missing = live !== null && barOf(live) === barOf(one) ? [] : [whyNot(one, live)]
    const differences = [...missing, ...(live === null ? [] : differencesOf(live, one))]
    return { symbol: one.symbol, at: one.at, live, tested: one, differences }
  })
  for (const live of free) {
    const differences: Difference[] = [{ kind: 'only_live' }]
    rows.push({ symbol: live.symbol, at: live.at, live, tested: null, differences })
  }
  return {
    rows: rows.toSorted((a, b) => a.at - b.at),
    totals: totalsOf(rows.flatMap(({ differences }) => differences)),
  }

  function whyNot(one: Happening, live: Happening | null): Difference {
    const lateMs = live === null ? null : live.at - one.at
    // What the market causes needs nobody to look.
    if (one.cause !== 'order') return { kind: 'decided_otherwise', lateMs }
    if (looked.has(barOf(one))) return { kind: 'decided_otherwise', lateMs }
    return one.at < terms.looksSince ? { kind: 'unknown_look' } : { kind: 'missed_look', lateMs }
  }
}

function isSame(a: Happening, b: Happening): boolean {
  return a.symbol === b.symbol && a.action === b.action && a.cause === b.cause
}

function inOrder(happenings: readonly Happening[]): Happening[] {
  return happenings.toSorted((a, b) => a.at - b.at)
}
