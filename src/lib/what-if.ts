// The effect of a move of every market on open positions, including stops and thresholds.
import {
  add,
  compare,
  divide,
  multiply,
  negate,
  subtract,
  toNumber,
} from '../../contract/decimal.ts'
import type { Position } from '../../contract/trading/positions.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { Session } from '../../contract/sessions/sessions.ts'

/** An open position and the session that opened it. */
export interface OwnedPosition {
  position: Position
  session: Session
}

export type Exit = 'take_profit' | 'stop_loss' | 'liquidation'

export interface WhatIfExit {
  position: Position
  exit: Exit
}

export interface WhatIf {
  /** USDC, signed, compared with now; before fees of closing. */
  change: DecimalString
  /** Positions that close on the way, at their own price. */
  exits: WhatIfExit[]
  /** Sessions that end on the way, at their threshold or target. */
  ends: { session: Session; reason: 'loss_threshold' | 'profit_target' }[]
}

type Marks = ReadonlyMap<string, DecimalString>

/** `movePct`: signed percent of each mark. Prices go straight there; levels on the way are hit in order of distance. */
export function whatIf(items: readonly OwnedPosition[], marks: Marks, movePct: number): WhatIf {
  const result: WhatIf = { change: '0', exits: [], ends: [] }
  for (const group of Map.groupBy(items, ({ session }) => session.id).values()) {
    const session = group[0]?.session
    if (session === undefined) continue
    const moves = group.map(({ position }) => moveOf(position, markOf(position, marks), movePct))
    const change = add('0', ...moves.map((move) => move.change))
    const end = endOf(session, netNow(session, group, marks), change)
    result.change = add(result.change, end?.change ?? change)
    if (end !== null) result.ends.push({ session, reason: end.reason })
    for (const { exit, position } of moves) if (exit !== null) result.exits.push({ position, exit })
  }
  return result
}

interface Move {
  position: Position
  change: DecimalString
  exit: Exit | null
}

function moveOf(position: Position, mark: DecimalString, movePct: number): Move {
  const aim = multiply(mark, divide(add(100, movePct), 100))
  const levels: [Exit, DecimalString | null][] = [
    ['stop_loss', position.stopLossPrice],
    ['liquidation', position.liquidationPrice],
    ['take_profit', position.takeProfitPrice],
  ]
  const hit = levels
    .flatMap(([exit, price]) => (price === null ? [] : [{ exit, price }]))
    .filter(({ exit, price }) => isReached(position, exit, price, aim))
    .toSorted((left, right) => distance(left.price, mark) - distance(right.price, mark))[0]
  return {
    position,
    change: gain(position, mark, hit?.price ?? aim),
    exit: hit?.exit ?? null,
  }
}

/** A level that the mark has passed already is reached by any move. */
function isReached({ side }: Position, exit: Exit, price: DecimalString, aim: DecimalString) {
  const isAbove = (side === 'long') === (exit === 'take_profit')
  return isAbove ? compare(aim, price) >= 0 : compare(aim, price) <= 0
}

function distance(price: DecimalString, mark: DecimalString): number {
  return Math.abs(toNumber(subtract(price, mark)))
}

function gain({ side, size }: Position, from: DecimalString, to: DecimalString): DecimalString {
  const ofLong = multiply(size, subtract(to, from))
  return side === 'long' ? ofLong : negate(ofLong)
}

function markOf({ symbol, markPrice }: Position, marks: Marks): DecimalString {
  return marks.get(symbol) ?? markPrice
}

/** The session's net with its open positions at the newest marks. */
function netNow(session: Session, group: readonly OwnedPosition[], marks: Marks): DecimalString {
  const unrealized = group.map(({ position }) =>
    gain(position, position.entryPrice, markOf(position, marks)),
  )
  return add(subtract(session.pnl.net, session.pnl.unrealized), ...unrealized)
}

/** A session that ended and kept its positions has no threshold any more. */
function endOf({ status, budget, ...session }: Session, net: DecimalString, change: DecimalString) {
  if (status !== 'active') return null
  const share = (pct: number): DecimalString => divide(multiply(budget, pct), 100)
  const [loss, target] = [share(-session.lossThreshold), share(session.profitTarget)]
  const after = add(net, change)
  if (compare(after, loss) <= 0) {
    return { reason: 'loss_threshold' as const, change: subtract(loss, net) }
  }
  if (compare(after, target) >= 0) {
    return { reason: 'profit_target' as const, change: subtract(target, net) }
  }
  return null
}
