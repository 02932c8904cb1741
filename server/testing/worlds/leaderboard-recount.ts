// Computes the leaderboard slowly from all original tables at once, without stored sums, for comparison.
import {
  add,
  compare,
  divide,
  maximum,
  multiply,
  round,
  subtract,
} from '../../../contract/decimal.ts'
import type { Period } from '../../../contract/board/leaderboard.ts'
import { positionPnl } from '../../../engine/pnl.ts'
import type { BookedPosition, BookedSession, TradingBooks } from '../trading-books.ts'

export interface RecountedRow {
  userId: string
  house: boolean
  netPnl: string
  volume: string
  roiPct: number
  winRatePct: number | null
  maxDrawdownPct: number
  sessions: number
  trades: number
}

const hour = 3_600_000
const day = 24 * hour

export function firstMoment(period: Period, now: number): number {
  if (period === 'all') return 0
  if (period === '24h') return Math.floor(now / hour) * hour - 24 * hour
  return Math.floor(now / day) * day - (period === '7d' ? 7 : 30) * day
}

/** A row for every trader with a fill in the period, unordered. */
export function recount(books: TradingBooks, period: Period, now: number): RecountedRow[] {
  const from = firstMoment(period, now)
  return books.users.flatMap(({ id, house }) => {
    const fills = books.fills.filter(
      (fill) => fill.userId === id && fill.sessionId !== null && fill.at >= from,
    )
    if (fills.length === 0) return []
    const nets = closesOf(books, id, from).map(netOf)
    const capital = capitalOf(books, id, from)
    const wins = nets.filter((net) => compare(net, 0) > 0).length
    const own = books.sessions.filter((session) => session.userId === id)
    return [
      {
        userId: id,
        house,
        netPnl: add(...nets),
        volume: add(...fills.map(({ size, price }) => multiply(size, price))),
        roiPct: percent(add(...nets), capital),
        winRatePct: nets.length === 0 ? null : percent(String(wins), String(nets.length)),
        maxDrawdownPct: percent(drawdownOf(nets), capital),
        sessions: own.filter((session) => session.final && (session.endedAt ?? 0) >= from).length,
        trades: nets.length,
      },
    ]
  })
}

export function closesOf(books: TradingBooks, userId: string, from: number): BookedPosition[] {
  return books.positions
    .filter((position) => position.userId === userId && (position.closedAt ?? -1) >= from)
    .toSorted((a, b) => Number(a.closedAt) - Number(b.closedAt) || (a.id < b.id ? -1 : 1))
}

export function netOf(position: BookedPosition): string {
  return positionPnl(position, '0', '10').net
}

function drawdownOf(nets: readonly string[]): string {
  let [stands, top, worst] = ['0', '0', '0']
  for (const net of nets) {
    stands = add(stands, net)
    top = maximum(top, stands)
    worst = maximum(worst, subtract(top, stands))
  }
  return worst
}

/** Measured at the first moment and at each start, because the sum grows only there. */
function capitalOf(books: TradingBooks, userId: string, from: number): string {
  const own = books.sessions.filter((session) => session.userId === userId)
  const moments = [from, ...own.map(({ startedAt }) => startedAt).filter((at) => at >= from)]
  const sums = moments.map((at) =>
    add(
      ...own
        .filter((session) => session.startedAt <= at && freeAt(books, session) > at)
        .map(({ budget }) => budget),
    ),
  )
  const each = own.filter(({ startedAt }) => startedAt >= from).map(({ budget }) => budget)
  return [...sums, ...each].reduce((most, sum) => maximum(most, sum), '0')
}

function freeAt(books: TradingBooks, session: BookedSession): number {
  if (session.final === null) return Infinity
  const own = books.positions.filter(({ sessionId }) => sessionId === session.id)
  return Math.max(session.endedAt ?? 0, ...own.map(({ closedAt }) => closedAt ?? 0))
}

function percent(part: string, whole: string): number {
  return compare(whole, 0) === 0 ? 0 : Number(round(divide(multiply(part, 100), whole), 4))
}
