// Backtest of a session: its contract replayed over past bars by the code that runs it live.
import type { Pnl } from '../../contract/trading/positions.ts'
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import { type NewVoice, saidBy, unsaid } from './by-program.ts'
import { type Look, exactDecider } from './exact-decider.ts'
import { type BacktestTrade, createLedger, totalOf } from './ledger.ts'
import { type Rehearsal, requireFit, termsOf } from './rehearsal.ts'
import { type Decider, type Replayed, replay } from './replay.ts'
import { type Tape, openingTime } from './tape.ts'
import type { EndReason, Gate } from '../types.ts'

export interface BacktestInput extends Rehearsal {
  /** The market's past, with the strategy's intervals. */
  tape: Tape
  /** Index of the bar at which the session starts, at least 1. */
  start: number
  onLook?: (look: Look) => void
  /** Of a session by a program. */
  program?: NewVoice
  /** What decides in place of the session's own rules, for research. */
  over?: (mind: Decider) => Decider
}

export interface BacktestResult {
  /** In the order in which they closed. */
  trades: BacktestTrade[]
  /** USDC: the net result at each look, open positions at the mark, and at the end. */
  equity: { at: UnixMs; net: DecimalString }[]
  /** Null: the bars ended first; what was open is counted as closed at the last close. */
  endReason: EndReason | null
  startedAt: UnixMs
  endedAt: UnixMs
  /** `netPct`: percent of the budget. */
  pnl: Pnl
  /** How often each gate refused an entry. */
  refusals: Partial<Record<Gate, number>>
}

/**
 * Replays one session. README.md, "Backtest", lists its assumptions. Throws RangeError on a start outside the bars
 * and on a tape of other intervals than the strategy's.
 */
export function backtest(input: BacktestInput): BacktestResult {
  const equity: BacktestResult['equity'] = []
  const { done, trades } = replayExactly(input, (look) => {
    equity.push({ at: look.now, net: look.session.netPnl })
    input.onLook?.(look)
  })
  const pnl = totalOf(trades, input.contract.budget)
  return {
    trades,
    equity: [...equity, { at: done.endedAt, net: pnl.net }],
    endReason: done.reason,
    startedAt: openingTime(input.tape, input.start),
    endedAt: done.endedAt,
    pnl,
    refusals: Object.fromEntries(done.refusals),
  }
}

/** The replay behind `backtest`, for callers that need the ending and not the exact money. */
export function replayExactly(
  input: Omit<BacktestInput, 'onLook'>,
  onLook?: (look: Look) => void,
): { done: Replayed; trades: BacktestTrade[] } {
  const { start, program } = input
  const tape = program === undefined ? input.tape : unsaid(input.tape)
  requireFit(input, tape, start)
  const ledger = createLedger(input.costs, input.plan.budgetPerPosition)
  const { over = (usual: Decider) => usual } = input
  const mind = over(exactDecider(input, tape, start, ledger, onLook))
  const done = replay(
    termsOf(input, tape, start),
    program === undefined ? mind : saidBy(program(), input, tape, mind),
    ledger,
  )
  if (done === null) throw new Error('an exact mind is never in doubt')
  return { done, trades: ledger.trades }
}
