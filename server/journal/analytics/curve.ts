// The curve of net results, trade by trade, on the account's equity where that is known.
import { add, subtract, toNumber } from '../../../contract/decimal.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { EquityStep } from '../../../engine/journal/equity.ts'
import { addDays, startOfDay } from '../../../engine/journal/zones/zone-days.ts'
import { type JournalRow, sumOf } from '../../../engine/journal/journal-row.ts'
import type { ViewerContext } from '../../context.ts'
import type { Filters, Matching } from '../book/matching.ts'
import { once } from '../book/once.ts'

export interface Curve {
  /** USDC, before the first step. */
  start: number
  /** One a trade, and one a payment in or out. */
  steps: readonly EquityStep[]
  /** Whether the values are the account's equity; otherwise they begin at 0. */
  isEquity: boolean
}

type Ports = Pick<ViewerContext, 'store' | 'viewer'>

export async function curveOf(ports: Ports, matching: Matching, filters: Filters): Promise<Curve> {
  const trades = stepsOf(matching.rows)
  const account = isWhole(matching.all, filters) ? await accountOf(ports, matching.all) : undefined
  if (account === undefined) return { start: 0, steps: trades, isEquity: false }
  const { from, before } = rangeOf(filters)
  const earlier = <T extends { at: UnixMs }>({ at }: T) => at < from
  const paidBefore = account.moves.filter(earlier).reduce((sum, { paid }) => sum + paid, 0)
  const earnedBefore = toNumber(sumOf(matching.all.filter(({ closedAt }) => closedAt < from)))
  const moves = account.moves.filter((move) => !earlier(move) && move.at < before)
  const steps = [...trades, ...moves].sort((one, other) => one.at - other.at)
  return { start: account.start + paidBefore + earnedBefore, steps, isEquity: true }
}

const stepsOf = once((rows): EquityStep[] =>
  rows.map(({ closedAt, net }) => ({ at: closedAt, pnl: net, paid: 0 })),
)

/** Whether every trade of the account in the time asked for is there, and no other. */
function isWhole(all: readonly JournalRow[], filters: Filters): boolean {
  const { date_from: _from, date_to: _to, tz: _tz, q, ...others } = filters
  const known = [
    'exchange',
    'symbol',
    'side',
    'origin',
    'tag',
    'setup',
    'result',
    'planned',
  ] as const
  const isNarrowed = known.some((name) => others[name] !== undefined) || (q ?? '').trim() !== ''
  return !isNarrowed && all.every(({ source }) => source === 'live')
}

function rangeOf({ date_from, date_to, tz }: Filters): { from: UnixMs; before: UnixMs } {
  return {
    from: date_from === undefined ? 0 : startOfDay(date_from, tz),
    before: date_to === undefined ? Infinity : startOfDay(addDays(date_to, 1), tz),
  }
}

/** What came in and went out, and the equity before all of it. Undefined while the account was never read. */
async function accountOf(
  { store, viewer }: Ports,
  all: readonly JournalRow[],
): Promise<{ start: number; moves: EquityStep[] } | undefined> {
  const opening = await store.openings.of(viewer.id)
  if (opening === undefined) return undefined
  const entries = await store.ledgerEntries.since(viewer.id, 0)
  const earlier = entries.filter(({ at }) => at <= opening.at).map(({ amount }) => amount)
  const earned = sumOf(all.filter(({ closedAt }) => closedAt <= opening.at))
  const start = toNumber(subtract(opening.cash, add(0, ...earlier, earned)))
  const moves = entries.map(({ at, amount }) => ({ at, pnl: 0, paid: toNumber(amount) }))
  return { start, moves }
}
