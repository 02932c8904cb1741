import { add, divide, maximum, multiply, subtract, toNumber } from '../../contract/decimal.ts'
import { type Interval, intervalMs } from '../../contract/market/market.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import { evaluate } from '../sessions/evaluate.ts'
import type { Strategy } from '../sessions/presets.ts'
import type { Decision, MarketState, PositionState, SessionState } from '../types.ts'
import type { Book, Holding } from './book.ts'
import { type Ledger, decimalOf } from './ledger.ts'
import { type Rehearsal, termsOf } from './rehearsal.ts'
import type { Decider, Move } from './replay.ts'
import { type Tape, openingTime } from './tape.ts'

/** One look of the session at its market, and its decisions. */
export interface Look {
  now: UnixMs
  session: SessionState
  positions: readonly PositionState[]
  market: MarketState
  decisions: readonly Decision[]
}

/** Decides by `evaluate()`, as the live runner does. */
export function exactDecider(
  rehearsal: Rehearsal,
  tape: Tape,
  start: number,
  ledger: Ledger,
  onLook?: (look: Look) => void,
): Decider {
  const { strategy, durationMs } = rehearsal
  const terms = termsOf(rehearsal, tape, start)
  const startedAt = openingTime(tape, start)
  return {
    decide(book, index, mark, now) {
      const markPrice = decimalOf(mark)
      const session: SessionState = {
        contract: rehearsal.contract,
        plan: rehearsal.plan,
        startedAt,
        endsAt: durationMs === null ? null : startedAt + durationMs,
        acceptsEntries: true,
        netPnl: ledger.netAt(markPrice),
        lastEntryAt: lastEntries(book, tape),
        lastLossAt: book.lastLossAt,
        ...pursuitAt(book.chase, terms.chaseMs, now),
      }
      const positions = [...book.holdings.map(positionOf), ...waitingIn(book)]
      const market: MarketState = {
        ...conditions(rehearsal, markPrice, session.netPnl, positions),
        fundingRate: terms.rates.fundingHourly,
        markAgeMs: now - openingTime(tape, index - 1) - intervalMs[tape.bars.interval],
        signals: tape.watched.flatMap(({ signals, known }) => signals[known[index] ?? 0] ?? []),
      }
      const decisions = evaluate(session, positions, market, now, strategy)
      onLook?.({ now, session, positions, market, decisions })
      return moveOf(decisions, book, strategy)
    },
  }
}

function pursuitAt(
  chase: Book['chase'],
  chaseMs: number,
  now: UnixMs,
): Pick<SessionState, 'pursuit'> {
  if (chase === null || now - chase.since >= chaseMs) return {}
  const { direction, posts, firstPrice, since } = chase
  const side = direction === 1 ? 'long' : 'short'
  return { pursuit: { side, posts, firstPrice: decimalOf(firstPrice), since } }
}

/** The entry that waits, as a position without size. */
function waitingIn({ pending }: Book): PositionState[] {
  if (pending === null) return []
  const { order, limit, since } = pending
  return [
    {
      id: 'waiting',
      side: order.direction === 1 ? 'long' : 'short',
      status: 'opening',
      size: '0',
      entryPrice: '0',
      takeProfitPrice: decimalOf(order.takeProfit),
      stopLossPrice: decimalOf(order.stop),
      openedAt: since,
      waits: { limitPrice: decimalOf(limit), since },
    },
  ]
}

function positionOf(holding: Holding): PositionState {
  return {
    id: String(holding.number),
    side: holding.direction === 1 ? 'long' : 'short',
    status: 'open',
    size: decimalOf(holding.size),
    entryPrice: decimalOf(holding.entry),
    takeProfitPrice: decimalOf(holding.takeProfit),
    stopLossPrice: decimalOf(holding.stop),
    openedAt: holding.openedAt,
    targetRests: holding.targetRests,
  }
}

function lastEntries(book: Book, { watched }: Tape): SessionState['lastEntryAt'] {
  const entered = watched.flatMap(({ interval }, which): [Interval, UnixMs][] => {
    const at = book.lastEntryAt[which] ?? -Infinity
    return at === -Infinity ? [] : [[interval, at]]
  })
  return Object.fromEntries(entered)
}

/** The exchange holds the initial margin, and at least a tenth of the notional. */
function conditions(
  { symbol, limits, plan, wallet }: Rehearsal,
  markPrice: DecimalString,
  netPnl: DecimalString,
  positions: readonly PositionState[],
): Pick<MarketState, 'symbol' | 'limits' | 'markPrice' | 'availableMargin'> {
  const notional = multiply(add(...positions.map(({ size }) => size)), markPrice)
  const heldBack = maximum(divide(notional, plan.leverage), multiply(notional, '0.1'))
  const availableMargin = maximum(0, subtract(add(wallet, netPnl), heldBack))
  return { symbol, limits, markPrice, availableMargin }
}

function moveOf(decisions: readonly Decision[], book: Book, strategy: Strategy): Move {
  const end = decisions.find((decision) => decision.action === 'end')
  if (end !== undefined) return end
  const exits = decisions.flatMap((decision) => {
    if (decision.action !== 'close') return []
    const holding = book.holdings.find(({ number }) => String(number) === decision.positionId)
    return holding === undefined ? [] : [{ holding, reason: decision.reason }]
  })
  if (exits.length > 0) return { action: 'close', exits }
  const [decision] = decisions
  if (decision?.action === 'refuse') return decision
  if (decision?.action === 'withdraw') return { action: 'withdraw' }
  if (decision?.action !== 'open') throw new Error('a look without a decision')
  return {
    action: 'open',
    watched: strategy.intervals.indexOf(decision.signal.interval),
    rests: decision.rests,
    order: {
      direction: decision.side === 'long' ? 1 : -1,
      size: toNumber(decision.size),
      takeProfit: toNumber(decision.takeProfitPrice),
      stop: toNumber(decision.stopLossPrice),
      targetRests: strategy.maker?.restsTargets ?? false,
    },
  }
}
